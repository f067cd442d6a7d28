import type { Regulation } from '#lib/regulation/regulation.js';
import type { Session } from './client.js';
import { Astray, there } from './expect.js';
import type { CasePlan, Fate, LocalityPlan } from './plan.js';
import type { People } from './people.js';

/** What the journey reads of an initiative. */
export interface InitiativeView {
  id: string;
  state: string;
  unitId: string;
  recognizingUnitId: string;
  sector: string;
  authors: { personId: string; fullName: string }[];
  recognitions: { level: string; number: string; decisionId: string }[];
  unitCouncil: string | null;
  /** When its clock runs out. */
  dueAt: string | null;
}

/** An initiative on its way. */
export interface Case {
  plan: CasePlan;
  title: string;
  id: string;
  authors: Session[];
  unitCode: string;
  recognizingCode: string;
  view?: InitiativeView;
  /** Certificates issued for it, at the unit and above. */
  certificates: number;
}

/** One locality on its way through the year. */
export interface Journey {
  plan: LocalityPlan;
  people: People;
  regulation: Pick<
    Regulation,
    | 'registration'
    | 'conditions'
    | 'declarations'
    | 'audiences'
    | 'contentCategories'
    | 'applicationKinds'
    | 'dossier'
    | 'councils'
    | 'intake'
    | 'campaign'
    | 'duplicates'
    | 'cchc'
    | 'rewards'
  >;
  /** Units of the locality: code by id. */
  units: ReadonlyMap<string, string>;
  rootId: string;
  cases: Case[];
  campaignId: string;
  /** Letters that had gone out before the journey began. */
  lettersBefore: number;
  /** Tồn tại, vướng mắc named by each unit: its id by the unit's code. */
  shortcomings: Map<string, string>;
  /** Hội đồng at work, by the code of the unit they were founded for. */
  sittings: Map<string, Sitting>;
  /** Cấp phó ký thay, by the code of the unit. */
  deputies: Map<string, Session>;
}

/** An initiative before a council. */
export interface Hearing {
  subject: Case;
  assessmentId: string;
  recused: Session[];
  /** What the members think of it. */
  favourable: boolean;
}

/** A council with what it hears. */
export interface Sitting {
  councilId: string;
  members: Session[];
  secretary: Session;
  chair: Session;
  heard: Hearing[];
  meetingId: string;
}

export const lead = (subject: Case): Session => {
  const [author] = subject.authors;
  if (!author) throw new Astray(`«${subject.title}» has no author`);
  return author;
};

/** How far an initiative goes on its way, by what it is there to show. */
const ways = ['begun', 'applied', 'filed', 'recognized', 'submitted', 'heard'] as const;

const goesTo: Readonly<Partial<Record<Fate, (typeof ways)[number]>>> = {
  'registered-late': 'begun',
  'filed-late': 'applied',
  withdrawn: 'filed',
  copied: 'filed',
  'admitted-late': 'recognized',
  appealed: 'recognized',
  revoked: 'recognized',
  'out-of-round': 'recognized',
  'supplement-lapsed': 'submitted',
};

/** Those that come at least so far. */
export const reaching = ({ cases }: Journey, way: (typeof ways)[number]): Case[] =>
  cases.filter(({ plan }) => ways.indexOf(goesTo[plan.fate] ?? 'heard') >= ways.indexOf(way));

/** The one with this fate. Throws Astray where the locality has none. */
export const theOne = ({ cases }: Journey, fate: Fate): Case =>
  there(
    `initiative that is ${fate}`,
    cases.find(({ plan }) => plan.fate === fate),
  );

/** Who acts for the unit's head: a deputy while there is one. */
export const headOf = async ({ deputies, people }: Journey, code: string): Promise<Session> =>
  deputies.get(code) ?? people.unitHead(code);

export const withFate = ({ cases }: Journey, ...fates: Fate[]): Case[] =>
  cases.filter(({ plan }) => fates.includes(plan.fate));

export const withoutFate = ({ cases }: Journey, ...fates: Fate[]): Case[] =>
  cases.filter(({ plan }) => !fates.includes(plan.fate));

/** Groups in the order of first appearance. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}

/** The unit's own code. Throws Astray for a unit of another locality. */
export function codeOf({ units }: Journey, unitId: string): string {
  const code = units.get(unitId);
  if (code === undefined) throw new Astray(`unknown unit ${unitId}`);
  return code;
}
