import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A line of the list of initiatives, cleaned. */
export interface ListedInitiative {
  title: string;
  authors: string[];
}

/** Text as it should be stored: NFC, single spaces, no quotation marks around the whole. */
export const cleaned = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^"([^"]*)"$/, '$1')
    .trim();

/** Reads a list as offices keep it; lines without a title are left out. */
export function readList(csv: string): ListedInitiative[] {
  const rows = parse(csv, {
    columns: (headers: string[]) => headers.map(cleaned),
    bom: true,
    relax_column_count: true,
  });
  return (rows as Record<string, string>[])
    .map((row) => ({
      title: cleaned(row['TÊN SÁNG KIẾN'] ?? ''),
      authors: (row['TÁC GIẢ'] ?? '').split(/\r?\n/).map(cleaned).filter(Boolean),
    }))
    .filter(({ title }) => title !== '');
}

/** The list that comes with the journey; the build leaves it beside the source. */
export const listedInitiatives = (): ListedInitiative[] =>
  readList(readFileSync(join(import.meta.dirname.replace(`${sep}dist${sep}`, sep), 'initiatives.csv'), 'utf8'));
