import { Astray, refused, same, there } from '../expect.js';
import type { Hearing, Journey, Sitting } from '../model.js';
import { dueAt } from '../plan.js';
import { assessmentOf, hearingOf, memberOf, pathOf, sittingOf } from './council.js';

const perDossier = 3;

interface Plan {
  id: string;
  state: string;
  dossiers: { assessmentId: string; members: { personId: string }[]; missing: number }[];
  loads: { personId: string; before: number; after: number }[];
}

const pickedFor = ({ dossiers }: Plan, { assessmentId }: Hearing): string[] =>
  dossiers.find((dossier) => dossier.assessmentId === assessmentId)?.members.map(({ personId }) => personId) ?? [];

/** Everyone of the council is loaded alike, nobody scores what they are in conflict with, nothing is missing. */
function requireFair({ heard }: Sitting, plan: Plan): number {
  same('dossiers of the plan', plan.dossiers.length, heard.length);
  const loads = plan.loads.map(({ after }) => after);
  same('sheets of the plan', loads.reduce((sum, load) => sum + load, 0), heard.length * perDossier); // prettier-ignore
  const spread = Math.max(...loads) - Math.min(...loads);
  if (spread > 1) throw new Astray(`the plan gives one member ${spread} dossiers more than another`);
  for (const hearing of heard) {
    const picked = pickedFor(plan, hearing);
    same(`members for «${hearing.subject.title}»`, new Set(picked).size, perDossier);
    if (hearing.recused.some(({ who }) => picked.includes(who.personId)))
      throw new Astray('the plan lets somebody score what they recused from');
  }
  return Math.max(...loads);
}

/** Vì sao người này mà không phải người kia: the swap to one who recused would break the rule on conflicts. */
async function explainPick(sitting: Sitting, plan: Plan): Promise<string[]> {
  const hearing = hearingOf(sitting, ({ recused }) => recused.length > 0);
  const [from] = pickedFor(plan, hearing);
  const [to] = hearing.recused;
  const swap = new URLSearchParams({
    assessmentId: hearing.assessmentId,
    from: from ?? '',
    to: to?.who.personId ?? '',
  });
  const { breaks } = await sitting.secretary.get<{ breaks: { key: string }[] }>(
    `evaluation/assignment-plans/${plan.id}/swap?${swap.toString()}`,
  );
  return breaks.map(({ key }) => key);
}

/** Phương án phân công: previewed without any effect, explained, and applied in one act exactly as previewed. */
export async function planAssignments(journey: Journey): Promise<string> {
  const sitting = sittingOf(journey, 'district');
  const { secretary, councilId, heard } = sitting;
  const plan = await secretary.post<Plan>(`evaluation/councils/${councilId}/assignment-plans`, {
    assessmentIds: heard.map(({ assessmentId }) => assessmentId),
    perDossier,
    dueAt: dueAt(journey.plan, 'meet').toISOString(),
    seed: 'hội đồng huyện',
  });
  const most = requireFair(sitting, plan);
  for (const hearing of heard) same('assigned by a preview', (await assessmentOf(sitting, hearing)).assignedIds, []);
  const breaks = await explainPick(sitting, plan);
  if (!breaks.includes('swap-conflict')) throw new Astray(`the swap would break ${breaks.join(', ') || 'nothing'}`);
  const apply = `evaluation/assignment-plans/${plan.id}/apply`;
  same('the plan', (await secretary.post<Plan>(apply)).state, 'applied');
  for (const hearing of heard) {
    const { assignedIds } = await assessmentOf(sitting, hearing);
    same('who is assigned', [...assignedIds].sort(), pickedFor(plan, hearing).sort());
  }
  await refused(secretary.post(apply), 'state');
  return `${heard.length} dossiers planned, ${perDossier} members each and none over ${most}; a swap would break ${breaks.join(', ')}; applied as previewed`;
}

/** Từ chối tham gia sau phân công: what the member leaves is vacant, somebody is proposed, and takes it. */
export async function fillVacancy(journey: Journey): Promise<string> {
  const sitting = sittingOf(journey, 'district');
  const { secretary, chair } = sitting;
  const hearing = hearingOf(
    sitting,
    ({ recused, subject }) => recused.length === 0 && subject.plan.fate === 'nominated',
  );
  const { assignedIds } = await assessmentOf(sitting, hearing);
  const leaving = there(
    'member who can leave',
    assignedIds.map((id) => memberOf(sitting, id)).find((member) => ![secretary, chair].includes(member)),
  );
  const { personId } = leaving.who;
  await leaving.post(`${pathOf(hearing)}/recusals`, { reason: 'Là người hướng dẫn tác giả viết báo cáo.' });
  hearing.recused.push(leaving);
  const vacant = await assessmentOf(sitting, hearing);
  same('vacancies', vacant.vacancies.map((vacancy) => vacancy.personId), [personId]); // prettier-ignore
  const proposed = there('proposal', vacant.proposals.find((one) => one.personId === personId)?.proposed).personId;
  const fill = `${pathOf(hearing)}/vacancies/${personId}/fill`;
  await refused(secretary.post(fill, { memberId: personId }), 'member-conflicted');
  await secretary.post(fill);
  const filled = await assessmentOf(sitting, hearing);
  same('vacancies left', filled.vacancies, []);
  same('who took it', filled.assignedIds.includes(proposed) && filled.assignedIds.length, perDossier);
  await refused(leaving.get(`${pathOf(hearing)}/sheets/mine`), 'conflict-of-interest');
  return `${leaving.who.name} recused, and ${memberOf(sitting, proposed).who.name} took the vacancy, as proposed`;
}
