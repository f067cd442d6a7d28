/** A name as it is stored: NFC, single plain spaces, so that one person is not two by bytes. */
export const tidyName = (name: string): string => name.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

/** A name as it is searched: lower case, without tones and marks, đ = d ("Nguyễn Văn Đức" is found by "nguyen van duc"). */
export const foldName = (name: string): string =>
  tidyName(name).toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');

/** LIKE patterns that a folded name must all match, one for each word that was asked for. */
export const searchPatterns = (words: string): string[] =>
  foldName(words)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
