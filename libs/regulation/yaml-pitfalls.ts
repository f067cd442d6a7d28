import { CST, Lexer } from 'yaml';

/** What a YAML reader would take silently for something else, or refuse without saying why. */
export interface Pitfall {
  line: number;
  rule: 'byte-order-mark' | 'not-utf8' | 'tab-indent' | 'no-break-indent' | 'text-not-nfc' | 'leading-zero';
  params?: Readonly<Record<string, string>>;
}

const wholeText = (source: string): Pitfall[] => [
  ...(source.startsWith('\uFEFF') ? [{ line: 1, rule: 'byte-order-mark' as const }] : []),
  ...(/[\uFFFD\0]/.test(source) ? [{ line: lineOf(source, /[\uFFFD\0]/), rule: 'not-utf8' as const }] : []),
];

const lineOf = (source: string, what: RegExp) => source.slice(0, source.search(what)).split('\n').length;

const ofLine = (text: string, line: number): Pitfall[] => [
  ...(/^ *\t/.test(text) ? [{ line, rule: 'tab-indent' as const }] : []),
  ...(/^[ \t]*[\u00A0\u2007\u202F]/.test(text) ? [{ line, rule: 'no-break-indent' as const }] : []),
  ...(text.normalize('NFC') === text ? [] : [{ line, rule: 'text-not-nfc' as const }]),
];

/** Lexemes with the line each begins on; scalars follow the marker that the lexer puts before them. */
function* lexemes(source: string): Generator<{ line: number; text: string; isScalar: boolean }> {
  let line = 1;
  let isScalar = false;
  for (const text of new Lexer().lex(source)) {
    if (!'\u0002\u0018\u001f'.includes(text)) yield { line, text, isScalar };
    isScalar = text === '\u001f';
    line += text.split('\n').length - 1;
  }
}

const leadingZeros = (source: string): Pitfall[] =>
  [...lexemes(source)]
    .filter(({ text, isScalar }) => isScalar && /^[-+]?0[0-9o][0-9]*$/.test(text))
    .map(({ line, text }) => ({ line, rule: 'leading-zero' as const, params: { value: text } }));

/** Tabs, byte order marks, letters and marks apart, and numbers such as `0331`, each with its line. */
export const pitfallsOf = (source: string): Pitfall[] => {
  const whole = wholeText(source);
  const lines = source.split(/\r?\n/).flatMap((text, i) => ofLine(text, i + 1));
  return [...whole, ...lines, ...(whole.length + lines.length > 0 ? [] : leadingZeros(source))];
};

/** The comment that stands on each line of a YAML text, without its `#`. */
export const commentsOf = (source: string): ReadonlyMap<number, string> =>
  new Map(
    [...lexemes(source)]
      .filter(({ text, isScalar }) => !isScalar && CST.tokenType(text) === 'comment')
      .map(({ line, text }) => [line, text.replace(/^#\s*/, '').trim()] as const),
  );
