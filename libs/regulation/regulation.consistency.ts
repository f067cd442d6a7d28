import { checkAssessment, checkFraction } from './assessment.consistency.js';
import { localDate } from './calendar.js';
import { patternFaults } from './numbering.js';
import type { CouncilRules, LevelTerm, Regulation, WindowRule } from './regulation.js';
import type { Report } from './shape.js';
import { dateInYear, publishBy, registrationWindow, roundWindow, windowOf } from './windows.js';
import type { Path } from './yaml-lines.js';

const checkUnique = (names: readonly (string | number)[], path: Path, report: Report) => {
  names.forEach((name, i) => {
    if (names.indexOf(name) !== i) report([...path, i], 'given-twice', { name });
  });
};

const checkOrder = (first: Date, second: Date, path: Path, report: Report) => {
  if (first >= second) report(path, 'dates-out-of-order', { first: localDate(first), second: localDate(second) });
};

const checkAudiences = ({ audiences, rounds }: Regulation, report: Report) => {
  rounds.forEach(({ audience: name }, i) => {
    if (name && !Object.hasOwn(audiences, name)) report(['rounds', i, 'audience'], 'unknown-reference', { name });
  });
  const kinds = Object.entries(audiences).flatMap(([name, a]) => a.kinds.map((kind, i) => ({ name, kind, i })));
  kinds.forEach(({ name, kind, i }, n) => {
    const first = kinds.findIndex((k) => k.kind === kind);
    if (first !== n) report(['audiences', name, 'kinds', i], 'given-twice', { name: kind });
  });
};

const checkWindows = (regulation: Regulation, windows: readonly WindowRule[], path: Path, report: Report) => {
  checkUnique(
    windows.map((w) => w.audience),
    path,
    report,
  );
  windows.forEach((rule, i) => {
    const { audience: name, exceptions = {} } = rule;
    if (!Object.hasOwn(regulation.audiences, name)) report([...path, i, 'audience'], 'unknown-reference', { name });
    for (const year of new Set([regulation.year, ...Object.keys(exceptions).map(Number)])) {
      const { opensAt, closesAt } = windowOf(regulation, rule, year);
      checkOrder(opensAt, closesAt, [...path, i, 'closesOn'], report);
    }
  });
};

const checkPublishing = (regulation: Regulation, report: Report) => {
  const { registration } = regulation;
  const publish = publishBy(regulation);
  const kinds = registration.windows.flatMap((w) => regulation.audiences[w.audience]?.kinds[0] ?? []);
  const closes = kinds.map((kind) => registrationWindow(regulation, kind)?.closesAt.getTime() ?? 0);
  if (publish) checkOrder(new Date(Math.max(0, ...closes)), publish, ['registration', 'publishBy'], report);
};

const checkRounds = (regulation: Regulation, report: Report) => {
  const { rounds, yearStartsOn } = regulation;
  const numbers = rounds.map((r) => r.number);
  checkUnique(numbers, ['rounds'], report);
  rounds.forEach(({ number, closesOn, meetsIn, lateUntil }, i) => {
    const path = ['rounds', i];
    if (!closesOn && !meetsIn) report(path, 'round-without-close');
    const window = roundWindow(regulation, number);
    if (!window) return;
    checkOrder(window.opensAt, window.closesAt, path, report);
    const late = lateUntil && dateInYear(lateUntil, regulation.year, yearStartsOn);
    if (late && late < localDate(new Date(window.closesAt.getTime() - 1))) {
      report([...path, 'lateUntil'], 'dates-out-of-order', { first: localDate(window.closesAt), second: late });
    }
  });
};

const checkTerms = (terms: readonly LevelTerm[], path: Path, report: Report) => {
  terms.forEach(({ validFrom = '', validTo = '9999' }, i) => {
    const previous = i === 0 ? undefined : (terms[i - 1]?.validTo ?? '9999');
    if (validFrom > validTo) report([...path, i], 'dates-out-of-order', { first: validFrom, second: validTo });
    if (previous && previous >= validFrom) {
      report([...path, i], 'dates-out-of-order', { first: previous, second: validFrom });
    }
  });
};

