import { same } from '../expect.js';
import { type Case, type Journey, lead, reaching } from '../model.js';
import { faultsToMend } from './filing.js';

interface Checks {
  ok: boolean;
  checks: { key: string; ok: boolean }[];
  dates: { filing: { lastDay: string } | null };
}

const checksOf = (subject: Case): Promise<Checks> =>
  lead(subject).get(`registration/initiatives/${subject.id}/checks?step=file`);

/** Kiểm tra trước khi nộp: the author sees beforehand exactly what the filing will be refused for. */
export async function check(journey: Journey): Promise<string> {
  const subjects = reaching(journey, 'applied');
  const found: string[] = [];
  for (const subject of subjects) {
    const { ok, checks, dates } = await checksOf(subject);
    const faults = checks.filter((one) => !one.ok).map(({ key }) => key);
    same(`what «${subject.title}» lacks`, faults, faultsToMend(journey, subject));
    same(`whether «${subject.title}» may be filed`, ok, faults.length === 0);
    const { appliedOn, appliedLongAgo } = journey.plan;
    const [year = '', ...day] = (subject.plan.fate === 'filed-late' ? appliedLongAgo : appliedOn).split('-');
    same('the last day of filing', dates.filing?.lastDay, [String(Number(year) + 1), ...day].join('-'));
    found.push(...faults);
  }
  return `${subjects.length} looked before filing: ${subjects.length - found.length} may file, others lack ${found.join(', ')}`;
}
