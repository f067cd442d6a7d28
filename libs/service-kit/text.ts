/** Text as everything stored is: composed (NFC), no-break and double spaces made single, trimmed. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim();

/** Text as it is compared: small letters without tones, đ as d; "sang kien" finds "Sáng kiến". */
export const fold = (text: string): string =>
  tidy(text).toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');

/** LIKE patterns that a folded text must all match, one for each word that was asked for. */
export const searchPatterns = (words: string): string[] =>
  fold(words)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
