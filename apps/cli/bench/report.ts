import { table } from '../output.js';

/** One measured number, as the table shows it. */
export interface Figure {
  what: string;
  /** With its unit; a dash where it could not be measured. */
  value: string;
  /** How it was measured. */
  how: string;
}

/** One number against its aim. */
export interface Ratio {
  what: string;
  value: number;
  aim: number;
  /** Whether the aim is a floor or a ceiling. */
  atLeast: boolean;
  unit?: string;
}

const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

/** `1234 events/s`, without digits that are noise. */
export const figure = (value: number, unit: string): string =>
  `${value >= 10 ? Math.round(value).toLocaleString('en') : value.toFixed(1)} ${unit}`;

/** A line that says the value, the aim, and whether it was reached. */
export function ratioLine({ what, value, aim, atLeast, unit = '' }: Ratio): string {
  const reached = atLeast ? value >= aim : value <= aim;
  const aimed = `aim ${atLeast ? '≥' : '≤'} ${String(aim)}${unit}`;
  return `${what}: ${shown(value)}${unit} (${aimed}): ${reached ? 'reached' : 'not reached'}`;
}

/** The table of all figures. */
export const figureTable = (figures: readonly Figure[]): string =>
  table(
    ['measured', 'value', 'how'],
    figures.map(({ what, value, how }) => [what, value, how]),
  );
