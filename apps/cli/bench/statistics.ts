/** The value that so large a share (0 to 1) of all values does not exceed; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle value: a run that something disturbed does not move it. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);
