import type { Criterion } from '#lib/regulation/assessment.js';
import { allDone, Astray, refused } from '../expect.js';
import type { Case, Hearing, Journey, Sitting } from '../model.js';
import type { Session } from '../client.js';

type SeatRole = 'chair' | 'vice-chair' | 'secretary' | 'member';

/** Who sits where, and for which unit. */
export interface Founding {
  level: 'unit' | 'district';
  unitId: string;
  name: string;
  founder: Session;
  seats: readonly { session: Session; role: SeatRole }[];
  /** Local dates. */
  from: string;
  to: string;
}

/** Quyết định thành lập hội đồng. */
export async function found(journey: Journey, founding: Founding): Promise<Sitting> {
  const { level, unitId, name, founder, seats, from, to } = founding;
  const council = await founder.post<{ id: string }>('evaluation/councils', {
    level,
    unitId,
    year: journey.plan.year,
    name,
    decisionNumber: '15/QĐ-HĐSK',
    decisionDate: from,
    validFrom: from,
    validTo: to,
    members: seats.map(({ session, role }) => ({ personId: session.who.personId, role })),
  });
  const seated = (role: SeatRole) => {
    const seat = seats.find((s) => s.role === role);
    if (!seat) throw new Astray(`the council has no ${role}`);
    return seat.session;
  };
  const members = seats.map(({ session }) => session);
  return {
    councilId: council.id,
    members,
    secretary: seated('secretary'),
    chair: seated('chair'),
    heard: [],
    meetingId: '',
  };
}

interface Assessment {
  id: string;
  assignedIds: string[];
}

/** Mở việc đánh giá, phân công, chấm, mở điểm; whoever is a colleague of the authors may recuse before. */
export async function hear(
  sitting: Sitting,
  subject: Case,
  { count, recused, favourable, dueAt }: Pick<Hearing, 'recused' | 'favourable'> & { count: number; dueAt: Date },
): Promise<void> {
  const { secretary, councilId } = sitting;
  const opened = { initiativeId: subject.id, councilId };
  const { id } = await secretary.post<Assessment>('evaluation/assessments', opened);
  const path = `evaluation/assessments/${id}`;
  const reason = 'Cùng phòng và trực tiếp phối hợp với nhóm tác giả.';
  for (const member of recused) await member.post(`${path}/recusals`, { reason });
  await declareFree(sitting, recused, id);
  const assignment = { dueAt: dueAt.toISOString(), count };
  const { assignedIds } = await secretary.post<Assessment>(`${path}/assignments`, assignment);
  await refused(sitting.chair.post(`${path}/open-scores`), 'sheets-pending');
  for (const memberId of assignedIds) await score(memberOf(sitting, memberId), path, favourable);
  await sitting.chair.post(`${path}/open-scores`);
  sitting.heard.push({ subject, assessmentId: id, recused, favourable });
}

/** Khai báo không có xung đột lợi ích, without which no member sees the dossier. */
async function declareFree({ members }: Sitting, recused: readonly Session[], assessmentId: string): Promise<void> {
  const request = 'evaluation/declarations';
  for (const member of members.filter((other) => !recused.includes(other)))
    allDone(request, await member.post(request, { assessmentIds: [assessmentId], inConflict: false }));
}

const memberOf = ({ members }: Sitting, personId: string): Session => {
  const member = members.find(({ who }) => who.personId === personId);
  if (!member) throw new Astray('someone who does not sit on the council was assigned');
  return member;
};

const leaves = (criteria: readonly Criterion[]): Criterion[] =>
  criteria.flatMap((criterion) => (criterion.children ? leaves(criterion.children) : [criterion]));

async function score(member: Session, path: string, good: boolean): Promise<void> {
  const { criteria } = await member.get<{ criteria: Criterion[] }>(`${path}/criteria`);
  const onStep = ({ max, step = 0.5 }: Criterion) => Math.floor((max * (good ? 0.85 : 0.4)) / step) * step;
  const scored = leaves(criteria);
  await member.put(`${path}/sheets/mine`, {
    scores: Object.fromEntries(scored.map((criterion) => [criterion.key, onStep(criterion)])),
    remarks: Object.fromEntries(scored.map(({ key }) => [key, good ? 'Đạt yêu cầu.' : 'Chưa đủ minh chứng.'])),
    eligible: good,
    comment: good ? 'Đề nghị công nhận.' : 'Nội dung đã có ở đơn vị khác, hiệu quả chưa rõ.',
  });
  await member.post(`${path}/sheets/mine/send`);
}

/** Triệu tập họp. */
export async function summon(sitting: Sitting, startsAt: Date): Promise<void> {
  const { secretary, councilId, heard } = sitting;
  const meeting = await secretary.post<{ id: string }>('evaluation/meetings', {
    councilId,
    startsAt: startsAt.toISOString(),
    place: 'Phòng họp UBND',
    assessmentIds: heard.map(({ assessmentId }) => assessmentId),
  });
  sitting.meetingId = meeting.id;
}

/** Họp, điểm danh, biểu quyết từng hồ sơ, kết luận, biên bản. `absent` stay away; without a quorum no vote opens. */
export async function sit(sitting: Sitting, absent: readonly Session[]): Promise<void> {
  const { meetingId, members, secretary, heard } = sitting;
  const path = `evaluation/meetings/${meetingId}`;
  const present = members.filter((member) => !absent.includes(member));
  const attend = (sessions: readonly Session[]) =>
    secretary.post(`${path}/attendance`, { presentIds: sessions.map(({ who }) => who.personId) });
  await attend(present.slice(0, 1));
  const first = heard[0]?.assessmentId;
  await refused(secretary.post(`${path}/votes`, { assessmentId: first }), 'quorum-not-met');
  await attend(present);
  for (const item of heard) await decide(sitting, path, item, present);
  const { items } = await secretary.post<{ items: unknown[] }>(`${path}/minutes`);
  if (items.length !== heard.length) throw new Astray('the minutes leave a dossier out');
}

async function decide(
  { secretary, chair }: Sitting,
  path: string,
  { subject, assessmentId, recused, favourable }: Hearing,
  present: readonly Session[],
): Promise<void> {
  const choice = favourable ? 'agree' : 'disagree';
  await secretary.post(`${path}/votes`, { assessmentId });
  for (const member of present) {
    const cast = member.post(`${path}/ballots`, { assessmentId, choice });
    if (recused.includes(member)) await refused(cast, 'conflict-of-interest');
    else await cast;
  }
  await secretary.post(`${path}/count`, { assessmentId });
  const { outcome } = await chair.post<{ outcome: string }>(`${path}/conclude`, { assessmentId });
  const expected = favourable ? 'recommend' : 'decline';
  if (outcome !== expected) throw new Astray(`the council said ${outcome} of «${subject.title}», not ${expected}`);
}
