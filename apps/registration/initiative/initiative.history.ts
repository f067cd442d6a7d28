import type { HistoryRow } from '#lib/service-kit/history.js';

export interface HistoryView {
  /** Every row's hash follows from the rows before it. */
  intact: boolean;
  total: number;
  items: ReturnType<typeof historyView>[];
}

/** A history row for people who may read the initiative: the confidential part is not among what changed. */
export const historyView = ({ aggregate: _a, aggregateId: _i, changes, ...row }: HistoryRow) => {
  const { confidential: _c, titleFolded: _t, authorIds: _ids, ...shown } = changes;
  return { ...row, changes: shown };
};
