import type { ListColumn, ListKind, ListTemplate } from './regulation.js';

/** The columns of a list, headed and ordered as its template says, each with what a row shows there. */
export const columnsOf = <K extends ListKind, V>(
  template: ListTemplate<K>,
  values: Readonly<Record<ListColumn<K>, V>>,
): (readonly [heading: string, value: V])[] => template.map(({ key, label }) => [label, values[key]]);

/** A template by its columns and their headings. */
export const headed = <K extends ListKind>(
  columns: readonly (readonly [key: ListColumn<K>, label: string])[],
): ListTemplate<K> => columns.map(([key, label]) => ({ key, label }));
