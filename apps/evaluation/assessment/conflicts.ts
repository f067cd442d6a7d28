import type { ConflictKind as InferredKind, ConflictRules } from '#lib/regulation/regulation.js';
import { fold } from '#lib/service-kit/text.js';
import type { Council, Member } from '../council/council.entity.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { Assessment } from './assessment.entity.js';

/** `author` and `recused` always bar; what the others do is said by the regulation. */
export type ConflictKind = 'author' | InferredKind | 'recused';

/** Xung đột lợi ích of one member. */
export interface Conflict {
  personId: string;
  kind: ConflictKind;
  bars: boolean;
}

/** What the directory and the members themselves tell of how people stand to each other. */
export interface Relations {
  /** Where someone works now. */
  unitOf: ReadonlyMap<string, string>;
  /** Units that someone heads now. */
  headOf: ReadonlyMap<string, readonly string[]>;
  /** The unit right above another. */
  parentOf: ReadonlyMap<string, string>;
  /** Declared kin, by either of the two. */
  kinOf: ReadonlyMap<string, readonly string[]>;
}

type Test = (member: Member, dossier: Dossier, relations: Relations, council: Council) => boolean;

const heads = (member: Member, unitIds: readonly (string | undefined)[], { headOf }: Relations) =>
  (headOf.get(member.personId) ?? []).some((unitId) => unitIds.includes(unitId));

const unitsOf = ({ authors, unitId }: Dossier) => [unitId, ...authors.map((author) => author.unitId)];

const tests: Readonly<Record<InferredKind, Test>> = {
  kin: ({ personId }, { authorIds }, { kinOf }) => (kinOf.get(personId) ?? []).some((id) => authorIds.includes(id)),
  'unit-head': (member, dossier, relations) => heads(member, unitsOf(dossier), relations),
  // The head of the council's own unit is above everyone: that is no conflict.
  'line-manager': (member, dossier, relations, council) => {
    const above = unitsOf(dossier).map((id) => relations.parentOf.get(id));
    return heads(
      member,
      above.filter((id) => id !== council.unitId),
      relations,
    );
  },
  'same-unit': ({ personId, unitId }, { authors }, { unitOf }) =>
    authors.some((author) => author.unitId === (unitOf.get(personId) ?? unitId)),
  'same-name': ({ fullName }, { authors }) => authors.some((author) => fold(author.fullName) === fold(fullName)),
};

/** What speaks against one member, the strongest first; undefined where nothing does. */
const conflictOf = (
  member: Member,
  { council, dossier, assessment, rules, relations }: ConflictCase,
): Conflict | undefined => {
  const { personId } = member;
  if (dossier.authorIds.includes(personId)) return { personId, kind: 'author', bars: true };
  const holds = (kind: InferredKind) => tests[kind](member, dossier, relations, council);
  const barring = rules.block.find(holds);
  if (barring) return { personId, kind: barring, bars: true };
  if (assessment.conflictedIds.includes(personId)) return { personId, kind: 'recused', bars: true };
  const warning = rules.warn.find(holds);
  return warning && { personId, kind: warning, bars: false };
};

/** A dossier before a council, and by which rules and relations conflicts are inferred. */
export interface ConflictCase {
  council: Council;
  dossier: Dossier;
  assessment: Pick<Assessment, 'conflictedIds'>;
  rules: ConflictRules;
  relations: Relations;
}

/** Conflicts of a council's members with a dossier: inferred from person, unit tree, roles and kin, and declared. */
export const conflictsOf = (given: ConflictCase): Conflict[] =>
  given.council.members.flatMap((member) => conflictOf(member, given) ?? []);

/** Whom it keeps out: every author, on the council or not, and every member whose conflict bars. */
export const barredBy = (given: ConflictCase): string[] => [
  ...new Set([
    ...given.dossier.authorIds,
    ...conflictsOf(given)
      .filter(({ bars }) => bars)
      .map(({ personId }) => personId),
  ]),
];

/** What someone else than the secretary may know: that a member is out, not that it is for their family. */
export const discreet = (conflicts: readonly Conflict[]): Conflict[] =>
  conflicts.flatMap((conflict): Conflict[] => {
    if (conflict.kind !== 'kin') return [conflict];
    return conflict.bars ? [{ ...conflict, kind: 'recused' }] : [];
  });
