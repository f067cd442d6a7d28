import { conflict, type Reason } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { scopeFaults, type ScopeShare } from '#lib/regulation/scope-test.js';
import type { Change } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import { mayFollow } from '../dossier/dossier.commands.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { Selection } from './selection.entity.js';

/** What the unit says of one initiative for a round. */
export interface Choice {
  isSelected: boolean;
  reason: string;
  roundYear: number;
  roundNumber: number;
}

type SelectionRules = Pick<Regulation, 'scopeTest' | 'submission'>;

/** Why it cannot be chosen so: both ways need a reason; only what has scope beyond the unit goes to the level above. */
export function faultsOf(
  { isSelected, reason }: Choice,
  dossier: Dossier,
  share: ScopeShare,
  rules: SelectionRules,
): Reason[] {
  const holds = dossier.recognitions.some(({ level }) => level === 'unit') && mayFollow(dossier.state, 'submit');
  return [
    ...(tidy(reason) === '' ? [{ key: 'reason-missing', field: 'reason' }] : []),
    ...(rules.submission.selectedByUnit ? [] : [{ key: 'selection-not-asked' }]),
    ...(holds ? [] : [{ key: 'not-to-submit' }]),
    ...(isSelected && dossier.targetLevel === 'unit' ? [{ key: 'scope-within-unit' }] : []),
    ...(isSelected ? scopeFaults(rules, share) : []),
  ];
}

/** Thủ trưởng chọn, hoặc không chọn, with the reason; may be changed until it is submitted. Throws `conflict`. */
export function choose(
  choice: Choice,
  dossier: Dossier,
  share: ScopeShare,
  rules: SelectionRules,
  { by, at }: { by: ActedBy; at: Date },
): Change<Selection> {
  const faults = faultsOf(choice, dossier, share, rules);
  if (faults.length > 0) throw conflict(...faults);
  const { isSelected, reason, roundYear, roundNumber } = choice;
  const { initiativeId, recognizingUnitId: unitId } = dossier;
  const about = { initiativeId, unitId, roundYear, roundNumber };
  return {
    action: isSelected ? 'select' : 'pass-over',
    by,
    set: { state: isSelected ? 'selected' : 'not-selected', ...about, reason, share, decidedBy: by, decidedAt: at },
    events: [],
    note: reason,
  };
}
