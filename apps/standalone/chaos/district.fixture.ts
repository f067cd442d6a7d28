import { must } from './council.fixture.js';
import type { Person } from './person.fixture.js';
import type { Fate } from './plan.fixture.js';
import { lead, type Subject } from './subject.fixture.js';
import { noted } from './withdrawal.fixture.js';
import { appears, localityId, type World, year } from './world.fixture.js';

const service = 'certification';

/** Waits until certification shows each in the state; none of them can be withdrawn any more. */
async function arrive(person: Person, subjects: readonly Subject[], state: string): Promise<void> {
  for (const subject of subjects)
    await appears(subject, `certification shows it as ${state}`, async () => {
      const dossier = await person.see<{ state: string }>(service, `dossiers/${subject.id}`);
      return dossier?.state === state ? dossier : undefined;
    });
}

const withFates = (subjects: readonly Subject[], ...fates: Fate[]): Subject[] =>
  subjects.filter(({ plan }) => fates.includes(plan.fate));

/** Khiếu nại được chấp nhận: gives those that the council has to hear again. */
export async function appeal(world: World, declined: readonly Subject[]): Promise<Subject[]> {
  const chairman = await world.account('chutich');
  for (const subject of declined) {
    const author = lead(subject);
    await arrive(author, [subject], 'declined');
    const grounds = 'Hội đồng chưa xem số liệu đã bổ sung.';
    const body = { initiativeId: subject.id, grounds };
    const { id } = await must(author, { service, path: 'appeals', action: 'lodge', body });
    const said = { upheld: true, reason: 'Cần xem xét lại.' };
    const answering = { service, path: `appeals/${id}/answer`, action: 'uphold', aggregateId: id, body: said };
    await noted(subject, 'reopen-evaluating', await chairman.give(answering));
  }
  return [...declined];
}

const undecided: readonly Fate[] = ['mended', 'reopened', 'recommended'];

/** Quyết định của Chủ tịch UBND huyện, một quyết định cho nhiều sáng kiến. */
async function sign(world: World, recommended: readonly Subject[]): Promise<void> {
  const subjects = recommended.filter(({ plan }) => !undecided.includes(plan.fate));
  if (subjects.length === 0) return;
  const chairman = await world.account('chutich');
  await arrive(chairman, subjects, 'recommended');
  const verdictOf = ({ plan }: Subject) => (plan.fate === 'district-declined' ? 'declined' : 'recognized');
  const items = subjects.map((subject) => ({
    initiativeId: subject.id,
    verdict: verdictOf(subject),
    ...(verdictOf(subject) === 'declined' ? { reason: 'Phạm vi ảnh hưởng chưa đến cấp huyện.' } : {}),
  }));
  const body = { level: 'district', bodyUnitId: world.unitIdOf('ubnd-huyen'), items };
  const { id } = await must(chairman, { service, path: 'decisions', action: 'draft', body });
  await must(chairman, { service, path: `decisions/${id}/sign`, action: 'sign', aggregateId: id });
  for (const subject of subjects) {
    subject.district = { decisionId: id, verdict: verdictOf(subject) };
    subject.steps.push(verdictOf(subject) === 'recognized' ? 'recognize-district' : 'decline');
  }
}

