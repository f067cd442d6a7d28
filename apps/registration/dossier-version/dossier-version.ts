import { createHash } from 'node:crypto';
import type { HistoryRow } from '#lib/service-kit/history.js';

/** What a dossier consists of; the confidential part only for who may read it. */
const contentFields = [
  'title',
  'sector',
  'kinds',
  'category',
  'targetLevel',
  'shortcoming',
  'fitsFieldOfWork',
  'authors',
  'sponsor',
  'stateFunded',
  'managingConsent',
  'helpers',
  'conditions',
  'declarations',
  'pilot',
  'application',
  'firstAppliedOn',
  'report',
  'confidential',
  'attachments',
  'letter',
] as const;
export type ContentField = (typeof contentFields)[number];
export type DossierContent = Partial<Record<ContentField, unknown>>;

/** Acts that others rely on the dossier for: as it stood then is kept. */
const milestones: readonly string[] = [
  'register',
  'file',
  'confirm',
  'recognize-unit',
  'submit',
  'return',
  'complete',
  'accept',
  'refuse',
  'improve',
  'recommend',
  'recognize-district',
  'decline',
  'lapse',
];

/** Bản hồ sơ lưu tại một mốc. */
export interface DossierVersion {
  version: number;
  action: string;
  state: string | null;
  at: Date;
  by: string | null;
  role: string;
  note: string | null;
  /** SHA-256 of the content without the confidential part, so that two parties can tell that they hold the same. */
  sha256: string;
}

/**
 * The dossier as it stood at a version, folded from the history: append only and chained by hash, so that it cannot
 * be changed afterwards and needs no second copy.
 */
export function contentAt(history: readonly HistoryRow[], version: number): DossierContent {
  const all = Object.assign({}, ...history.filter((row) => row.version <= version).map((row) => row.changes)) as object;
  const known = contentFields as readonly string[];
  return Object.fromEntries(Object.entries(all).filter(([field]) => known.includes(field)));
}

const canonical = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );

/** Every version that is kept, oldest first. */
export const versionsOf = (history: readonly HistoryRow[]): DossierVersion[] =>
  history
    .filter(({ action }) => milestones.includes(action))
    .map(({ version, action, toState, at, personName, role, note }) => {
      const { confidential: _, ...content } = contentAt(history, version);
      const sha256 = createHash('sha256').update(canonical(content)).digest('hex');
      return { version, action, state: toState, at, by: personName, role, note, sha256 };
    });

/** One field that differs; a part of the report or an attachment is a field of its own. */
export interface Difference {
  field: string;
  /** What the earlier version has there. */
  before: unknown;
  /** What the later version has there. */
  after: unknown;
}

interface AttachedFile {
  component: string;
  fileName: string;
  sha256: string;
}

/** Parts that are compared one by one; attachments by the hash of their content. */
function partsOf({ report, attachments, ...rest }: DossierContent): Record<string, unknown> {
  const sections = Object.entries(report ?? {}).map(([key, value]) => [`report.${key}`, value as unknown]);
  const files = ((attachments ?? []) as AttachedFile[]).map(({ component, fileName, sha256 }) => [
    `attachments.${component}.${sha256}`,
    { component, fileName, sha256 },
  ]);
  return Object.fromEntries([...Object.entries(rest), ...sections, ...files]) as Record<string, unknown>;
}

/** So sánh hai bản, field by field. */
export function differences(before: DossierContent, after: DossierContent): Difference[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((field) => canonical(old[field]) !== canonical(now[field]))
    .map((field) => ({ field, before: old[field] ?? null, after: now[field] ?? null }));
}
