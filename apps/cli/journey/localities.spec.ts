import { localDate, periodEnd } from '#lib/regulation/calendar.js';
import { filingDeadline } from '#lib/regulation/eligibility.js';
import { parseRegulation } from '#lib/regulation/parse-regulation.js';
import { isRegistrationOpen, roundState } from '#lib/regulation/windows.js';
import { readFileSync } from 'node:fs';
import { dueAt, instantOf, stepNames, type LocalityPlan, type StepName } from './plan.js';
import { localities } from './localities.js';

const read = (name: string) => readFileSync(`deploy/localities/${name}.yaml`, 'utf8');
const rulesOf = ({ id, year }: LocalityPlan) => parseRegulation(read(`${id}-${year}`), { defaults: read('defaults') });
const named = localities.map((plan) => [plan.id, plan] as const);

describe('the agendas together', () => {
  it('walk every step at least once', () => {
    const walked = new Set(localities.flatMap(({ agenda }) => agenda.flatMap(([, ...names]) => names)));
    expect(stepNames.filter((name) => !walked.has(name))).toEqual([]);
  });
});

describe('the agenda of each locality', () => {
  it.each(named)('of %s goes forward in time', (_, { agenda }) => {
    const times = agenda.map(([at]) => instantOf(at).getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it.each(named)('of %s registers within its window, and late from the first instant after it', (_, plan) => {
    const rules = rulesOf(plan);
    expect(isRegistrationOpen(rules, 'department', dueAt(plan, 'registerAgencies'))).toBe(true);
    expect(isRegistrationOpen(rules, 'primary', dueAt(plan, 'registerSchools'))).toBe(true);
    const late = dueAt(plan, 'registerLate');
    expect(isRegistrationOpen(rules, 'department', late)).toBe(false);
    expect(isRegistrationOpen(rules, 'department', new Date(late.getTime() - 1))).toBe(true);
  });

  it.each(named)('of %s submits to a round that is open, and once to one that is not', (_, plan) => {
    const { round, wrongRound } = plan;
    const rules = rulesOf(plan);
    expect(roundState(rules, round.number, dueAt(plan, 'submit'), round.year)).toBe('open');
    const late = dueAt(plan, 'submitOutOfRound');
    expect(roundState(rules, wrongRound.refused.number, late, wrongRound.refused.year)).not.toBe('open');
    if (wrongRound.taken) expect(roundState(rules, wrongRound.taken.number, late, wrongRound.taken.year)).toBe('open');
  });

  it.each(named)('of %s files within a year of the application, and once after it', (_, plan) => {
    const rules = rulesOf(plan);
    const filedAt = dueAt(plan, 'file');
    expect(filedAt < filingDeadline(rules, plan.appliedOn)).toBe(true);
    expect(filedAt >= filingDeadline(rules, plan.appliedLongAgo)).toBe(true);
    expect(plan.appliedOn <= localDate(dueAt(plan, 'apply'))).toBe(true);
  });

  it.each(named)('of %s lapses and follows up when its rules say so', (_, plan) => {
    const rules = rulesOf(plan);
    const walks = (name: StepName) => plan.agenda.some(([, ...names]) => names.includes(name));
    expect(walks('followUp')).toBe(rules.confirmation.followUp !== undefined);
    expect(walks('replicate')).toBe(rules.dissemination.replicationRegister);
    expect(walks('cchc')).toBe(rules.cchc.enabled);
    expect(walks('proposeRewards') && walks('answerRewards')).toBe((rules.rewards.forms ?? []).length > 0);
    if (!walks('lapseReturned')) return;
    const lapsedAt = periodEnd(localDate(dueAt(plan, 'takeIn')), rules.periods.supplement, rules.calendar);
    expect(dueAt(plan, 'lapseReturned')).toEqual(lapsedAt);
  });

  it.each(named)('of %s has a unit council where the regulation asks for one', (_, plan) => {
    const steps = plan.agenda.flatMap(([, ...names]) => names);
    expect(steps.includes('hearInUnits')).toBe(rulesOf(plan).councils.unit.required);
  });
});
