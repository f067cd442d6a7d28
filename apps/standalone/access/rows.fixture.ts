import type { Ids, Role } from './world.fixture.js';

/**
 * Who may do what, one row for each operation of the OpenAPI documents. `reads`: one thing, by its id. `lists`: finds
 * the subject in a list, a count or a file. `does`: may give the command. Everyone else learns nothing.
 */
export type Row = { operation: string; knows?: readonly Role[]; on?: 'third' } & (
  | { kind: 'open'; to: 'everyone' | 'signed-in'; query?: (ids: Ids) => string }
  | { kind: 'reads'; roles: readonly Role[]; query?: (ids: Ids) => string }
  | { kind: 'lists'; roles: readonly Role[]; query: (ids: Ids, title: string) => string }
  | { kind: 'does'; roles: readonly Role[]; body: (ids: Ids) => unknown; query?: (ids: Ids) => string }
);

/** Whoever asks is answered. */
export const open = (to: 'everyone' | 'signed-in', ...operations: string[]): Row[] =>
  operations.map((operation) => ({ kind: 'open', operation, to }));
/** One thing, by its id. */
export const reads = (roles: readonly Role[], ...operations: string[]): Row[] =>
  operations.map((operation) => ({ kind: 'reads', operation, roles }));
/** Found in a list, a count or a file. */
export const lists = (
  roles: readonly Role[],
  operation: string,
  query: (ids: Ids, title: string) => string = () => '',
): Row[] => [{ kind: 'lists', operation, roles, query }];
/** May give the command. */
export const does = (roles: readonly Role[], operation: string, body: unknown = {}, more: object = {}): Row[] => [
  {
    kind: 'does',
    operation,
    roles,
    body: typeof body === 'function' ? (body as (ids: Ids) => unknown) : () => body,
    ...more,
  },
];

/** The same of the dossier that is being scored. */
export const whileScored = (...rows: Row[]): Row[] => rows.map((row) => ({ ...row, on: 'third' }));
/** The same by those who know that the thing is there. */
export const knownTo = (knows: readonly Role[], ...rows: Row[]): Row[] => rows.map((row) => ({ ...row, knows }));

/** Everyone who wrote it. */
export const authors: Role[] = ['author', 'coauthor', 'conflictedChair']; // of the second initiative, the last
/** Offices of the district. */
export const district: Role[] = ['councilSecretary', 'standing', 'chairman'];
/** Of the unit. */
export const office: Role[] = ['head', 'unitSecretary'];
/** Of the dossier in evaluation. */
export const readers: Role[] = [...authors, ...office, ...district, 'intake'];
/** Of what was recognized. */
export const recognized: Role[] = [...authors, ...office, 'deputy', ...district, 'province'];
/** Sit on it, or stand above it. */
export const council: Role[] = [
  'councilSecretary',
  'chairman',
  'viceChair',
  'member',
  'recused',
  'undeclared',
  'conflictedChair',
];
/** In the deliberation on the dossier; who recused, is an author or has not declared has no part in it. */
export const deliberating: Role[] = ['councilSecretary', 'viceChair', 'member'];
/** Of those, also who has still to say whether they may be. */
export const seated: Role[] = [...deliberating, 'undeclared'];
/** Of the locality. */
export const admin: Role[] = ['administrator'];
/** Lead meetings. */
export const chairs: Role[] = ['councilSecretary', 'viceChair', 'conflictedChair'];

/** Searches for the title. */
export const named = (parameter: string) => (_: Ids, title: string) => `?${parameter}=${encodeURIComponent(title)}`;
/** Filters by the initiative. */
export const about = ({ initiative }: Ids) => `?initiativeId=${initiative}`;
/** Names the assessment. */
export const assessmentOf = ({ assessment }: Ids) => ({ assessmentId: assessment });
/** A reason. */
export const reason = { reason: 'Vì lý do.' };

/** To the dossier; who recused reads no more of it. */
export const assigned: Role[] = ['member'];
