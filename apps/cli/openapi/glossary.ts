/** Vietnamese terms by identifier. */
export type Glossary = ReadonlyMap<string, string>;

/** Reads the tables of GLOSSARY.md and FIELDS.md: each identifier of a row with the row's Vietnamese term. */
export function readGlossary(text: string): Glossary {
  const rows = text.split('\n').filter((line) => line.startsWith('| '));
  return new Map(
    rows.flatMap((row) => {
      const [, term = '', identifiers = ''] = row.split('|').map((cell) => cell.trim());
      return [...identifiers.matchAll(/`([^`]+)`/g)].map(([, name = '']): [string, string] => [name, term]);
    }),
  );
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** What the glossary says of a property of this name: in the word itself or, of an id, of what it identifies. */
export function describedBy(glossary: Glossary, name: string): string | undefined {
  const known = glossary.get(name) ?? glossary.get(capital(name)) ?? glossary.get(capital(name.replace(/s$/, '')));
  if (known) return known;
  const of = glossary.get(capital(name.replace(/Ids?$/, '')));
  return of && `mã: ${of}`;
}
