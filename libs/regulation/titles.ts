import type { Level, Regulation } from './regulation.js';

/** A recognition as it may serve a title. */
export interface RecognitionForTitle {
  level: Level;
  year: number;
}

const ranks: Record<Level, number> = { unit: 0, district: 1, province: 2 };

/** Whether a recognition serves a title in a year: high enough, and not older than the title carries it. */
export const servesTitle = (
  { titles }: Regulation,
  titleKey: string,
  recognition: RecognitionForTitle,
  inYear: number,
): boolean => {
  const title = titles.kinds.find((t) => t.key === titleKey);
  if (!title || ranks[recognition.level] < ranks[title.level]) return false;
  const age = inYear - recognition.year;
  return age >= 0 && age <= title.carriedYears;
};