const checkIntake = ({ intake: { offices } }: Regulation, report: Report) => {
  const path = ['intake', 'offices'];
  const sectors = offices.map((o) => o.sector);
  checkUnique(sectors, path, report);
  if (!sectors.includes('*')) report(path, 'office-for-rest-missing');
  const standing = new Set(offices.filter((o) => o.role === 'standing').map((o) => o.office));
  if (standing.size !== 1) report(path, 'standing-office-missing');
};

const checkAuthors = ({ authors }: Regulation, report: Report) => {
  const { minimumShare: minimum = 0, maximumShare: maximum = 100 } = authors;
  if (minimum > maximum) report(['authors'], 'bounds-out-of-order', { low: minimum, high: maximum });
  if (minimum > 50) report(['authors', 'minimumShare'], 'share-minimum-impossible', { minimum });
};

const checkCouncil = ({ size, roles, quorum, conflicts }: CouncilRules, path: Path, report: Report) => {
  if (size.min > size.max) report([...path, 'size'], 'bounds-out-of-order', { low: size.min, high: size.max });
  const needed = roles.reduce((sum, r) => sum + r.min, 0);
  if (needed > size.max) report([...path, 'roles'], 'council-roles-exceed-size', { roles: needed, max: size.max });
  if (!quorum['regular']) report([...path, 'quorum'], 'unknown-reference', { name: 'regular' });
  for (const [kind, rule] of Object.entries(quorum)) checkFraction(rule, [...path, 'quorum', kind], report);
  checkUnique([...(conflicts?.block ?? []), ...(conflicts?.warn ?? [])], [...path, 'conflicts'], report);
};

const checkPanels = ({ panels = [] }: CouncilRules, path: Path, report: Report) => {
  const sectors = panels.flatMap((panel, i) => panel.sectors.map((sector, j) => ({ sector, at: [i, 'sectors', j] })));
  sectors.forEach(({ sector, at }, n) => {
    const first = sectors.findIndex((s) => s.sector === sector);
    if (first !== n) report([...path, 'panels', ...at], 'given-twice', { name: sector });
  });
};

const checkListTemplates = ({ listTemplates = {} }: Regulation, report: Report) => {
  for (const [list, columns] of Object.entries(listTemplates)) {
    checkUnique(
      columns.map((c) => c.key),
      ['listTemplates', list],
      report,
    );
  }
};

const checkNumbering = ({ numbering: { patterns, byBody } }: Regulation, report: Report) => {
  const check = (given: Partial<Record<string, string>>, path: Path) => {
    for (const [kind, pattern] of Object.entries(given)) {
      const names = patternFaults(pattern ?? '').join(', ');
      if (names !== '') report([...path, kind], 'pattern-invalid', { names });
    }
  };
  check(patterns, ['numbering', 'patterns']);
  for (const [body, given] of Object.entries(byBody)) check(given, ['numbering', 'byBody', body]);
};

const checkRewards = ({ rewards: { forms = [] } }: Regulation, report: Report) => {
  checkUnique(
    forms.map((form) => form.key),
    ['rewards', 'forms'],
    report,
  );
};

/** What no single value shows: references, order of dates, sums, bands, and rules that decide nothing. */
export const checkConsistency = (regulation: Regulation, report: Report): void => {
  const { assessment, unitAssessment, councils, levels, duplicates } = regulation;
  checkAudiences(regulation, report);
  checkWindows(regulation, regulation.registration.windows, ['registration', 'windows'], report);
  checkWindows(regulation, regulation.filingWindows, ['filingWindows'], report);
  checkPublishing(regulation, report);
  checkRounds(regulation, report);
  for (const [level, terms] of Object.entries(levels)) checkTerms(terms, ['levels', level], report);
  checkIntake(regulation, report);
  checkAuthors(regulation, report);
  for (const level of ['unit', 'district'] as const) checkCouncil(councils[level], ['councils', level], report);
  for (const level of ['unit', 'district'] as const) checkPanels(councils[level], ['councils', level], report);
  checkNumbering(regulation, report);
  checkListTemplates(regulation, report);
  checkRewards(regulation, report);
  const { warnAt, alarmAt } = duplicates;
  if (warnAt > alarmAt) report(['duplicates'], 'bounds-out-of-order', { low: warnAt, high: alarmAt });
  checkAssessment(assessment, councils.district.size.max, ['assessment'], report);
  if (unitAssessment) checkAssessment(unitAssessment, councils.unit.size.max, ['unitAssessment'], report);
};
