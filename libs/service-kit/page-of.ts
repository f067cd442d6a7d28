import { fromCursor, toCursor, type Page, type PageQuery } from './page.js';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Properties of the query's rows that a list is sorted by, newest first: an instant and what tells equals apart. */
export interface SortedBy<T> {
  at: keyof T & string;
  id: keyof T & string;
}

/** One page of a query, with the number of rows that it has in all. */
export async function pageOf<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  { limit, cursor }: PageQuery,
  { at, id }: SortedBy<T>,
): Promise<Page<T>> {
  const total = await query.getCount();
  const after = fromCursor(cursor);
  const [sortAt, sortId] = [`${query.alias}.${at}`, `${query.alias}.${id}`];
  if (after) query.andWhere(`(${sortAt}, ${sortId}) < (:afterAt, :afterId)`, { afterAt: after[0], afterId: after[1] });
  const rows = await query
    .orderBy(sortAt, 'DESC')
    .addOrderBy(sortId, 'DESC')
    .take(limit + 1)
    .getMany();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (rows.length <= limit || !last) return { items, total };
  return { items, total, next: toCursor([(last[at] as Date).toISOString(), last[id]]) };
}
