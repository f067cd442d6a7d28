import type { Person } from './person.fixture.js';
import type { Fate } from './plan.fixture.js';
import { lead, type Subject } from './subject.fixture.js';
import { maybeWithdraw, noted, remaining } from './withdrawal.fixture.js';
import { appears, reaches, type World, year } from './world.fixture.js';

const office = 'phong-noi-vu';

/** Whether certification knows that it is confirmed; not where it was withdrawn instead. */
const isDecidable = (head: Person, subject: Subject): Promise<{ state: string } | undefined> =>
  appears(subject, 'certification shows it as confirmed', async () => {
    const dossier = await head.see<{ state: string }>('certification', `dossiers/${subject.id}`);
    return dossier?.state === 'confirmed' ? dossier : undefined;
  });

/** One paper on many. Undefined where somebody withdrew meanwhile, so that it has to be written anew. */
async function signedDecision(
  head: Person,
  bodyUnitId: string,
  subjects: readonly Subject[],
): Promise<string | undefined> {
  const items = subjects.map(({ id }) => ({ initiativeId: id, verdict: 'recognized' }));
  const service = 'certification';
  const drafted = await head.give<{ id: string }>({
    service,
    path: 'decisions',
    action: 'draft',
    body: { level: 'unit', bodyUnitId, items },
  });
  if (!drafted.ok) return undefined;
  const aggregateId = drafted.body.id;
  const signed = await head.give({ service, path: `decisions/${aggregateId}/sign`, action: 'sign', aggregateId });
  if (signed.ok) return aggregateId;
  const path = `decisions/${aggregateId}`;
  await head.give({ service, path, action: 'discard', aggregateId, method: 'DELETE' });
  return undefined;
}

/** Quyết định công nhận cấp cơ sở, một quyết định cho nhiều sáng kiến. Gives those that it recognizes. */
export async function recognize(
  world: World,
  recognizingCode: string,
  confirmed: readonly Subject[],
): Promise<Subject[]> {
  const head = await world.account(`thutruong.${recognizingCode}`);
  let subjects = confirmed.filter(({ plan }) => plan.fate !== 'confirmed');
  while (subjects.length > 0) {
    for (const subject of subjects) await isDecidable(head, subject);
    subjects = subjects.filter(({ withdrawn }) => !withdrawn);
    if (subjects.length === 0) break;
    const unitDecisionId = await signedDecision(head, world.unitIdOf(recognizingCode), subjects);
    if (unitDecisionId) {
      for (const subject of subjects) Object.assign(subject, { unitDecisionId }).steps.push('recognize-unit');
      for (const subject of subjects) maybeWithdraw(subject, 'sign');
      return subjects;
    }
    const before = subjects;
    subjects = await remaining(subjects);
    if (subjects.length === before.length) throw new Error(`${recognizingCode} could not decide, and nobody withdrew`);
  }
  return [];
}

const beforeSubmission: readonly Fate[] = ['unit-recognized'];

/** Tờ trình cho nhiều sáng kiến. Gives those that were submitted. */
export async function submit(
  world: World,
  recognizingCode: string,
  recognized: readonly Subject[],
): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const subject of recognized.filter(({ plan }) => !beforeSubmission.includes(plan.fate)))
    if (await reaches(subject, 'unit-recognized')) subjects.push(subject);
  if (subjects.length === 0) return [];
  const secretary = await world.account(`vanthu.${recognizingCode}`);
  const { refused } = await secretary.giveMany({
    service: 'registration',
    path: 'initiatives/submissions',
    action: 'submit',
    body: {
      initiativeIds: subjects.map(({ id }) => id),
      round: { year, number: 1 },
      letter: { number: `${subjects.length}/TTr`, signedOn: `${year}-03-01` },
    },
  });
  const submitted: Subject[] = [];
  for (const subject of subjects) {
    const reasons = refused.get(subject.id);
    if (!(await noted(subject, 'submit', { ok: reasons === undefined, reasons: reasons ?? [] }))) continue;
    submitted.push(subject);
    maybeWithdraw(subject, 'submit');
  }
  return submitted;
}

interface Intake {
  id: string;
  state: string;
}

const intakeIn = (officer: Person, subject: Subject, state: string): Promise<Intake | undefined> =>
  appears(subject, `the intake is ${state}`, async () => {
    const found = await officer.see<{ items: Intake[] }>('evaluation', `intakes?initiativeId=${subject.id}`);
    return found?.items.find((intake) => intake.state === state);
  });

const defects = [{ field: 'evidence', note: 'Bổ sung số liệu so sánh.' }];

/** Tiếp nhận: giấy biên nhận, rồi nhận, trả lại hoặc từ chối. Tells whether it was accepted. */
export async function takeIn(world: World, subject: Subject): Promise<boolean> {
  const { fate } = subject.plan;
  if (fate === 'submitted') return false;
  const officer = await world.account(`tiepnhan.${office}`);
  const intake = await intakeIn(officer, subject, 'waiting');
  if (!intake) return false;
  const act = async (action: string, path: string, step: string, body = {}) => {
    const command = {
      service: 'evaluation',
      path: `intakes/${intake.id}/${path}`,
      action,
      aggregateId: intake.id,
      body,
    };
    return noted(subject, step, await officer.give(command));
  };
  if (!(await act('receive', 'receipt', 'receive'))) return false;
  maybeWithdraw(subject, 'receive');
  if (fate === 'declined') await act('refuse', 'refuse', 'refuse', { reason: 'Không thuộc phạm vi.' });
  else if (fate === 'returned' || fate === 'completed') await act('return', 'return', 'return', { defects });
  else return accept(officer, intake, subject);
  return fate === 'completed' && complete(world, subject);
}

async function accept(officer: Person, { id }: Intake, subject: Subject): Promise<boolean> {
  const path = `intakes/${id}/accept`;
  const command = { service: 'evaluation', path, action: 'accept', aggregateId: id };
  const accepted = await noted(subject, 'accept', await officer.give(command));
  if (accepted) maybeWithdraw(subject, 'accept');
  return accepted;
}

/** Bổ sung, nộp lại, được tiếp nhận. */
export async function complete(world: World, subject: Subject): Promise<boolean> {
  if (!(await reaches(subject, 'returned'))) return false;
  const answer = await lead(subject).give({
    service: 'registration',
    path: `initiatives/${subject.id}/completion`,
    action: 'complete',
    aggregateId: subject.id,
    body: { note: 'Đã bổ sung số liệu.' },
  });
  if (!(await noted(subject, 'complete', answer))) return false;
  const officer = await world.account(`tiepnhan.${office}`);
  const intake = await intakeIn(officer, subject, 'received');
  return intake ? accept(officer, intake, subject) : false;
}
