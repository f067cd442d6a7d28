import { Decimal } from 'decimal.js';
import { paperKinds, type Level, type Regulation } from '../regulation.js';
import type { Path } from '../yaml-lines.js';
import { paperLabels } from './labels.js';
import { probe, type Probe } from './probe.js';
import type { Question, Questions } from './question.js';
import type { Ruling } from './ruling.js';

const is =
  (...verdicts: string[]) =>
  (ruling: Ruling) =>
    verdicts.includes(ruling.verdict);
const gives = (key: string) => (ruling: Ruling) => ruling.reasons.some((r) => r.key === key);
const startsAt = (path: Path) => (ruling: Ruling) => `${ruling.decidedBy.join('.')}.`.startsWith(`${path.join('.')}.`);

type Given = Questions['authors'][number];
const authors = (given: Given[]): Question => ({ kind: 'authors', given });

/** So many shares that sum to exactly 100, as equal as two decimals allow. */
const equalShares = (n: number): string[] => {
  const each = new Decimal(100).div(n).toDecimalPlaces(2, Decimal.ROUND_DOWN);
  const first = new Decimal(100).minus(each.times(n - 1));
  return [first, ...Array.from({ length: n - 1 }, () => each)].map(String);
};

const pair = (share: Decimal.Value): Question =>
  authors([{ share: String(share) }, { share: new Decimal(100).minus(share).toString() }]);

/** Groups of authors who all have the same share, two and more. */
const alike = Array.from({ length: 19 }, (_, i) => authors(equalShares(i + 2).map((share) => ({ share }))));

const shareBounds = ({ authors: { minimumShare, maximumShare } }: Regulation): Probe[] => {
  const bound = (key: 'minimumShare' | 'maximumShare', label: string, at: number | undefined, beyond: number) =>
    at === undefined
      ? []
      : [
          probe(
            ['authors', key],
            label,
            [pair(new Decimal(at).plus(beyond)), pair(at), ...alike],
            is('sound'),
            gives(key === 'minimumShare' ? 'share-below-minimum' : 'share-above-maximum'),
          ),
        ];
  return [
    ...bound('minimumShare', 'tỷ lệ đóng góp tối thiểu', minimumShare, -0.01),
    ...bound('maximumShare', 'tỷ lệ đóng góp tối đa', maximumShare, 0.01),
  ];
};

const authorProbes = (regulation: Regulation): Probe[] => {
  const { maxAuthors, countsMainAuthor, sameUnitRequired, groupConsent } = regulation.authors;
  const most = (maxAuthors ?? 2) + (countsMainAuthor ? 0 : 1);
  const some = Math.min(most, 2);
  const equal = (n: number, over: (i: number) => Partial<Given> = () => ({})) =>
    authors(equalShares(n).map((share, i) => ({ share, ...over(i) })));
  const falling = Array.from({ length: most + 1 }, (_, i) => equal(most + 1 - i));
  return [
    probe(
      ['authors'],
      'tổng tỷ lệ đóng góp đúng 100%',
      [authors([{ share: '60' }, { share: '39.99' }].slice(0, some)), equal(some), equal(1)],
      is('sound'),
      gives('shares-not-100'),
    ),
    ...(maxAuthors === undefined
      ? []
      : [probe(['authors', 'maxAuthors'], 'số tác giả tối đa', falling, is('sound'), gives('too-many-authors'))]),
    ...(sameUnitRequired
      ? [
          probe(
            ['authors', 'sameUnitRequired'],
            'các tác giả cùng một đơn vị',
            [equal(2, (i) => ({ unit: `đơn vị ${String(i + 1)}` })), equal(2, () => ({ unit: 'đơn vị 1' })), equal(1)],
            is('sound'),
            gives('authors-not-in-same-unit'),
          ),
        ]
      : []),
    ...(groupConsent
      ? [
          probe(
            ['authors', 'groupConsent'],
            'mọi đồng tác giả đồng thuận',
            [equal(2, (i) => ({ consented: i === 0 })), equal(2), equal(1)],
            is('sound'),
            gives('coauthor-consent-missing'),
          ),
        ]
      : []),
    ...shareBounds(regulation),
  ];
};

const dossierProbes = ({ dossier }: Regulation): Probe[] =>
  (['unit', 'district'] as const).flatMap((level) => {
    const whole = dossier[level]
      .filter((c) => c.mandatory && c.source === 'upload')
      .map(({ key, fileTypes }) => ({ key, ...(fileTypes?.[0] ? { fileType: fileTypes[0] } : {}) }));
    return dossier[level].flatMap((component, i): Probe[] => {
      const { key, label, mandatory, source, maxPages, fileTypes } = component;
      const others = whole.filter((c) => c.key !== key);
      const fileType = fileTypes?.[0] ? { fileType: fileTypes[0] } : {};
      const ask = (...given: Questions['dossier']['components']): Question => ({
        kind: 'dossier',
        given: { level, components: [...others, ...given] },
      });
      const path: Path = ['dossier', level, i];
      return [
        ...(mandatory && source === 'upload'
          ? [probe([...path, 'mandatory'], `bắt buộc có «${label}»`, [ask(), ask({ key, ...fileType })], is('sound'))]
          : []),
        ...(maxPages === undefined
          ? []
          : [
              probe(
                [...path, 'maxPages'],
                `số trang của «${label}»`,
                [ask({ key, ...fileType, pages: maxPages + 1 }), ask({ key, ...fileType, pages: maxPages })],
                is('sound'),
              ),
            ]),
        ...(fileTypes?.[0]
          ? [
              probe(
                [...path, 'fileTypes'],
                `loại tệp của «${label}»`,
                [ask({ key, fileType: fileTypes.includes('exe') ? 'none' : 'exe' }), ask({ key, ...fileType })],
                is('sound'),
              ),
            ]
          : []),
      ];
    });
  });

