import { allDone, Astray, there } from '../expect.js';
import type { Hearing, Journey, Sitting } from '../model.js';
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

/** Đánh giá, as far as the journey reads it. */
export interface Assessment {
  id: string;
  assignedIds: string[];
  vacancies: { personId: string }[];
  proposals: { personId: string; proposed: { personId: string } | null }[];
  sheets: { memberId: string; state: string }[];
}

export const pathOf = ({ assessmentId }: Hearing): string => `evaluation/assessments/${assessmentId}`;

export const assessmentOf = ({ secretary }: Sitting, hearing: Hearing): Promise<Assessment> =>
  secretary.get(pathOf(hearing));

/** Mở việc đánh giá; a colleague of the authors recuses, the others declare that nothing ties them to it. */
export async function open(sitting: Sitting, of: Omit<Hearing, 'assessmentId'>): Promise<Hearing> {
  const { secretary, councilId } = sitting;
  const opened = { initiativeId: of.subject.id, councilId };
  const { id } = await secretary.post<Assessment>('evaluation/assessments', opened);
  const hearing = { ...of, assessmentId: id };
  const reason = 'Cùng phòng và trực tiếp phối hợp với nhóm tác giả.';
  for (const member of of.recused) await member.post(`${pathOf(hearing)}/recusals`, { reason });
  sitting.heard.push(hearing);
  return hearing;
}

/** Khai báo không có xung đột lợi ích on everything at once, without which no member sees the dossiers. */
export async function declareFree({ members, heard }: Sitting): Promise<void> {
  const request = 'evaluation/declarations';
  for (const member of members) {
    const free = heard.filter(({ recused }) => !recused.includes(member));
    const assessmentIds = free.map(({ assessmentId }) => assessmentId);
    if (assessmentIds.length > 0) allDone(request, await member.post(request, { assessmentIds, inConflict: false }));
  }
}

/** Phân công, `count` members each, as the rules balance it. */
export async function assignEach({ secretary, heard }: Sitting, count: number, dueAt: Date): Promise<void> {
  for (const hearing of heard)
    await secretary.post(`${pathOf(hearing)}/assignments`, { dueAt: dueAt.toISOString(), count });
}

export const memberOf = ({ members }: Sitting, personId: string): Session => {
  const member = members.find(({ who }) => who.personId === personId);
  if (!member) throw new Astray('someone who does not sit on the council was assigned');
  return member;
};

/** The council at work for a unit. */
export const sittingOf = ({ sittings }: Journey, code: string): Sitting => there('council', sittings.get(code));

/** The first that is heard of whom the check is true. */
export const hearingOf = ({ heard }: Sitting, isIt: (hearing: Hearing) => boolean): Hearing =>
  there('hearing', heard.find(isIt));
