import { panelsNaming } from '#lib/regulation/panels.js';
import { cheapest } from './cheapest.js';

/** A member who may be assigned: what they know, and how many sheets they owe already. */
export interface Candidate {
  personId: string;
  load: number;
  expertise: readonly string[];
}

/** A dossier that needs so many more members. */
export interface Task {
  assessmentId: string;
  /** Sector and category: what panels and expertise are compared with. */
  fields: readonly string[];
  need: number;
  /** In conflict, or assigned already. */
  barredIds: readonly string[];
  /** A conflict that only warns: picked when nobody else is left. */
  doubtfulIds: readonly string[];
}

/** What an assignment is worked out from; the same always gives the same. */
export interface AssignmentInput {
  seed: string;
  candidates: readonly Candidate[];
  panels: readonly { name: string; fields: readonly string[]; memberIds: readonly string[] }[];
  tasks: readonly Task[];
  /** Bounds of each member's load, with what they owe already. */
  min?: number;
  max?: number;
}

/** Why this member: by panel, by expertise, with how many in all; `doubtful` when there was nobody better. */
export interface Picked {
  assessmentId: string;
  personId: string;
  panel?: string;
  expertise: string[];
  doubtful: boolean;
}

/** Who scores what, what could not be met, and the loads that come of it. */
export interface AssignmentPlanned {
  picks: Picked[];
  /** Dossiers that lack members, because everyone else is in conflict or at the maximum. */
  short: { assessmentId: string; missing: number }[];
  loads: { personId: string; before: number; after: number }[];
}

/**
 * What weighs more than what, each more than all below it together for one dossier: to keep to the panel, to bring
 * everyone up to the minimum, to spare who is in doubt, to keep loads even, to use expertise; then chance by the seed.
 */
const weights = { panel: 1e11, minimum: 1e10, doubt: 1e9, load: 1e4, expertise: 1e3, chance: 100 };

/** FNV-1a, so that chance depends on the seed and on nothing else. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
};

const common = (a: readonly string[], b: readonly string[]) => a.filter((field) => b.includes(field));

const panelOf = (input: AssignmentInput, task: Task, personId: string) => {
  const panels = panelsNaming(input.panels, task.fields);
  const own = panels.find(({ memberIds }) => memberIds.includes(personId));
  return { outside: panels.length > 0 && !own, name: own?.name };
};

const priceOf = (input: AssignmentInput, task: Task, { personId, expertise }: Candidate): number => {
  if (task.barredIds.includes(personId)) return Infinity;
  const { outside } = panelOf(input, task, personId);
  const isExpert = common(expertise, task.fields).length > 0;
  return (
    (outside ? weights.panel : 0) +
    (task.doubtfulIds.includes(personId) ? weights.doubt : 0) +
    (isExpert ? 0 : weights.expertise) +
    (hash(`${input.seed}/${task.assessmentId}/${personId}`) % weights.chance)
  );
};

const burdenOf = ({ min = 0, max = Infinity }: AssignmentInput, load: number): number => {
  if (load >= max) return Infinity;
  return load * weights.load - (load < min ? weights.minimum : 0);
};

const byId = <T>(list: readonly T[], idOf: (item: T) => string): T[] =>
  [...list].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));

const pickOf = (input: AssignmentInput, task: Task, { personId, expertise }: Candidate): Picked => {
  const { name } = panelOf(input, task, personId);
  const why = { expertise: common(expertise, task.fields), doubtful: task.doubtfulIds.includes(personId) };
  return { assessmentId: task.assessmentId, personId, ...(name ? { panel: name } : {}), ...why };
};

/**
 * Phân công tự động: never anyone in conflict, loads as even as conflicts and panels allow, by panel and expertise, the
 * same for the same seed in whatever order dossiers and members are listed. Takes a fraction of a second for 600
 * dossiers × 3 of 32 members.
 */
export function assignMembers(input: AssignmentInput): AssignmentPlanned {
  const tasks = byId(input.tasks, (task) => task.assessmentId);
  const candidates = byId(input.candidates, (candidate) => candidate.personId);
  const chosen = cheapest({
    tasks,
    members: candidates,
    need: (task) => task.need,
    price: (task, candidate) => priceOf(input, task, candidate),
    burden: ({ load }, taken) => burdenOf(input, load + taken),
  });
  const picks = tasks.flatMap((task, t) => (chosen[t] ?? []).map((candidate) => pickOf(input, task, candidate)));
  const short = tasks
    .map(({ assessmentId, need }, t) => ({ assessmentId, missing: need - (chosen[t]?.length ?? 0) }))
    .filter(({ missing }) => missing > 0);
  const given = (personId: string) => picks.filter((pick) => pick.personId === personId).length;
  const loads = candidates.map(({ personId, load }) => ({ personId, before: load, after: load + given(personId) }));
  return { picks, short, loads };
}

/** What a swap would break, by reason. */
export type SwapFault =
  | 'swap-already-assigned'
  | 'swap-conflict'
  | 'swap-at-maximum'
  | 'swap-outside-panel'
  | 'swap-doubtful'
  | 'swap-unbalanced'
  | 'swap-without-expertise';

/** Đổi người thì hỏng gì: what breaks when `to` scores the dossier in place of `from`. */
export function swapFaults(
  input: AssignmentInput,
  { picks, loads }: Pick<AssignmentPlanned, 'picks' | 'loads'>,
  task: Task,
  [from, to]: readonly [string, string],
): SwapFault[] {
  const after = (id: string) => loads.find(({ personId }) => personId === id)?.after ?? 0;
  const knows = (id: string) =>
    common(input.candidates.find(({ personId }) => personId === id)?.expertise ?? [], task.fields).length > 0;
  const outside = (id: string) => panelOf(input, task, id).outside;
  const doubtful = (id: string) => task.doubtfulIds.includes(id);
  const breaks: Record<SwapFault, boolean> = {
    'swap-already-assigned': picks.some((p) => p.assessmentId === task.assessmentId && p.personId === to),
    'swap-conflict': task.barredIds.includes(to),
    'swap-at-maximum': after(to) >= (input.max ?? Infinity),
    'swap-outside-panel': outside(to) && !outside(from),
    'swap-doubtful': doubtful(to) && !doubtful(from),
    'swap-unbalanced': after(to) >= after(from),
    'swap-without-expertise': knows(from) && !knows(to),
  };
  return (Object.keys(breaks) as SwapFault[]).filter((fault) => breaks[fault]);
}
