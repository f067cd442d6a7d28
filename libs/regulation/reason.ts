/** What is wrong, in one key; the same shape as the reasons of the contracts, which this library does not import. */
export interface Reason {
  key: string;
  /** Path of the field it concerns, such as `authors.0.sharePercent`. */
  field?: string;
  params?: Readonly<Record<string, string | number>>;
}
