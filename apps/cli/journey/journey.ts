import type { Regulation } from '#lib/regulation/regulation.js';
import { until } from '#lib/testing/until.js';
import { Refused, type Session } from './client.js';
import type { CasePlan, Fate, LocalityPlan } from './localities.js';
import type { People } from './people.js';

/** What the journey reads of an initiative. */
export interface InitiativeView {
  id: string;
  state: string;
  unitId: string;
  recognizingUnitId: string;
  sector: string;
  authors: { personId: string; fullName: string }[];
  recognitions: { level: string; number: string }[];
  unitCouncil: string | null;
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
    | 'audiences'
    | 'contentCategories'
    | 'applicationKinds'
    | 'dossier'
    | 'councils'
    | 'intake'
    | 'campaign'
  >;
  /** Units of the locality: code by id. */
  units: ReadonlyMap<string, string>;
  rootId: string;
  cases: Case[];
  campaignId: string;
  /** Tồn tại, vướng mắc named by each unit: its id by the unit's code. */
  shortcomings: Map<string, string>;
  /** Hội đồng at work, by the code of the unit they were founded for. */
  sittings: Map<string, Sitting>;
}

/** An initiative before a council. */
export interface Hearing {
  subject: Case;
  assessmentId: string;
  recused: readonly Session[];
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

/** The system did something else than it should. */
export class Astray extends Error {}

/** The refusal that has to come. Throws Astray where the request is carried out, or refused for another reason. */
export async function refused(request: Promise<unknown>, reason: string): Promise<string> {
  const error: unknown = await request.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) throw new Astray(`a refusal for ${reason} was expected, and none came`);
  if (!(error instanceof Refused)) throw error;
  if (!error.reasons.includes(reason)) throw new Astray(`a refusal for ${reason} was expected: ${error.message}`);
  return reason;
}

/** One answer of a bulk act. */
type Row<T> = { id: string; done: T } | { id: string; problem: { status: number; reasons: { key: string }[] } };

/** Rows that were all carried out. Throws Refused for the first that was not. */
export function allDone<T>(request: string, rows: readonly Row<T>[]): T[] {
  return rows.map((row) => {
    if ('done' in row) return row.done;
    const keys = row.problem.reasons.map(({ key }) => key);
    throw new Refused(`${request} (${row.id})`, row.problem.status, keys, keys.join(', '));
  });
}

const early = ['not-found', 'author-unknown', 'token-invalid'];

/** Asks again while what a new installation tells its services has not arrived everywhere. */
export async function onceKnown<T>(what: string, ask: () => Promise<T>): Promise<T> {
  let failure: unknown;
  const attempt = async () => {
    try {
      return { answer: await ask() };
    } catch (error) {
      if (error instanceof Refused && error.reasons.every((key) => early.includes(key))) throw error;
      failure = error;
      return { answer: undefined };
    }
  };
  const { answer } = await until(attempt, { what, timeoutMs: 30_000, everyMs: 100 });
  if (failure !== undefined) throw failure;
  return answer as T;
}

/** Waits until the record shows the initiative in `state`, and keeps what it shows. */
export async function reaches(subject: Case, state: string): Promise<void> {
  const [author] = subject.authors;
  await until(
    async () => {
      const view = await author?.get<InitiativeView>(`registration/initiatives/${subject.id}`);
      if (view?.state !== state) throw new Astray(`it is ${view?.state ?? 'unknown'}`);
      subject.view = view;
      return true;
    },
    { what: `«${subject.title}» is ${state}`, timeoutMs: 30_000, everyMs: 25 },
  );
}

/** Waits until the copy of another service shows the initiative in `state`. */
export async function arrives(session: Session, service: string, subject: Case, state: string): Promise<void> {
  await until(
    async () => {
      const copy = await session.get<{ state: string }>(`${service}/dossiers/${subject.id}`);
      if (copy.state !== state) throw new Astray(`it is ${copy.state}`);
      return true;
    },
    { what: `${service} shows «${subject.title}» as ${state}`, timeoutMs: 30_000, everyMs: 25 },
  );
}

export const lead = (subject: Case): Session => {
  const [author] = subject.authors;
  if (!author) throw new Astray(`«${subject.title}» has no author`);
  return author;
};

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
