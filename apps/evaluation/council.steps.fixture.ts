import type { ServiceAlone } from '#lib/testing/service-alone.js';
import type { Actor } from '#lib/service-kit/acting.js';
import type { Assessment } from './assessment/assessment.entity.js';
import type { Council } from './council/council.entity.js';
import type { CouncilWorld } from './council.world.fixture.js';
import type { Intake } from './intake/intake.entity.js';
import type { Meeting } from './meeting/meeting.entity.js';
import type { Choice } from './vote/vote.entity.js';

const day = 24 * 3_600_000;

/** The steps that tests of this service take again and again, over HTTP; every one must succeed. */
export function stepsIn(service: ServiceAlone, world: CouncilWorld) {
  const must = async <T>(as: Actor, method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await service.call<T>(method, path, { as, body });
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  const found = (level: 'unit' | 'district', seats: Actor[], by: Actor, unitId: string) =>
    must<Council>(by, 'POST', '/councils', {
      ...{ unitId, level, year: world.year, name: 'Hội đồng sáng kiến', decisionNumber: '01/QĐ-UBND' },
      ...{ decisionDate: `${String(world.year)}-01-02`, validFrom: `${String(world.year)}-01-02` },
      validTo: `${String(world.year)}-12-31`,
      members: seats.map(({ personId }, i) => ({
        personId,
        role: ['chair', 'vice-chair', 'secretary'][i] ?? 'member',
      })),
    });

  const intakeOf = async (initiativeId: string): Promise<Intake> => {
    const { items } = await must<{ items: Intake[] }>(world.officer, 'GET', `/intakes?initiativeId=${initiativeId}`);
    return items[0]!;
  };

  /** Opened, and nobody has declared yet. */
  const openOnly = (council: Council, initiativeId: string, by: Actor) =>
    must<Assessment>(by, 'POST', '/assessments', { initiativeId, councilId: council.id });

  /** Khai báo không có xung đột; whoever is in conflict has nothing to declare. */
  const declare = async (members: Actor[], assessment: Assessment) => {
    for (const member of members.filter(({ personId }) => !assessment.conflictedIds.includes(personId)))
      await must(member, 'POST', '/declarations', { assessmentIds: [assessment.id], inConflict: false });
  };

  const open = async (council: Council, initiativeId: string, by: Actor) => {
    const assessment = await openOnly(council, initiativeId, by);
    const seated = [...world.members, ...world.colleagues].filter(({ personId }) =>
      council.members.some((member) => member.personId === personId),
    );
    await declare(seated, assessment);
    return assessment;
  };

  const score = async (assessment: Assessment, secretary: Actor, members: Actor[], part = 1): Promise<Assessment> => {
    const dueAt = new Date(world.at.getTime() + 5 * day).toISOString();
    const path = `/assessments/${assessment.id}`;
    const { assignedIds } = await must<Assessment>(secretary, 'POST', `${path}/assignments`, { dueAt });
    for (const member of members.filter(({ personId }) => assignedIds.includes(personId))) {
      await must(member, 'PUT', `${path}/sheets/mine`, {
        scores: world.scores(part),
        remarks: {},
        eligible: part > 0.5,
      });
      await must(member, 'POST', `${path}/sheets/mine/send`);
    }
    return must(members[0]!, 'POST', `${path}/open-scores`);
  };

  /** Calls the meeting ten days later and moves the clock there. */
  const meet = async (
    council: Council,
    assessments: Assessment[],
    present: Actor[],
    chair: Actor,
  ): Promise<Meeting> => {
    const startsAt = new Date(world.at.getTime() + 10 * day);
    const summons = { councilId: council.id, startsAt: startsAt.toISOString(), place: 'Hội trường UBND' };
    const assessmentIds = assessments.map(({ id }) => id);
    const meeting = await must<Meeting>(chair, 'POST', '/meetings', { ...summons, assessmentIds });
    service.setTime(startsAt);
    const presentIds = present.map(({ personId }) => personId);
    return must(chair, 'POST', `/meetings/${meeting.id}/attendance`, { presentIds });
  };

  const vote = async (meeting: Meeting, assessmentId: string, chair: Actor, ballots: [Actor, Choice][]) => {
    await must(chair, 'POST', `/meetings/${meeting.id}/votes`, { assessmentId });
    for (const [member, choice] of ballots)
      await must(member, 'POST', `/meetings/${meeting.id}/ballots`, { assessmentId, choice });
    return must<{ passed: boolean }>(chair, 'POST', `/meetings/${meeting.id}/count`, { assessmentId });
  };

  const conclude = (meeting: Meeting, assessmentId: string, chair: Actor, more: object = {}) =>
    must<Assessment>(chair, 'POST', `/meetings/${meeting.id}/conclude`, { assessmentId, ...more });

  /** From the submission to an accepted dossier. */
  const takeIn = async (version = 1): Promise<string> => {
    const event = world.snapshot('submitted', version);
    await service.tell(event);
    const { id } = await intakeOf(event.subject);
    await must(world.officer, 'POST', `/intakes/${id}/receipt`);
    await must(world.officer, 'POST', `/intakes/${id}/accept`);
    await service.tell(world.snapshot('accepted', version + 1));
    return event.subject;
  };

  return { must, found, intakeOf, open, openOnly, declare, score, meet, vote, conclude, takeIn };
}