/** Lựa chọn, tờ trình đề cử, công bố. */
async function nominate(world: World, subjects: readonly Subject[]): Promise<void> {
  if (subjects.length === 0) return;
  const [officer, chairman] = [await world.account('thuongtruc'), await world.account('chutich')];
  await arrive(officer, subjects, 'district-recognized');
  const rows = subjects.map(({ id }, i) => ({ initiativeId: id, reason: 'Có khả năng nhân rộng.', rank: i + 1 }));
  const selecting = { service, path: 'nominations', action: 'select', body: { rows } };
  const { done, refused } = await officer.giveMany(selecting);
  if (refused.size > 0) throw new Error(`A nomination was refused: ${[...refused.values()].join(', ')}`);
  const nominationIds = [...done.values()];
  const body = { localityId, year, bodyUnitId: world.unitIdOf('ubnd-huyen'), nominationIds };
  const { id } = await must(chairman, { service, path: 'nomination-letters', action: 'sign', body });
  const publication = { service, path: `nomination-letters/${id}/publication`, action: 'publish', aggregateId: id };
  await must(officer, publication);
  for (const aggregateId of nominationIds)
    world.ledger.along.push(
      { service, personId: chairman.personId, action: 'send', aggregateId },
      { service, personId: officer.personId, action: 'nominate', aggregateId },
    );
  for (const subject of subjects) {
    subject.nomination = { id: done.get(subject.id)!, state: 'made' };
    subject.steps.push('nominate');
  }
}

/** Tỉnh trả lời. */
async function answer(world: World, subjects: readonly Subject[]): Promise<void> {
  if (subjects.length === 0) return;
  const officer = await world.signIn('quangngai.tinh');
  await arrive(await world.account('thuongtruc'), subjects, 'nominated');
  const answeredOn = `${year}-03-01`;
  const isRecognized = ({ plan }: Subject) => plan.fate === 'province-recognized';
  const words = (subject: Subject) =>
    isRecognized(subject) ? { number: `${subject.plan.number}/QĐ-UBND` } : { reason: 'Chưa rõ phạm vi cấp tỉnh.' };
  const rows = subjects.map((subject) => ({
    ...{ id: subject.nomination!.id, recognized: isRecognized(subject), answeredOn },
    ...words(subject),
  }));
  const answering = { service, path: 'nominations/answers', action: 'answer', body: { rows } };
  const { refused } = await officer.giveMany(answering);
  if (refused.size > 0) throw new Error(`An answer was refused: ${[...refused.values()].join(', ')}`);
  for (const subject of subjects) {
    subject.nomination!.state = isRecognized(subject) ? 'recognized' : 'declined';
    subject.steps.push(isRecognized(subject) ? 'recognize-province' : 'decline');
  }
}

/** Hủy bỏ công nhận. */
async function revoke(by: Person, decisionId: string, subject: Subject, step: string): Promise<void> {
  const path = `decisions/${decisionId}/items/${subject.id}/revocation`;
  const body = { reason: 'Số liệu hiệu quả không đúng.', basis: 'Kết luận thanh tra số 05/KL-TTr.' };
  await must(by, { service, path, action: 'revoke', body });
  subject.steps.push(step);
}

/** The unit's recognition falls, and what stands on it with it. */
async function revokeAtUnit(world: World, subject: Subject): Promise<void> {
  const head = await world.account(`thutruong.${subject.recognizingCode}`);
  await arrive(head, [subject], 'nominated');
  await revoke(head, subject.unitDecisionId!, subject, 'revoke');
  const nomination = subject.nomination!;
  const flagged = { personId: head.personId, action: 'flag', aggregateId: nomination.id };
  world.ledger.along.push({ service, ...flagged });
  nomination.state = 'closed';
}

async function revokeAtDistrict(world: World, subject: Subject): Promise<void> {
  const chairman = await world.account('chutich');
  await arrive(chairman, [subject], 'district-recognized');
  await revoke(chairman, subject.district!.decisionId, subject, 'revoke-district');
}

/** From the council's recommendation to the province's answer, as far as each is to come. */
export async function conclude(world: World, recommended: readonly Subject[]): Promise<void> {
  await sign(world, recommended);
  await nominate(world, withFates(recommended, 'nominated', 'revoked', 'province-declined', 'province-recognized'));
  await Promise.all([
    answer(world, withFates(recommended, 'province-declined', 'province-recognized')),
    ...withFates(recommended, 'revoked').map((subject) => revokeAtUnit(world, subject)),
    ...withFates(recommended, 'district-revoked').map((subject) => revokeAtDistrict(world, subject)),
  ]);
}
