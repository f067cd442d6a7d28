import type { Council, Hearing, Outcome } from './book.fixture.js';
import type { Person } from './person.fixture.js';
import type { Subject } from './subject.fixture.js';
import { noted } from './withdrawal.fixture.js';
import { appears, reaches, type World, year } from './world.fixture.js';

const seats = [
  ['uyvien1', 'chair'],
  ['uyvien2', 'vice-chair'],
  ['thukyhoidong', 'secretary'],
  ['uyvien3', 'member'],
  ['uyvien4', 'member'],
  ['uyvien5', 'member'],
  ['uyvien6', 'member'],
] as const;

/** Quyết định thành lập hội đồng. */
export async function found(world: World): Promise<Council> {
  const members = await Promise.all(seats.map(([account]) => world.account(account)));
  const [chair, , secretary] = members as [Person, Person, Person];
  const body = {
    level: 'district',
    unitId: world.unitIdOf('ubnd-huyen'),
    year,
    name: 'Hội đồng Sáng kiến huyện',
    decisionNumber: '15/QĐ-HĐSK',
    decisionDate: `${year}-01-03`,
    validFrom: `${year}-01-03`,
    validTo: `${year}-12-31`,
    members: members.map(({ personId }, i) => ({ personId, role: seats[i]![1] })),
  };
  const command = { service: 'evaluation', path: 'councils', action: 'found', body };
  const answer = await secretary.give(command);
  if (!answer.ok) throw new Error(`The council was not founded: ${answer.reasons.join(', ')}`);
  return { id: answer.body.id, chair, secretary, members };
}

/** What is demanded: a refusal here is a fault, since nobody withdraws what is before the council. */
export async function must<T extends { id: string }>(
  person: Person,
  command: Parameters<Person['give']>[0],
): Promise<T> {
  const answer = await person.give<T>(command);
  if (!answer.ok) throw new Error(`${command.path} was refused: ${answer.reasons.join(', ')}`);
  return answer.body;
}

function outcomeFor({ plan: { fate } }: Subject, isSecondTime: boolean): Outcome {
  if (fate === 'council-declined' || (fate === 'reopened' && !isSecondTime)) return 'decline';
  return fate === 'improved' || (fate === 'mended' && !isSecondTime) ? 'improve' : 'recommend';
}

/** One of three dossiers is by an acquaintance of one of the members. */
const acquaintanceOf = ({ members }: Council, { plan: { number } }: Subject): Person | undefined =>
  number % 3 === 0 ? members[3 + (number % 4)] : undefined;

/** Mở việc đánh giá; undefined where the author withdrew before the council had it. */
async function open(world: World, council: Council, subject: Subject): Promise<Hearing | undefined> {
  const { id: councilId, secretary } = council;
  const known = await appears(subject, 'evaluation shows it as accepted', async () => {
    const dossier = await secretary.see<{ state: string }>('evaluation', `dossiers/${subject.id}`);
    return dossier?.state === 'accepted' ? dossier : undefined;
  });
  if (!known) return undefined;
  const body = { initiativeId: subject.id, councilId };
  const answer = await secretary.give({ service: 'evaluation', path: 'assessments', action: 'open', body });
  if (!(await noted(subject, 'evaluate', answer))) return undefined;
  const isSecondTime = world.hearings.some((earlier) => earlier.subject === subject);
  const hearing: Hearing = {
    subject,
    assessmentId: answer.body.id,
    outcome: outcomeFor(subject, isSecondTime),
    isConcluded: false,
    recused: undefined,
    sheets: [],
  };
  world.hearings.push(hearing);
  return (await reaches(subject, 'evaluating')) ? hearing : undefined;
}

