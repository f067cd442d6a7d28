import type { LaterPaperKind, PaperKind, Regulation } from './regulation.js';

/** What a number is made of; names in a pattern that are missing here are refused. */
export interface NumberParts {
  /** From 1, per body, kind and year. */
  sequence: number;
  year: number;
  /** Abbreviation of the issuing body, such as `UBND`. */
  body?: string;
  /** Abbreviation of the drafting unit, such as `NV`. */
  unit?: string;
}

const placeholder = /\{(\w+)(?::(\d))?\}/g;
const known = ['seq', 'year', 'body', 'unit'];

/** Placeholders of a pattern that no number has, and a missing `{seq}`. */
export const patternFaults = (pattern: string): string[] => {
  const names = [...pattern.matchAll(placeholder)].map(([, name = '']) => name);
  const rest = pattern.replaceAll(placeholder, '');
  const faults = names.filter((name) => !known.includes(name));
  if (!names.includes('seq')) faults.push('seq');
  if (/[{}]/.test(rest)) faults.push(rest);
  return faults;
};

/**
 * Số, ký hiệu văn bản (NĐ 30/2020: 01…09 with a leading zero); `{seq:4}` is padded to four digits.
 * Throws `RangeError` where the sequence is no positive integer or a part of the pattern is not given.
 */
export const formatNumber = (pattern: string, { sequence, year, body, unit }: NumberParts): string => {
  if (!Number.isSafeInteger(sequence) || sequence < 1) throw new RangeError(`no number: ${String(sequence)}`);
  const parts: Record<string, string | undefined> = { year: String(year), body, unit };
  return pattern.replaceAll(placeholder, (_, name: string, width: string | undefined) => {
    if (name === 'seq') return String(sequence).padStart(Number(width ?? 2), '0');
    const part = parts[name];
    if (part === undefined) throw new RangeError(`no ${name} for ${pattern}`);
    return part;
  });
};

/** For regulations that were published before there were such papers. */
const fallbacks: Readonly<Record<LaterPaperKind, string>> = {
  'replication-confirmation': '{seq}/XN-SK',
  correction: '{seq}/ĐC-SK',
  revocation: '{seq}/QĐ-HBSK',
  'reward-letter': '{seq}/TTr-KT',
};

/** The pattern for a kind of paper, as the body (unit code) that issues it numbers it. */
export const numberPattern = ({ numbering }: Regulation, kind: PaperKind, bodyCode = ''): string =>
  numbering.byBody[bodyCode]?.[kind] ?? numbering.patterns[kind] ?? fallbacks[kind as LaterPaperKind];
