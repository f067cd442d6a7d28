import { fold } from '#lib/service-kit/text.js';
import { createHash } from 'node:crypto';
import type { Initiative } from '../initiative/initiative.entity.js';

/** What is compared: what an initiative says it is, never the confidential part. */
export type Compared = Pick<Initiative, 'title' | 'report'>;

/** Phrases that most titles and reports share, and names of institutions: alike in them says nothing. */
const stock: readonly string[] = [
  'mot so giai phap',
  'mot so bien phap',
  'mot vai kinh nghiem',
  'giai phap nang cao',
  'bien phap nang cao',
  'nham nang cao hieu qua',
  'nham nang cao chat luong',
  'nang cao hieu qua',
  'nang cao chat luong',
  'sang kien kinh nghiem',
  'tren dia ban',
  'trong giai doan hien nay',
  'thanh pho ho chi minh',
  'tp ho chi minh',
  'tp hcm',
  'tphcm',
  'thanh pho ha noi',
  'tp ha noi',
  'uy ban nhan dan',
  'ubnd',
  'truong mam non',
  'truong tieu hoc',
  'truong thcs',
  'truong thpt',
  'trung hoc co so',
  'trung hoc pho thong',
];
const stockWords = stock.map((phrase) => phrase.split(' ')).sort((a, b) => b.length - a.length);

/** A syllable as it was written, and as it is compared. */
interface Syllable {
  written: string;
  folded: string;
}

const syllablesIn = (text: string): Syllable[] =>
  (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((written) => ({ written, folded: fold(written) }));

const startsWith = (syllables: readonly Syllable[], at: number, phrase: readonly string[]) =>
  phrase.every((word, i) => syllables[at + i]?.folded === word);

/** The syllables that are left when stock phrases are taken out. */
function withoutStock(syllables: readonly Syllable[]): Syllable[] {
  const left: Syllable[] = [];
  for (let i = 0; i < syllables.length;) {
    const phrase = stockWords.find((words) => startsWith(syllables, i, words));
    const syllable = syllables[i];
    if (!phrase && syllable) left.push(syllable);
    i += phrase?.length ?? 1;
  }
  return left;
}

const textOf = ({ title, report }: Compared): string => {
  const { statusQuo, novelty, steps, conditions, scope, benefit } = report;
  return [title, novelty, steps, statusQuo, conditions, scope, benefit?.summary].filter(Boolean).join(' . ');
};

const meaningful = (text: Compared): Syllable[] => withoutStock(syllablesIn(textOf(text)));

/** Width of a shingle in syllables; Vietnamese writes each syllable apart, so three are about two words. */
const width = 3;

/** FNV-1a, as the signed 32-bit integer that a column holds. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash | 0;
};

const shinglesIn = (syllables: readonly Syllable[]): number[] =>
  Array.from({ length: Math.max(0, syllables.length - width + 1) }, (_, i) =>
    hashOf(
      syllables
        .slice(i, i + width)
        .map(({ folded }) => folded)
        .join(' '),
    ),
  );

/** What is kept of a text so that others can be compared with it. */
export interface Content {
  /** The same for texts that differ in nothing but tones, capitals, punctuation and stock phrases. */
  contentHash: string;
  shingles: number[];
}

export function fingerprintOf(text: Compared): Content {
  const syllables = meaningful(text);
  const whole = syllables.map(({ folded }) => folded).join(' ');
  const contentHash = createHash('sha256').update(whole).digest('hex');
  return { contentHash, shingles: [...new Set(shinglesIn(syllables))].sort((a, b) => a - b) };
}

/** Fewer shingles than this in common are chance, however short the text is. */
export const fewest = 5;

/** Percent of the one text's shingles that the other has too, in whole numbers. */
export const percentShared = (shared: number, of: number): number =>
  of === 0 || shared < fewest ? 0 : Math.floor((shared * 100) / of);

/** Đoạn trùng: runs of the one text, in its own words, that the other has too; the longest first. */
export function passagesShared(one: Compared, other: Compared, most = 10): string[] {
  const syllables = meaningful(one);
  const theirs = new Set(shinglesIn(meaningful(other)));
  const runs: { from: number; to: number }[] = [];
  for (const [i, shingle] of shinglesIn(syllables).entries()) {
    if (!theirs.has(shingle)) continue;
    const last = runs.at(-1);
    if (last && i <= last.to) last.to = i + width;
    else runs.push({ from: i, to: i + width });
  }
  return runs
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, most)
    .map(({ from, to }) =>
      syllables
        .slice(from, to)
        .map(({ written }) => written)
        .join(' '),
    );
}