/** Khai báo có hay không có xung đột lợi ích, each member of all, before the first look. */
async function declare(council: Council, hearings: readonly Hearing[]): Promise<void> {
  const say = async (member: Person, about: readonly Hearing[], inConflict: boolean) => {
    if (about.length === 0) return;
    const assessmentIds = about.map(({ assessmentId }) => assessmentId);
    const body = { assessmentIds, inConflict, ...(inConflict ? { reason: 'Đã cùng tác giả viết sáng kiến.' } : {}) };
    const action = inConflict ? 'declare-conflict' : 'declare';
    const { refused } = await member.giveMany({ service: 'evaluation', path: 'declarations', action, body });
    if (refused.size > 0) throw new Error(`A declaration was refused: ${[...refused.values()].join(', ')}`);
    for (const hearing of inConflict ? about : []) hearing.recused = member;
  };
  const knows =
    (member: Person) =>
    ({ subject }: Hearing) =>
      acquaintanceOf(council, subject) === member;
  const declaring = council.members.flatMap((member) => {
    const known = hearings.filter(knows(member));
    return [say(member, hearings.filter((hearing) => !known.includes(hearing)), false), say(member, known, true)]; // prettier-ignore
  });
  await Promise.all(declaring);
}

interface AssignmentPlan {
  id: string;
  dossiers: { assessmentId: string; members: { personId: string }[] }[];
}

/** Lập phương án phân công, áp dụng; gives who has to score what. */
async function assign(world: World, { id, secretary }: Council, hearings: readonly Hearing[]): Promise<AssignmentPlan> {
  const body = {
    assessmentIds: hearings.map(({ assessmentId }) => assessmentId),
    perDossier: 3,
    dueAt: `${year}-03-08T10:00:00Z`,
  };
  const path = `councils/${id}/assignment-plans`;
  const plan = await must<AssignmentPlan>(secretary, { service: 'evaluation', path, action: 'draft', body });
  const applying = { service: 'evaluation', path: `assignment-plans/${plan.id}/apply`, action: 'apply' };
  await must(secretary, { ...applying, aggregateId: plan.id });
  const { personId } = secretary;
  for (const { assessmentId: aggregateId } of plan.dossiers)
    world.ledger.along.push({ service: 'evaluation', personId, action: 'assign', aggregateId });
  return plan;
}

/** By the regulation of the run: recognized from 60 points, to be improved from 40. */
const shares: Readonly<Record<Outcome, number>> = { recommend: 0.8, improve: 0.5, decline: 0.2 };
const most = { novelty: 30, effect: 40, scope: 30 };

/** Chấm: saved half filled in and whole, as a form does that saves itself, then sent. */
async function score(member: Person, { assessmentId, outcome, sheets }: Hearing, differing: number): Promise<void> {
  const marks = Object.entries(most).map(([key, max]) => [key, max * shares[outcome] + differing] as const);
  const path = `assessments/${assessmentId}/sheets/mine`;
  const save = async (kept: typeof marks) => {
    const remarks = Object.fromEntries(kept.map(([key]) => [key, 'Đã xem minh chứng.']));
    const body = { scores: Object.fromEntries(kept), remarks, comment: `Đã chấm ${kept.length} tiêu chí.` };
    return must(member, { service: 'evaluation', path, action: 'save', method: 'PUT', body });
  };
  await save(marks.slice(0, 2));
  const { id: aggregateId } = await save(marks);
  await must(member, { service: 'evaluation', path: `${path}/send`, action: 'send', aggregateId });
  sheets.push({ memberId: member.personId, scores: Object.fromEntries(marks) });
}

async function scoreAll({ members, chair }: Council, hearing: Hearing, assignedIds: readonly string[]): Promise<void> {
  const assigned = members.filter(({ personId }) => assignedIds.includes(personId));
  await Promise.all(assigned.map((member, i) => score(member, hearing, i)));
  const { assessmentId: aggregateId } = hearing;
  const path = `assessments/${aggregateId}/open-scores`;
  await must(chair, { service: 'evaluation', path, action: 'open-scores', aggregateId });
}

/** Mở đánh giá, khai báo, phân công, chấm, mở điểm. Gives what the council can meet about. */
export async function hear(world: World, council: Council, subjects: readonly Subject[]): Promise<Hearing[]> {
  const opened = await Promise.all(subjects.map((subject) => open(world, council, subject)));
  const hearings = opened.filter((hearing) => hearing !== undefined);
  if (hearings.length === 0) return [];
  await declare(council, hearings);
  const { dossiers } = await assign(world, council, hearings);
  const assignedTo = ({ assessmentId }: Hearing) =>
    dossiers.find((dossier) => dossier.assessmentId === assessmentId)!.members.map(({ personId }) => personId);
  await Promise.all(hearings.map((hearing) => scoreAll(council, hearing, assignedTo(hearing))));
  return hearings;
}
