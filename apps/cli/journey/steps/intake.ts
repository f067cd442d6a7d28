import { intakeOfficeFor } from '#lib/regulation/intake.js';
import { until } from '#lib/testing/until.js';
import type { Session } from '../client.js';
import { Astray, type Page, refused, same, there } from '../expect.js';
import { type Case, codeOf, type Journey, lead, reaching, withFate } from '../model.js';
import { reaches } from '../waits.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { reportOf } from './content.js';
import { attach } from './filing.js';

interface Intake {
  id: string;
  state: string;
  officeUnitId: string;
  receiptNumber: string | null;
}

/** Those that were submitted and are with the district. */
export const withDistrict = (journey: Journey): Case[] => [
  ...reaching(journey, 'heard'),
  ...(journey.plan.wrongRound.taken ? withFate(journey, 'out-of-round') : []),
];

const taken = (journey: Journey): Case[] => [...withDistrict(journey), ...withFate(journey, 'supplement-lapsed')];

/** Code of the office that takes its dossier in. */
export const officeFor = ({ regulation }: Journey, subject: Case): string =>
  intakeOfficeFor(regulation as Regulation, subject.view?.sector ?? '')?.office ?? '';

const intakeOf = (officer: Session, subject: Case, state: string): Promise<Intake> =>
  until(
    async () => {
      const { items } = await officer.get<{ items: Intake[] }>(`evaluation/intakes?initiativeId=${subject.id}`);
      return items.find((intake) => intake.state === state);
    },
    { what: `the intake of «${subject.title}» is ${state}`, timeoutMs: 30_000, everyMs: 25 },
  );

async function receive(journey: Journey, subject: Case): Promise<string> {
  const code = officeFor(journey, subject);
  const officer = await journey.people.intakeOfficer(code);
  const intake = await intakeOf(officer, subject, 'waiting');
  if (codeOf(journey, intake.officeUnitId) !== code) throw new Astray(`«${subject.title}» came to the wrong office`);
  const stranger = await journey.people.intakeOfficer(code === 'van-phong' ? 'phong-noi-vu' : 'van-phong');
  await refused(stranger.post(`evaluation/intakes/${intake.id}/receipt`), 'not-found');
  const { receiptNumber } = await officer.post<Intake>(`evaluation/intakes/${intake.id}/receipt`);
  if (!receiptNumber) throw new Astray('the receipt has no number');
  if (['supplemented', 'supplement-lapsed'].includes(subject.plan.fate)) await sendBack(officer, intake, subject);
  else await accept(officer, intake, subject);
  return code;
}

async function accept(officer: Session, { id }: Intake, subject: Case): Promise<void> {
  await officer.post(`evaluation/intakes/${id}/accept`);
  await reaches(subject, 'accepted');
}

async function sendBack(officer: Session, { id }: Intake, subject: Case): Promise<void> {
  const defects = [{ field: 'evidence', note: 'Bổ sung số liệu so sánh trước và sau khi áp dụng.' }];
  await officer.post(`evaluation/intakes/${id}/return`, { defects });
  await reaches(subject, 'returned');
}

/** Tiếp nhận, giấy biên nhận, kiểm tra thể thức; one goes back for supplement. */
export async function takeIn(journey: Journey): Promise<string> {
  const offices = new Map<string, number>();
  for (const subject of taken(journey)) {
    const code = await receive(journey, subject);
    offices.set(code, (offices.get(code) ?? 0) + 1);
  }
  const counts = [...offices].map(([code, count]) => `${count} at ${code}`).join(', ');
  const returned = withFate(journey, 'supplemented', 'supplement-lapsed').length;
  return `receipts: ${counts}; ${returned} returned for supplement, the others accepted`;
}

interface Difference {
  field: string;
  before: unknown;
  after: unknown;
}

/** What changed between the dossier as it was returned and as it was completed. */
async function supplemented(officer: Session, { id, title }: Case): Promise<string[]> {
  const path = `registration/initiatives/${id}/versions`;
  const { items } = await officer.get<Page<{ version: number; action: string }>>(path);
  const of = (action: string) =>
    there(`version ${action} of «${title}»`, items.findLast((v) => v.action === action)).version; // prettier-ignore
  const range = `from=${of('return')}&to=${of('complete')}`;
  const { differences } = await officer.get<{ differences: Difference[] }>(`${path}/diff?${range}`);
  const fieldOf = ({ field }: Difference) =>
    field.startsWith('attachments.evidence.') ? 'attachments.evidence' : field;
  return differences.map(fieldOf).sort();
}

/** Bổ sung hồ sơ: a paper and a figure; the office sees which fields differ from what it returned. */
export async function complete(journey: Journey): Promise<string> {
  const subjects = withFate(journey, 'supplemented');
  for (const subject of subjects) {
    const path = `registration/initiatives/${subject.id}`;
    await attach(subject, 'evidence', 'số liệu bổ sung');
    const { benefit, ...report } = reportOf(journey, subject.plan.fate, 'measured');
    await lead(subject).patch(path, { report: { ...report, benefit: { ...benefit, amount: 40 } } });
    const note = 'Đã bổ sung bảng so sánh số liệu trước và sau khi áp dụng.';
    await lead(subject).post(`${path}/completion`, { note });
    const officer = await journey.people.intakeOfficer(officeFor(journey, subject));
    await accept(officer, await intakeOf(officer, subject, 'received'), subject);
    same('what was supplemented', await supplemented(officer, subject), ['attachments.evidence', 'report.benefit']);
  }
  return `${subjects.length} completed: the evidence and report.benefit differ from what was returned; accepted`;
}
