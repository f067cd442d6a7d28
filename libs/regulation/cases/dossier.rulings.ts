import { cchcPoints } from '../cchc.js';
import { overlapLevel } from '../duplicates.js';
import { authorFaults, dossierFaults, shareFaults } from '../eligibility.js';
import { intakeOfficeFor } from '../intake.js';
import { formatNumber, numberPattern } from '../numbering.js';
import type { Reason } from '../reason.js';
import type { Regulation } from '../regulation.js';
import { reachesScope } from '../scope-test.js';
import { servesTitle } from '../titles.js';
import type { Path } from '../yaml-lines.js';
import type { Questions } from './question.js';
import { plain, unlessRefused, type Ruling } from './ruling.js';

const authorRules: Record<string, string> = {
  'too-many-authors': 'maxAuthors',
  'authors-not-in-same-unit': 'sameUnitRequired',
  'coauthor-consent-missing': 'groupConsent',
  'share-below-minimum': 'minimumShare',
  'share-above-maximum': 'maximumShare',
};

/** Tác giả và tỷ lệ đóng góp. */
export const authors = (regulation: Regulation, given: Questions['authors']): Ruling => {
  const named = given.map(({ unit = 'unit', share, consented = true }, i) => ({
    personId: String(i),
    unitId: unit,
    sharePercent: share,
    consented,
  }));
  const faults = [...authorFaults(regulation, named), ...shareFaults(regulation, named)];
  return unlessRefused('sound', faults, (reason) => {
    const rule = authorRules[reason?.key ?? ''];
    return rule ? ['authors', rule] : ['authors'];
  });
};

const componentRules: Record<string, string> = {
  'component-missing': 'mandatory',
  'too-many-pages': 'maxPages',
  'file-type-not-accepted': 'fileTypes',
};

/** Thành phần hồ sơ. */
export const dossier = (regulation: Regulation, { level, components }: Questions['dossier']): Ruling =>
  unlessRefused('sound', dossierFaults(regulation, level, components), (reason) => {
    const i = regulation.dossier[level].findIndex((c) => c.key === reason?.field);
    const rule = componentRules[reason?.key ?? ''];
    return ['dossier', level, ...(i < 0 ? [] : [i]), ...(rule && i >= 0 ? [rule] : [])];
  });

/** Phạm vi ảnh hưởng. */
export const scope = (regulation: Regulation, given: Questions['scope']): Ruling =>
  plain(reachesScope(regulation, given) ? 'reached' : 'not-reached', ['scopeTest', 'minimumPercent']);

/** Trùng lặp. */
export const duplicate = (regulation: Regulation, { percent }: Questions['duplicate']): Ruling => {
  const level = overlapLevel(regulation, percent);
  return plain(level, ['duplicates', level === 'alarm' ? 'alarmAt' : 'warnAt']);
};

/** Danh hiệu: whether a recognition serves it in a year. */
export const title = (regulation: Regulation, { title: key, level, year, inYear }: Questions['title']): Ruling => {
  const i = regulation.titles.kinds.findIndex((t) => t.key === key);
  if (i < 0) return plain('unknown', ['titles', 'kinds']);
  const serves = servesTitle(regulation, key, { level, year }, inYear);
  const highEnough = servesTitle(regulation, key, { level, year }, year);
  return plain(serves ? 'serves' : 'serves-not', ['titles', 'kinds', i, highEnough ? 'carriedYears' : 'level']);
};

const numbered = (pattern: string, parts: Parameters<typeof formatNumber>[1]): string | undefined => {
  try {
    return formatNumber(pattern, parts);
  } catch {
    return undefined;
  }
};

/** Số văn bản; `refused` where a part of the pattern is missing. */
export const number = (regulation: Regulation, given: Questions['number']): Ruling => {
  const { paper, sequence, year = regulation.year, body, unit, bodyCode = '' } = given;
  const path: Path = regulation.numbering.byBody[bodyCode]?.[paper]
    ? ['numbering', 'byBody', bodyCode, paper]
    : ['numbering', 'patterns', paper];
  const pattern = numberPattern(regulation, paper, bodyCode);
  const parts = { sequence, year, ...(body === undefined ? {} : { body }), ...(unit === undefined ? {} : { unit }) };
  const refused: Reason[] = [{ key: 'number-incomplete', params: { pattern } }];
  const made = numbered(pattern, parts);
  return made === undefined ? unlessRefused('', refused, () => path) : plain(made, path);
};

/** Nơi nhận hồ sơ of a sector. */
export const intake = (regulation: Regulation, { sector }: Questions['intake']): Ruling => {
  const office = intakeOfficeFor(regulation, sector);
  const i = regulation.intake.offices.findIndex((o) => o === office);
  return plain(office?.office ?? 'unknown', ['intake', 'offices', i], { label: office?.label ?? '' });
};

/** Điểm chỉ số cải cách hành chính. */
export const cchc = (regulation: Regulation, { recognized }: Questions['cchc']): Ruling => {
  const { enabled, pointsPerInitiative, maxPoints } = regulation.cchc;
  const capped = recognized * pointsPerInitiative > maxPoints;
  const rule = enabled ? (capped ? 'maxPoints' : 'pointsPerInitiative') : 'enabled';
  return plain(String(cchcPoints(regulation, recognized)), ['cchc', rule]);
};
