import { fromCursor, toCursor, type Page, type PageQuery } from '#lib/service-kit/page.js';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** The instant and the identifier that a list is sorted by, newest first. */
export interface SortKey<T> {
  alias: string;
  at: keyof T & string;
  id: keyof T & string;
}

const keyOf = <T extends ObjectLiteral>(row: T, { at, id }: SortKey<T>): [string, string] => [
  (row[at] as Date).toISOString(),
  String(row[id]),
];

/** One page of the query and how many rows it has in all; instants compare by the millisecond, as cursors keep them. */
export async function pageOf<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  { limit, cursor }: PageQuery,
  key: SortKey<T>,
): Promise<Page<T>> {
  const total = await query.getCount();
  const after = fromCursor(cursor);
  const { alias, at, id } = key;
  if (after)
    query.andWhere(`(${alias}.${at}, ${alias}.${id}) < (:pageAt, :pageId)`, { pageAt: after[0], pageId: after[1] });
  const rows = await query
    .orderBy(`${alias}.${at}`, 'DESC')
    .addOrderBy(`${alias}.${id}`, 'DESC')
    .take(limit + 1)
    .getMany();
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, total, next: toCursor(keyOf(last, key)) } : { items, total };
}
