import type { Session } from '../../cli/journey/client.js';
import { allDone } from '../../cli/journey/expect.js';
import { instantOf } from '../../cli/journey/plan.js';
import type { Case, Journey } from '../../cli/journey/model.js';
import { arrives } from '../../cli/journey/waits.js';

interface Criterion {
  key: string;
  max: number;
  children?: Criterion[];
}

const leaves = (criteria: readonly Criterion[]): Criterion[] =>
  criteria.flatMap((criterion) => (criterion.children ? leaves(criterion.children) : [criterion]));

/** A sheet with the best score of every criterion. */
export async function bestSheet(member: Session, assessmentId: string) {
  const { criteria } = await member.get<{ criteria: Criterion[] }>(`evaluation/assessments/${assessmentId}/criteria`);
  const of = (value: (criterion: Criterion) => unknown) =>
    Object.fromEntries(leaves(criteria).map((criterion) => [criterion.key, value(criterion)]));
  return { scores: of(({ max }) => max), remarks: of(() => 'Đạt.'), eligible: true };
}

/** Identifiers of what a council at work has left behind. */
export interface AtWork {
  plan: string;
  /** Declared by the member. */
  kin: string;
  /** Whose paper sheet was keyed. */
  scorer: string;
  /** Who recused and left a vacancy. */
  leaver: string;
  /** Its initiative, which another is compared with. */
  other: string;
}

/**
 * The third dossier while it is scored: the member has a draft, the paper of another waits for its second officer, one
 * who was assigned has recused. Everyone is assigned by name, so that no lot decides whose sheet it is.
 */
export async function scoreThird(journey: Journey, subject: Case): Promise<{ assessment: string; atWork: AtWork }> {
  const { councilId, secretary } = journey.sittings.get('district') ?? {};
  if (!councilId || !secretary) throw new Error('no council was founded');
  await arrives(secretary, 'evaluation', subject, 'accepted');
  const members = await Promise.all([2, 3, 4, 5, 6, 7, 8].map((n) => journey.people.account(`uyvien${String(n)}`)));
  const [, , leaver, member, scorer] = members;
  if (!leaver || !member || !scorer) throw new Error('the council has too few members');
  const { id: assessment } = await secretary.post<{ id: string }>('evaluation/assessments', {
    initiativeId: subject.id,
    councilId,
  });
  const request = 'evaluation/declarations';
  for (const each of [secretary, ...members])
    allDone(request, await each.post(request, { assessmentIds: [assessment], inConflict: false }));
  const dueAt = instantOf('2023-11-30T17:00:00').toISOString();
  const asked = { assessmentIds: [assessment], perDossier: 2, dueAt, seed: 'một' };
  const plan = await secretary.post<{ id: string }>(`evaluation/councils/${councilId}/assignment-plans`, asked);
  const path = `evaluation/assessments/${assessment}`;
  const memberIds = [leaver, member, scorer].map(({ who }) => who.personId);
  await secretary.post(`${path}/assignments`, { dueAt, memberIds });
  await leaver.post(`${path}/recusals`, { reason: 'Là người thân của tác giả.' });
  await member.put(`${path}/sheets/mine`, await bestSheet(member, assessment));
  await secretary.put(`${path}/sheets/${scorer.who.personId}/paper`, await bestSheet(scorer, assessment));
  const relative = await journey.people.account('tacgia5');
  const kin = await member.post<{ id: string }>('evaluation/kin', { kinId: relative.who.personId, relation: 'Vợ' });
  const atWork = {
    plan: plan.id,
    kin: kin.id,
    scorer: scorer.who.personId,
    leaver: leaver.who.personId,
    other: subject.id,
  };
  return { assessment, atWork };
}

/** What an office decided on an initiative outside the usual. */
export async function overrule(journey: Journey, { id }: Case, other: Case): Promise<void> {
  const intake = await journey.people.account('tiepnhan.phong-noi-vu');
  const finding = { otherId: other.id, finding: 'distinct', reason: 'Khác đối tượng, khác cách làm.' };
  await intake.post(`registration/initiatives/${id}/duplicates/findings`, finding);
}
