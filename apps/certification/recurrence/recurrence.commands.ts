import { recurrenceFlagged, recurrenceReviewed } from '#lib/contracts/certification.events.js';
import { conflict, invalid } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Change } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { Recurrence } from './recurrence.entity.js';

/** Where it was found, and in which words. */
export type Found = Pick<Recurrence, 'source' | 'sourceId' | 'summary'>;

/** Cảnh báo tái diễn, to the authors and the level above. */
export function flag(id: string, dossier: Dossier, found: Found, by: ActedBy, at: Date): Change<Recurrence> {
  const { initiativeId, unitId, authorIds, localityId, regulationYear, regulationVersion, title } = dossier;
  const about = { initiativeId, localityId, regulationYear, regulationVersion, unitId, title, authorIds };
  return {
    action: 'flag',
    by,
    set: { state: 'flagged', initiativeId, unitId, ...found, flaggedAt: at, review: null, reviewedBy: null },
    events: [recurrenceFlagged.make(id, { ...about, recurrenceId: id, by }, at)],
  };
}

/** Cấp trên đã xem xét. Throws `conflict` where that was done, `invalid` without what was found. */
export function review(row: Recurrence, note: string, by: ActedBy, at: Date): Change<Recurrence> {
  if (row.state !== 'flagged') throw conflict({ key: 'state', params: { action: 'review', state: row.state } });
  if (tidy(note) === '') throw invalid({ key: 'reason-missing', field: 'note' });
  const { id: recurrenceId, initiativeId } = row;
  return {
    action: 'review',
    by,
    set: { state: 'reviewed', review: note, reviewedBy: by },
    events: [recurrenceReviewed.make(recurrenceId, { recurrenceId, initiativeId, note, by }, at)],
    note,
  };
}
