import type { Reason } from '#lib/contracts/errors.js';
import { initiativeLifecycle, type InitiativeState } from '#lib/lifecycle/initiative.lifecycle.js';
import { localDate } from '#lib/regulation/calendar.js';
import { filingDeadline } from '#lib/regulation/eligibility.js';
import type { DossierComponent } from '#lib/regulation/regulation.js';
import { filingWindow, registrationWindow, roundState, roundWindow } from '#lib/regulation/windows.js';
import type { Campaign } from '../campaign/campaign.entity.js';
import { isCalledFor } from './initiative.commands.js';
import type { Attachment, Initiative } from './initiative.entity.js';
import { componentFaults, factsOf, faultsOf, type Circumstances } from './initiative.facts.js';

export type CheckedStep = 'register' | 'apply' | 'file' | 'submit' | 'complete' | 'accept';

/** One thing that the step asks for: the key is the reason that the command would refuse with. */
export interface Check {
  key: string;
  ok: boolean;
  /** What it is about, where it is one field of the form. */
  field?: string;
  /** The reason down to the author or the file. */
  reasons: Reason[];
}

/** One component of the dossier of the step's level, with what was handed in for it. */
export interface ComponentCheck extends Omit<DossierComponent, 'source'> {
  ok: boolean;
  reasons: Reason[];
  files: Pick<Attachment, 'id' | 'fileName' | 'fileType' | 'pages' | 'size' | 'sha256'>[];
}

/** Guards on what the command itself brings along: nothing to check beforehand. */
const brought: Partial<Record<CheckedStep, readonly string[]>> = {
  apply: ['application-missing', 'first-applied-in-future'],
  submit: ['letter-missing'],
};

/** The field of the form that a guard is about. */
const fields: Readonly<Record<string, string>> = {
  'campaign-missing': 'campaignId',
  'target-level-not-called': 'targetLevel',
  'shortcoming-missing': 'shortcomingId',
  'field-not-fitting': 'fitsFieldOfWork',
  'category-missing': 'category',
  'filing-period-over': 'firstAppliedOn',
  'report-incomplete': 'report',
  'benefit-missing': 'report.benefit',
  'pilot-unjustified': 'pilot',
  'conditions-unaffirmed': 'conditions',
  'declarations-missing': 'declarations',
  'unit-dossier-incomplete': 'attachments',
  'district-dossier-incomplete': 'attachments',
  'too-many-pages': 'attachments',
  'round-closed': 'round',
  'duplicate-found': 'report',
};

/** The step that comes next, where the asker names none. */
export function nextStep({ state, registrationRequired }: Initiative): CheckedStep {
  const steps: Partial<Record<InitiativeState, CheckedStep>> = {
    draft: registrationRequired ? 'register' : 'apply',
    registered: 'apply',
    applied: 'file',
    returned: 'complete',
    submitted: 'accept',
  };
  return steps[state] ?? 'submit';
}

const levelOf = (step: CheckedStep) => (['submit', 'complete', 'accept'].includes(step) ? 'district' : 'unit');
/** Reasons of the regulation that a guard sums up under a key of its own. */
const within: Readonly<Record<string, string>> = {
  'unit-dossier-incomplete': 'component-missing',
  'district-dossier-incomplete': 'component-missing',
};

/** Every guard of the step on the row as it stands, from the same table and the same facts as the command. */
export function checksOf(
  i: Initiative,
  step: CheckedStep,
  circumstances: Circumstances,
  campaign: Pick<Campaign, 'targetLevels'> | null,
): Check[] {
  const { from, guards } = initiativeLifecycle.guards(step, factsOf(i, circumstances));
  const faults = faultsOf(i, circumstances, levelOf(step));
  const check = (key: string, ok: boolean): Check => {
    const named = faults.filter((fault) => fault.key === (within[key] ?? key));
    const field = fields[key] ?? named.find((fault) => fault.field)?.field;
    return { key, ok, reasons: ok ? [] : named.length > 0 ? named : [{ key }], ...(field ? { field } : {}) };
  };
  const state = { key: 'state', ok: from.includes(i.state), reasons: [] as Reason[] };
  if (!state.ok) state.reasons.push({ key: 'state', params: { action: step, state: i.state } });
  const called = step === 'register' ? [check('target-level-not-called', isCalledFor(i, campaign))] : [];
  const asked = guards.filter(({ reason }) => !brought[step]?.includes(reason));
  return [state, ...called, ...asked.map(({ reason, ok }) => check(reason, ok))];
}

/** Kiểm tra thể thức: every component of the level, in the order of the regulation. */
export function componentsOf(i: Initiative, step: CheckedStep, { rules }: Circumstances): ComponentCheck[] {
  const level = levelOf(step);
  const faults = componentFaults(i, rules, level);
  return rules.dossier[level].map(({ key, label, mandatory, template, maxPages, fileTypes }) => {
    const reasons = faults.filter(({ field }) => field === key);
    const files = i.attachments
      .filter((attachment) => attachment.component === key)
      .map(({ id, fileName, fileType, pages, size, sha256 }) => ({ id, fileName, fileType, pages, size, sha256 }));
    const component = { key, label, mandatory, template, maxPages, fileTypes };
    return { ...component, ok: reasons.length === 0, reasons, files };
  });
}

/** Every date that the step hangs on, with what it was worked out from. */
export function datesOf(i: Initiative, { rules, roundRules, at }: Circumstances) {
  const { firstAppliedOn, unitKind, regulationYear, round } = i;
  const closesAt = firstAppliedOn ? filingDeadline(rules, firstAppliedOn) : undefined;
  const inRound = round && roundRules ? roundWindow(roundRules, round.number, round.year) : undefined;
  return {
    registration: registrationWindow(rules, unitKind, regulationYear) ?? null,
    admittedLate: i.lateAdmission !== null,
    filingWindow: filingWindow(rules, unitKind) ?? null,
    admittedLateForFiling: i.lateFiling !== null,
    filing: closesAt
      ? { firstAppliedOn, period: rules.periods.filing, lastDay: localDate(new Date(closesAt.getTime() - 1)), closesAt }
      : null,
    round:
      inRound && roundRules ? { ...inRound, state: roundState(roundRules, inRound.number, at, inRound.year) } : null,
    supplementDueAt: i.state === 'returned' ? i.dueAt : null,
  };
}
