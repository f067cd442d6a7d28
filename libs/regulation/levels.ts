import type { LocalDate } from './calendar.js';
import type { Level, LevelTerm, Regulation } from './regulation.js';

/** How a level was called on a day: huyện until 30/6/2025, xã, phường after; undefined where it did not exist. */
export const levelTerm = (regulation: Regulation, level: Level, on: LocalDate): LevelTerm | undefined =>
  regulation.levels[level].find(({ validFrom, validTo }) => (validFrom ?? on) <= on && on <= (validTo ?? on));
