/** Letters to add, drop or exchange to make one word of the other. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const exchanged = (row[j] ?? 0) + (letter === b[j] ? 0 : 1);
      next.push(Math.min(exchanged, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

const folded = (word: string) => word.toLowerCase().replaceAll(/[-_ ]/g, '');

/** The word that was probably meant: the nearest one, at most a third of its letters away. */
export const suggested = (given: unknown, words: readonly string[]): { suggestion?: string } => {
  if (typeof given !== 'string') return {};
  const nearest = words
    .map((word) => ({ word, away: distance(folded(given), folded(word)) }))
    .sort((a, b) => a.away - b.away)
    .at(0);
  return nearest && nearest.away <= Math.ceil(nearest.word.length / 3) ? { suggestion: nearest.word } : {};
};
