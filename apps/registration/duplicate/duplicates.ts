import type { Reason } from '#lib/contracts/errors.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { DuplicateFinding, Initiative } from '../initiative/initiative.entity.js';
import type { Similar } from './fingerprint.store.js';
import { fingerprintOf, passagesShared, percentShared } from './shingles.js';

/** Another initiative that shares content, side by side. */
export interface DuplicateView {
  initiativeId: string;
  title: string;
  unitId: string;
  regulationYear: number;
  isRecognized: boolean;
  /** How much of the one that was asked about is found in the other, in percent. */
  percent: number;
  level: 'none' | 'warn' | 'alarm';
  /** In the words of the one that was asked about, and of the other. */
  passages: { here: string[]; there: string[] };
  finding?: DuplicateFinding;
}

/** The law's order between identical requests: by the second of their receipt, never by luck of commit. */
export type Precedence = 'earlier' | 'together' | 'later';

const second = (instant: Date) => Math.floor(instant.getTime() / 1000);

/** Whether the other was filed before this one; one that is not filed yet comes after all that are. */
export function precedenceOf(other: Date, mine: Date | null): Precedence {
  const order = mine === null ? -1 : Math.sign(second(other) - second(mine));
  if (order === 0) return 'together';
  return order < 0 ? 'earlier' : 'later';
}

/** How much is shared, and how the regulation judges that. */
export function viewOf(i: Initiative, { initiative: other, shared }: Similar, rules: Regulation): DuplicateView {
  const percent = percentShared(shared, fingerprintOf(i).shingles.length);
  const { warnAt, alarmAt } = rules.duplicates;
  const finding = i.duplicateFindings.find(({ otherId }) => otherId === other.id);
  const { id, title, unitId, regulationYear, recognitions } = other;
  const suspicion = percent >= alarmAt ? 'alarm' : 'warn';
  return {
    ...{ initiativeId: id, title, unitId, regulationYear, isRecognized: recognitions.length > 0, percent },
    level: percent < warnAt ? 'none' : suspicion,
    passages: { here: passagesShared(i, other), there: passagesShared(other, i) },
    ...(finding ? { finding } : {}),
  };
}

/** Findings that it duplicates another which goes before it; a later finding `distinct` takes the place of one. */
export const standingDuplicates = (
  { duplicateFindings, filedAt }: Pick<Initiative, 'duplicateFindings' | 'filedAt'>,
  { duplicates }: Regulation,
): DuplicateFinding[] =>
  duplicateFindings.filter(
    ({ finding, otherFiledAt, otherIsRecognized }) =>
      finding === 'duplicate' &&
      otherFiledAt !== undefined &&
      precedenceOf(new Date(otherFiledAt), filedAt) !== 'later' &&
      (duplicates.firstFiledWins || (duplicates.againstRecognized && otherIsRecognized === true)),
  );

/** Why it is no new one (NĐ 13/2012 Điều 4), as a person found. */
export const duplicateFaults = (i: Pick<Initiative, 'duplicateFindings' | 'filedAt'>, rules: Regulation): Reason[] =>
  standingDuplicates(i, rules).map(({ name, reason, otherFiledAt = '' }) => ({
    key: 'duplicate-found',
    field: 'report',
    params: { name, reason, at: otherFiledAt },
  }));

/** Why it is or may be no new one: what a person found, else an earlier identical request, or a recognized one it overlaps. */
export function duplicateReasons(
  i: Initiative,
  identical: readonly Pick<Initiative, 'id' | 'filedAt'>[],
  similar: readonly DuplicateView[],
  rules: Regulation,
): Reason[] {
  const { duplicates } = rules;
  const found = standingDuplicates(i, rules);
  const distinct = i.duplicateFindings.filter(({ finding }) => finding === 'distinct');
  const settled = new Set([...distinct, ...found].map(({ otherId }) => otherId));
  const same = identical.flatMap(({ id, filedAt }): Reason[] => {
    if (!duplicates.firstFiledWins || !filedAt || settled.has(id)) return [];
    const precedence = precedenceOf(filedAt, i.filedAt);
    if (precedence === 'later') return [];
    if (precedence === 'together') return [{ key: 'identical-filed-together', field: 'report' }];
    return [{ key: 'identical-filed-earlier', field: 'report', params: { at: filedAt.toISOString() } }];
  });
  const overlapping = similar
    .filter((s) => duplicates.againstRecognized && s.isRecognized && s.level !== 'none' && !settled.has(s.initiativeId))
    .map(({ percent, title }): Reason => ({ key: 'overlaps-recognized', field: 'report', params: { percent, title } }));
  return [...duplicateFaults(i, rules), ...same, ...overlapping];
}
