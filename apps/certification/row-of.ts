/** The row of a bulk act by its id. Throws `RangeError` where there is none. */
export function rowOf<R>(rows: ReadonlyMap<string, R>, id: string): R {
  const row = rows.get(id);
  if (!row) throw new RangeError(`no row ${id}`);
  return row;
}
