import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import fc from 'fast-check';
import type { EventType } from './event.js';
import { goldenOf } from './goldens.js';
import { payloadCheck } from './payload-check.js';
import { catalogue } from './topology.js';

const faultsOf = (errors: ValidationError[], path = ''): string[] =>
  errors.flatMap((error) => [
    ...Object.keys(error.constraints ?? {}).map((rule) => `${path}${error.property}: ${rule}`),
    ...faultsOf(error.children ?? [], `${path}${error.property}.`),
  ]);

/** As class-validator itself does it. */
const byTheLibrary = ({ Payload }: EventType<object>, data: object) => {
  const payload = plainToInstance(Payload, data);
  const faults = faultsOf(validateSync(payload, { whitelist: true, forbidUnknownValues: true }));
  return { payload, faults };
};

type Path = readonly (string | number)[];

const pathsOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
    : [path];

function put(root: unknown, [key, ...rest]: Path, value: unknown): void {
  const within = root as Record<string | number, unknown>;
  if (key === undefined) return;
  if (rest.length > 0) put(within[key], rest, value);
  else if (Array.isArray(within)) within.splice(Number(key), 1, ...(value === undefined ? [] : [value]));
  else if (value === undefined) Reflect.deleteProperty(within, key);
  else within[key] = value;
}

const odd = fc.constantFrom(
  ...[undefined, null, '', ' ', 'x', 'x'.repeat(6000), 0, -1, 1.5, 33.333, 1e12, true, [], ['x'], [1, null], {}],
  ...[{ x: 1 }, '2024-02-30', '2024-07-20T02:00:00.000Z', '7f1c0f6e-0f55-4e6a-9d0a-0d6c1a2b3c4d', 'unit'],
);

/** A golden payload in which some places hold something else. */
const spoilt = (event: EventType<object>) => {
  const golden = goldenOf(event.type).data as object;
  const change = fc.tuple(fc.constantFrom(...pathsOf(golden).slice(1)), odd);
  return fc.array(change, { minLength: 0, maxLength: 3 }).map((changes) => {
    const data = structuredClone(golden);
    for (const [path, value] of changes) {
      try {
        put(data, path, structuredClone(value));
      } catch {
        continue; // an earlier change took the place away
      }
    }
    return data;
  });
};

const wire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe.each(catalogue.map((event) => [event.type, event] as const))('%s', (_, event) => {
  it('is read as class-validator reads it, and refused for the same rules', () => {
    const check = payloadCheck(event.Payload);
    fc.assert(
      fc.property(spoilt(event), (data) => {
        const theirs = byTheLibrary(event, data);
        const ours = check(data);
        expect([...ours.faults].sort()).toEqual([...theirs.faults].sort());
        if (ours.faults.length === 0) expect(wire(ours.payload)).toEqual(wire(theirs.payload));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves what it was given as it was', () => {
    const data = { ...(goldenOf(event.type).data as object), unknown: 1 };
    const before = structuredClone(data);
    expect(payloadCheck(event.Payload)(data).payload).not.toHaveProperty('unknown');
    expect(data).toEqual(before);
  });
});
