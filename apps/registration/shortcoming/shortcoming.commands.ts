import { conflict, invalid } from '#lib/contracts/errors.js';
import { shortcomingRecurred } from '#lib/contracts/registration.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Shortcoming } from './shortcoming.entity.js';

/** Ghi nhận một tồn tại, vướng mắc của đơn vị. */
export const report = (
  what: Pick<Shortcoming, 'localityId' | 'unitId' | 'year' | 'summary'>,
  by: ActedBy,
  at: Date,
): Change<Shortcoming> => ({ action: 'report', by, set: { ...what, recursOf: null, createdAt: at }, events: [] });

/** Sửa câu chữ; initiatives that answer it keep the words that they were registered with. */
export const reword = (summary: string, by: ActedBy): Change<Shortcoming> => ({
  action: 'reword',
  by,
  set: { summary },
  events: [],
});

/**
 * Tồn tại tái diễn: this one is what an earlier report of the same unit named. Throws `invalid` where the earlier one
 * is another unit's or not earlier, `conflict` where it was said before: what was told cannot be untold.
 */
export function recur(row: Shortcoming, earlier: Shortcoming, by: ActedBy, at: Date): Change<Shortcoming> {
  if (earlier.unitId !== row.unitId) throw invalid({ key: 'shortcoming-unknown', field: 'recursOf' });
  if (earlier.year >= row.year) throw invalid({ key: 'shortcoming-not-earlier', field: 'recursOf' });
  if (row.recursOf !== null) throw conflict({ key: 'already-recurring', field: 'recursOf' });
  const { id: shortcomingId, localityId, unitId, year, summary } = row;
  const told = { shortcomingId, recursOf: earlier.id, localityId, unitId, year, summary, by };
  return {
    action: 'recur',
    by,
    set: { recursOf: earlier.id },
    events: [shortcomingRecurred.make(shortcomingId, told, at)],
  };
}
