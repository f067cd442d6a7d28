const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const merged = (under: unknown, over: unknown): unknown => {
  if (!isRecord(under) || !isRecord(over) || 'kind' in over) return over;
  const names = [...new Set([...Object.keys(under), ...Object.keys(over)])];
  const pairs = names
    .filter((name) => over[name] !== null)
    .map((name) => [name, Object.hasOwn(over, name) ? merged(under[name], over[name]) : under[name]] as const);
  return Object.fromEntries(pairs);
};

/**
 * Lays a locality's document over the national one: mappings merge, `null` takes a default away, lists and mappings
 * that say their `kind` are taken whole.
 */
export const mergeOver = (defaults: unknown, given: unknown): unknown => merged(defaults, given);
