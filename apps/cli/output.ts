/** The one place that prints: a line of what a command has to say. */
export const say = (line = ''): void => void process.stdout.write(`${line}\n`);

/** A line that is no part of a command's answer: what went wrong, what is being waited for. */
export const warn = (line: string): void => void process.stderr.write(`${line}\n`);

/** An error and what caused it, in one line. */
export const explained = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${explained(error.cause)})`;
};

/** Rows under headers, columns as wide as their widest cell; `limits` cut a column. */
export function table(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  limits: readonly number[] = [],
): string {
  const cut = (cell: string, i: number) => {
    const limit = limits[i] ?? Infinity;
    return [...cell].length > limit ? `${[...cell].slice(0, limit - 1).join('')}…` : cell;
  };
  const lines = [headers, ...rows].map((row) => row.map(cut));
  const widths = headers.map((_, i) => Math.max(...lines.map((row) => [...(row[i] ?? '')].length)));
  const drawn = lines.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [drawn[0], rule, ...drawn.slice(1)].map((line) => `  ${line ?? ''}`).join('\n');
}
