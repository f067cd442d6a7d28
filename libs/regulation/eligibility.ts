import { Decimal } from 'decimal.js';
import { localDate, periodEnd, type LocalDate } from './calendar.js';
import type { Reason } from './reason.js';
import type { Regulation } from './regulation.js';
import { filingWindow } from './windows.js';

/** Tác giả as given on a registration or a request. */
export interface GivenAuthor {
  personId: string;
  unitId: string;
  /** Percent, in digits; text keeps what a form said. */
  sharePercent: number | string;
  /** Agreed to the shares. */
  consented?: boolean;
}

/** Thành phần hồ sơ as handed in. */
export interface GivenComponent {
  key: string;
  pages?: number;
  /** File name extension in lower case. */
  fileType?: string;
}

/** What filing is judged by. */
export interface FilingFacts {
  firstAppliedOn?: LocalDate;
  /** Absent where it was never registered. */
  registeredAt?: Date;
  at: Date;
  /** Kind of the unit, for regulations with filing windows. */
  unitKind?: string;
}

const asDecimal = (value: number | string): Decimal => {
  try {
    return new Decimal(value);
  } catch {
    return new Decimal(NaN);
  }
};

/** Too many, from several units, or without everyone's consent; `authors-missing` where there are none. */
export const authorFaults = ({ authors: rules }: Regulation, authors: readonly GivenAuthor[]): Reason[] => {
  if (authors.length === 0) return [{ key: 'authors-missing', field: 'authors' }];
  const faults: Reason[] = [];
  const counted = authors.length - (rules.countsMainAuthor ? 0 : 1);
  if (rules.maxAuthors !== undefined && counted > rules.maxAuthors) {
    faults.push({ key: 'too-many-authors', field: 'authors', params: { max: rules.maxAuthors, given: counted } });
  }
  if (rules.sameUnitRequired && new Set(authors.map((a) => a.unitId)).size > 1) {
    faults.push({ key: 'authors-not-in-same-unit', field: 'authors' });
  }
  const dissenting = authors.findIndex((a) => a.consented !== true);
  if (rules.groupConsent && authors.length > 1 && dissenting >= 0) {
    faults.push({ key: 'coauthor-consent-missing', field: `authors.${String(dissenting)}` });
  }
  return faults;
};

const boundFaults = ({ authors: rules }: Regulation, share: Decimal, field: string): Reason[] => {
  const { minimumShare, maximumShare } = rules;
  if (minimumShare !== undefined && share.lt(minimumShare)) {
    return [{ key: 'share-below-minimum', field, params: { minimum: minimumShare, given: share.toString() } }];
  }
  if (maximumShare !== undefined && share.gt(maximumShare)) {
    return [{ key: 'share-above-maximum', field, params: { maximum: maximumShare, given: share.toString() } }];
  }
  return [];
};

/** Tỷ lệ đóng góp (TT 18/2013 Điều 5): each above 0, exactly 100 together, and within the bounds where several share. */
export const shareFaults = (
  regulation: Regulation,
  authors: readonly Pick<GivenAuthor, 'sharePercent'>[],
): Reason[] => {
  const shares = authors.map((a) => asDecimal(a.sharePercent));
  const field = (i: number) => `authors.${String(i)}.sharePercent`;
  const total = shares.reduce((sum, share) => sum.plus(share), new Decimal(0));
  const faults: Reason[] = shares.flatMap((share, i) =>
    share.gt(0) ? [] : [{ key: 'shares-not-100', field: field(i), params: { total: total.toString() } }],
  );
  if (!total.eq(100)) faults.push({ key: 'shares-not-100', field: 'authors', params: { total: total.toString() } });
  if (shares.length < 2) return faults;
  return [...faults, ...shares.flatMap((share, i) => boundFaults(regulation, share, field(i)))];
};

/** The first instant at which a request can no longer be filed (NĐ 13/2012 Điều 5: 1 year from first application). */
export const filingDeadline = ({ periods, calendar }: Regulation, firstAppliedOn: LocalDate): Date =>
  periodEnd(firstAppliedOn, periods.filing, calendar);

const outsideWindow = (regulation: Regulation, { at, unitKind = '*' }: FilingFacts): boolean => {
  const window = filingWindow(regulation, unitKind);
  return window !== undefined && (at < window.opensAt || window.closesAt <= at);
};

/** Why a request cannot be filed at `at`: not registered, not applied yet, out of time or outside the window. */
export const filingFaults = (regulation: Regulation, facts: FilingFacts): Reason[] => {
  const { firstAppliedOn, registeredAt, at } = facts;
  const faults: Reason[] = [];
  if (regulation.registration.required && !(registeredAt && registeredAt <= at)) faults.push({ key: 'not-registered' });
  if (outsideWindow(regulation, facts)) faults.push({ key: 'filing-window-closed' });
  if (!firstAppliedOn) return [...faults, { key: 'application-missing', field: 'firstAppliedOn' }];
  if (firstAppliedOn > localDate(at)) faults.push({ key: 'first-applied-in-future', field: 'firstAppliedOn' });
  if (at >= filingDeadline(regulation, firstAppliedOn)) {
    faults.push({ key: 'filing-period-over', field: 'firstAppliedOn', params: { firstAppliedOn } });
  }
  return faults;
};

const componentFaults = (component: Regulation['dossier']['unit'][number], given: GivenComponent): Reason[] => {
  const { key, label, maxPages, fileTypes } = component;
  const faults: Reason[] = [];
  if (maxPages !== undefined && given.pages !== undefined && given.pages > maxPages) {
    faults.push({ key: 'too-many-pages', field: key, params: { label, maxPages, given: given.pages } });
  }
  if (fileTypes && given.fileType !== undefined && !fileTypes.includes(given.fileType)) {
    const params = { label, allowed: fileTypes.join(', '), given: given.fileType };
    faults.push({ key: 'file-type-not-accepted', field: key, params });
  }
  return faults;
};

/** Kiểm tra thành phần hồ sơ of a level: what is missing, unknown, too long, or of a wrong type. */
export const dossierFaults = (
  { dossier }: Regulation,
  level: 'unit' | 'district',
  given: readonly GivenComponent[],
): Reason[] => {
  const components = dossier[level];
  const missing = components
    .filter((c) => c.mandatory && c.source === 'upload' && !given.some((g) => g.key === c.key))
    .map(({ key, label }): Reason => ({ key: 'component-missing', field: key, params: { label } }));
  const wrong = given.flatMap((g): Reason[] => {
    const component = components.find((c) => c.key === g.key);
    return component ? componentFaults(component, g) : [{ key: 'component-unknown', field: g.key }];
  });
  return [...missing, ...wrong];
};
