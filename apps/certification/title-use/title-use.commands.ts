import { conflict, invalid, type Reason } from '#lib/contracts/errors.js';
import type { ActedBy, Level } from '#lib/contracts/shared.js';
import type { Regulation, TitleRule } from '#lib/regulation/regulation.js';
import { servesTitle } from '#lib/regulation/titles.js';
import type { Change } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import type { TitleUse } from './title-use.entity.js';

/** A recognition that a person holds by certificate or, of the province, as an author. */
export interface Held {
  initiativeId: string;
  level: Level;
  /** Year of the decision. */
  year: number;
}

/** A use that is recorded and stands. */
export type Standing = Pick<TitleUse, 'personId' | 'initiativeId' | 'titleKey' | 'year'>;

type Wanted = Pick<TitleUse, 'personId' | 'titleKey' | 'year'>;

const ofInitiative = (held: Held, standing: readonly Standing[]) =>
  standing.filter((use) => use.initiativeId === held.initiativeId);

const ageFault = (held: Held, { carriedYears }: TitleRule, year: number): Reason[] => {
  const age = year - held.year;
  return age >= 0 && age <= carriedYears
    ? []
    : [{ key: 'title-out-of-years', field: 'year', params: { recognizedIn: held.year, carriedYears } }];
};

/** Why the recognition does not serve the title in that year; none where it does. */
export function faultsOf(
  held: Held,
  wanted: Wanted,
  rules: Pick<Regulation, 'titles'>,
  standing: readonly Standing[],
): Reason[] {
  const { titles } = rules;
  const title = titles.kinds.find(({ key }) => key === wanted.titleKey);
  if (!title) return [{ key: 'title-unknown', field: 'titleKey' }];
  const used = ofInitiative(held, standing);
  const again = used.some(
    (use) => use.personId === wanted.personId && use.titleKey === wanted.titleKey && use.year === wanted.year,
  );
  const late = ageFault(held, title, wanted.year);
  const serves = late.length > 0 || servesTitle(rules as Regulation, wanted.titleKey, held, wanted.year);
  return [
    ...late,
    ...(serves ? [] : [{ key: 'level-too-low', field: 'level', params: { level: title.level } }]),
    ...(again ? [{ key: 'title-already-served' }] : []),
    ...(titles.onePerInitiative && used.length > 0 && !again ? [{ key: 'initiative-already-used' }] : []),
  ];
}

/** Ghi nhận đã dùng. Throws `conflict` with every reason against it. */
export function record(
  held: Held,
  wanted: Wanted & Pick<TitleUse, 'personUnitId'>,
  rules: Pick<Regulation, 'titles'>,
  standing: readonly Standing[],
  { by, at }: { by: ActedBy; at: Date },
): Change<TitleUse> {
  const faults = faultsOf(held, wanted, rules, standing);
  if (faults.length > 0) throw conflict(...faults);
  const { initiativeId, level } = held;
  const set = {
    ...wanted,
    initiativeId,
    level,
    state: 'recorded' as const,
    recordedAt: at,
    reason: null,
    revokedGround: null,
  };
  return { action: 'record', by, set, events: [] };
}

/** Rút: the recognition may serve again. Throws `conflict` once withdrawn, `invalid` without a reason. */
export function withdraw(row: TitleUse, reason: string, by: ActedBy): Change<TitleUse> {
  if (row.state !== 'recorded') throw conflict({ key: 'state', params: { action: 'withdraw', state: row.state } });
  if (tidy(reason) === '') throw invalid({ key: 'reason-missing', field: 'reason' });
  return { action: 'withdraw', by, set: { state: 'withdrawn', reason }, events: [], note: reason };
}
