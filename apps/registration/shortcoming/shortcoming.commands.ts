import type { ActedBy } from '#lib/contracts/shared.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Shortcoming } from './shortcoming.entity.js';

/** Ghi nhận một tồn tại, vướng mắc của đơn vị. */
export const report = (
  what: Pick<Shortcoming, 'localityId' | 'unitId' | 'year' | 'summary'>,
  by: ActedBy,
  at: Date,
): Change<Shortcoming> => ({ action: 'report', by, set: { ...what, createdAt: at }, events: [] });

/** Sửa câu chữ; initiatives that answer it keep the words that they were registered with. */
export const reword = (summary: string, by: ActedBy): Change<Shortcoming> => ({
  action: 'reword',
  by,
  set: { summary },
  events: [],
});
