import { suggested } from './suggestion.js';
import type { Path } from './yaml-lines.js';

/** Told of every fault: where, which rule, and what the sentence needs. */
export type Report = (path: Path, rule: string, params?: Readonly<Record<string, string | number>>) => void;

/** Checks that a value read from YAML or JSON has the type `T`. */
export interface Check<T> {
  (value: unknown, path: Path, report: Report): void;
  /** Only for the compiler: what the check promises. */
  readonly promises?: T;
}

/** A field that may be left out. */
export interface Optional<T> {
  optional: Check<T>;
}

type Fields<T> = {
  [K in keyof T]-?: undefined extends T[K] ? Optional<Exclude<T[K], undefined>> : Check<T[K]>;
};

/** Marks a field that may be left out. */
export const maybe = <T>(check: Check<T>): Optional<T> => ({ optional: check });

/** A check of one value; `params` are for the sentence. */
export const when =
  <T>(holds: (value: unknown) => boolean, rule: string, params?: Record<string, string | number>): Check<T> =>
  (value, path, report) => {
    if (!holds(value)) report(path, rule, params);
  };

/** A mapping, not a list. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A day that exists, as `YYYY-MM-DD`. */
export const isDate = (value: string) => {
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
};

const matching = (pattern: RegExp, holds: (value: string) => boolean = () => true) => {
  return (value: unknown) => typeof value === 'string' && pattern.test(value) && holds(value);
};

export const text: Check<string> = when((v) => typeof v === 'string' && v.trim() !== '', 'not-text');
/** Lower-case words joined by hyphens: what other documents may refer to. */
export const key: Check<string> = when(matching(/^[a-z0-9]+(-[a-z0-9]+)*$/), 'not-a-key');
export const flag: Check<boolean> = when((v) => typeof v === 'boolean', 'not-a-flag');
/** `YYYY-MM-DD` of a day that exists. */
export const date: Check<string> = when(matching(/^\d{4}-\d{2}-\d{2}$/, isDate), 'not-a-date');
/** `MM-DD` or a whole date; 29/2 is a day of every year here. */
export const day: Check<string> = when(
  (v) => matching(/^\d{2}-\d{2}$/, (d) => isDate(`2024-${d}`))(v) || matching(/^\d{4}-\d{2}-\d{2}$/, isDate)(v),
  'not-a-day',
);
export const timeOfDay: Check<string> = when(matching(/^([01]\d|2[0-3]):[0-5]\d$/), 'not-a-time');

/** A finite number within bounds, both included. */
export const number = (min = 0, max = 1_000_000): Check<number> =>
  when((v) => typeof v === 'number' && Number.isFinite(v) && v >= min && v <= max, 'not-a-number', { min, max });

/** A whole number within bounds, both included. */
export const integer = (min = 0, max = 1_000_000): Check<number> =>
  when((v) => Number.isSafeInteger(v) && Number(v) >= min && Number(v) <= max, 'not-an-integer', { min, max });

/** One of the words given. */
export const oneOf =
  <const T extends string>(...words: T[]): Check<T> =>
  (value, path, report) => {
    if (words.some((w) => w === value)) return;
    report(path, 'not-one-of', { allowed: words.join(', '), ...suggested(value, words) });
  };

/** A list of at least so many. */
export const list =
  <T>(item: Check<T>, min = 0): Check<T[]> =>
  (value, path, report) => {
    if (!Array.isArray(value)) {
      report(path, 'not-a-list');
      return;
    }
    if (value.length < min) report(path, 'too-few', { min });
    value.forEach((v: unknown, i) => item(v, [...path, i], report));
  };

/** A mapping with free keys. */
export const dictionary =
  <T>(item: Check<T>, keys = /^[a-z0-9][a-zA-Z0-9-]*$/): Check<Record<string, T>> =>
  (value, path, report) => {
    if (!isRecord(value)) {
      report(path, 'not-a-mapping');
      return;
    }
    for (const [name, v] of Object.entries(value)) {
      if (!keys.test(name)) report([...path, name], 'unknown-key', { key: name });
      item(v, [...path, name], report);
    }
  };

/** A mapping with exactly these keys; the compiler sees to it that none of `T` is forgotten. */
export const mapping =
  <T extends object>(fields: Fields<T>): Check<T> =>
  (value, path, report) => {
    if (!isRecord(value)) {
      report(path, 'not-a-mapping');
      return;
    }
    for (const name of Object.keys(value)) {
      if (Object.hasOwn(fields, name)) continue;
      report([...path, name], 'unknown-key', { key: name, ...suggested(name, Object.keys(fields)) });
    }
    for (const [name, field] of Object.entries<Check<unknown> | Optional<unknown>>(fields)) {
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      const isOptional = 'optional' in field;
      if (given !== undefined) (isOptional ? field.optional : field)(given, [...path, name], report);
      else if (!isOptional) report([...path, name], 'missing-key', { key: name });
    }
  };

/** A mapping whose `kind` says which of these it is. */
export const byKind =
  <T extends { kind: string }>(kinds: { [K in T['kind']]: Check<Extract<T, { kind: K }>> }): Check<T> =>
  (value, path, report) => {
    const kind = isRecord(value) ? value['kind'] : undefined;
    const known: Record<string, Check<unknown>> = kinds;
    if (typeof kind === 'string' && Object.hasOwn(known, kind)) known[kind]?.(value, path, report);
    else {
      const words = Object.keys(kinds);
      report([...path, 'kind'], 'not-one-of', { allowed: words.join(', '), ...suggested(kind, words) });
    }
  };

/** For shapes that contain themselves. */
export const later =
  <T>(check: () => Check<T>): Check<T> =>
  (value, path, report) =>
    check()(value, path, report);