const scopeProbe = ({ scopeTest: { minimumPercent } }: Regulation): Probe[] => {
  const ask = (using: number): Question => ({ kind: 'scope', given: { sameConditions: 10_000, using } });
  const label = 'tỷ lệ đơn vị cùng điều kiện có thể áp dụng';
  const path = ['scopeTest', 'minimumPercent'];
  return minimumPercent === 0 ? [] : [{ path, label, length: 10_001, rung: ask, passes: is('reached') }];
};

const duplicateProbes = ({ duplicates: { warnAt, alarmAt } }: Regulation): Probe[] => {
  const ask = (percent: number): Question => ({ kind: 'duplicate', given: { percent } });
  const around = (at: number) => [ask(Math.max(0, new Decimal(at).minus(0.01).toNumber())), ask(at)];
  return [
    probe(['duplicates', 'warnAt'], 'mức cảnh báo trùng lặp', around(warnAt), is('warn', 'alarm')),
    probe(['duplicates', 'alarmAt'], 'mức báo động trùng lặp', around(alarmAt), is('alarm')),
  ];
};

const numberProbes = ({ numbering: { patterns, byBody } }: Regulation): Probe[] => {
  const one = (pattern: string, given: Questions['number'], path: Path) => {
    const parts = {
      ...(pattern.includes('{body') ? { body: 'UBND' } : {}),
      ...(pattern.includes('{unit') ? { unit: 'NV' } : {}),
    };
    const bare: Question = { kind: 'number', given: Object.keys(parts).length > 0 ? given : { ...given, sequence: 0 } };
    const full: Question = { kind: 'number', given: { ...given, ...parts } };
    return probe(path, `số ${paperLabels[given.paper]}`, [bare, full], (ruling) => ruling.verdict !== 'refused');
  };
  return paperKinds.flatMap((paper) => [
    one(patterns[paper], { paper, sequence: 1 }, ['numbering', 'patterns', paper]),
    ...Object.entries(byBody).flatMap(([bodyCode, own]) => {
      const pattern = own[paper];
      const path = ['numbering', 'byBody', bodyCode, paper];
      return pattern === undefined ? [] : [one(pattern, { paper, sequence: 1, bodyCode }, path)];
    }),
  ]);
};

const lower: Record<Level, Level | undefined> = { unit: undefined, district: 'unit', province: 'district' };

const titleProbes = ({ titles, year }: Regulation): Probe[] =>
  titles.kinds.flatMap(({ key, label, level, carriedYears }, i): Probe[] => {
    const ask = (of: Level, after: number): Question => ({
      kind: 'title',
      given: { title: key, level: of, year, inYear: year + after },
    });
    const below = lower[level];
    const path: Path = ['titles', 'kinds', i];
    return [
      probe(
        [...path, 'carriedYears'],
        `số năm bảo lưu cho ${label}`,
        [ask(level, carriedYears + 1), ask(level, carriedYears)],
        is('serves'),
      ),
      ...(below
        ? [probe([...path, 'level'], `cấp công nhận cho ${label}`, [ask(below, 0), ask(level, 0)], is('serves'))]
        : []),
    ];
  });

const intakeProbes = ({ intake: { offices } }: Regulation): Probe[] =>
  offices.flatMap(({ sector, label }, i): Probe[] => {
    if (sector === '*') return [];
    const path: Path = ['intake', 'offices', i];
    const ask = (of: string): Question => ({ kind: 'intake', given: { sector: of } });
    return [probe(path, `nơi nhận hồ sơ: ${label}`, [ask('none-of-these'), ask(sector)], startsAt(path))];
  });

const cchcProbe = ({ cchc: { enabled, pointsPerInitiative, maxPoints } }: Regulation): Probe[] => {
  if (!enabled) return [];
  const most = pointsPerInitiative === 0 ? 0 : Math.floor(maxPoints / pointsPerInitiative);
  const ask = (recognized: number): Question => ({ kind: 'cchc', given: { recognized } });
  const path = ['cchc', 'maxPoints'];
  const isCapped = startsAt(path);
  return [probe(path, 'điểm CCHC tối đa', [ask(most + 1), ask(most)], (ruling) => !isCapped(ruling))];
};

/** Probes of the rules of authors, dossiers and what becomes of them. */
export const dossierProbesOf = (regulation: Regulation): Probe[] =>
  [
    authorProbes,
    dossierProbes,
    scopeProbe,
    duplicateProbes,
    numberProbes,
    titleProbes,
    intakeProbes,
    cchcProbe,
  ].flatMap((of) => of(regulation));
