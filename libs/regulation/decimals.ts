import { Decimal } from 'decimal.js';
import type { Rounding } from './assessment.js';

/** Exact enough that a mean of any council's scores rounds as on paper. */
export const Exact = Decimal.clone({ precision: 60 });

const modes = { 'half-up': Decimal.ROUND_HALF_UP, 'half-even': Decimal.ROUND_HALF_EVEN, down: Decimal.ROUND_DOWN };

/** Làm tròn as the regulation says. */
export const round = (value: Decimal, { places, mode }: Rounding): Decimal =>
  value.toDecimalPlaces(places, modes[mode]);

/** Sum, 0 of nothing. */
export const sumOf = (values: readonly Decimal[]): Decimal => values.reduce((sum, v) => sum.plus(v), new Exact(0));

/** Mean; the caller gives at least one. */
export const meanOf = (values: readonly Decimal[]): Decimal => sumOf(values).div(values.length);

/** Population variance, exact but for the division by n²; the caller gives at least one. */
export const varianceOf = (values: readonly Decimal[]): Decimal => {
  const n = values.length;
  const sum = sumOf(values);
  return sumOf(values.map((v) => v.times(v)))
    .times(n)
    .minus(sum.times(sum))
    .div(n * n);
};

/** Middle value, or the mean of the two in the middle; the caller gives at least one. */
export const medianOf = (values: readonly Decimal[]): Decimal => {
  const sorted = [...values].sort((a, b) => a.cmp(b));
  const middle = sorted.length / 2;
  return meanOf(sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1));
};
