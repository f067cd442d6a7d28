import { readFileSync } from 'node:fs';
import {
  initiativeLifecycle,
  type InitiativeFacts,
  type InitiativeState,
  type LifecycleRole,
} from './initiative.lifecycle.js';
import { initiativeStates } from './initiative.states.js';
import { faults, toMermaid, TransitionRefused } from './machine.js';

const { rules } = initiativeLifecycle;

/** Facts under which every guard holds; a test turns one of them round. */
const allHolds: InitiativeFacts = {
  registered: true,
  registrationRequired: true,
  campaignLaunched: true,
  registrationOpen: true,
  answersShortcoming: true,
  fitsFieldOfWork: true,
  categoryGiven: true,
  authorsGiven: true,
  withinMaxAuthors: true,
  authorsInOneUnit: true,
  sharesAddUp: true,
  sharesAboveMinimum: true,
  sharesBelowMaximum: true,
  coauthorsConsent: true,
  conditionsAffirmed: true,
  declarationsMade: true,
  applicationGiven: true,
  firstAppliedInPast: true,
  pilotJustified: true,
  withinFilingPeriod: true,
  withinFilingWindow: true,
  unitPagesFit: true,
  districtPagesFit: true,
  managingConsentGiven: true,
  reportComplete: true,
  benefitProven: true,
  unitDossierComplete: true,
  districtDossierComplete: true,
  unitCouncilHeard: true,
  effectConfirmed: true,
  scopeConfirmed: true,
  commitmentMade: true,
  decidedByRecognizingUnit: true,
  decisionNumbered: true,
  unitRecognitionHeld: true,
  districtRecognitionHeld: false,
  roundOpen: true,
  letterGiven: true,
  notDuplicate: true,
  defectsListed: true,
  withinSupplementPeriod: true,
  reasonGiven: true,
  basisGiven: true,
  overdue: true,
  declinedThere: true,
};

const steps = rules.rows.flatMap((row) =>
  row.from.flatMap((from) => row.by.map((role) => ({ on: row.on, from, to: row.to, role }))),
);
const guards = rules.rows.flatMap((row) =>
  Object.entries<(facts: InitiativeFacts) => boolean>(row.needs ?? {}).map(([reason, holds]) => ({
    on: row.on,
    from: row.from[0]!,
    role: row.by[0]!,
    reason,
    holds,
  })),
);

const attempt = (from: InitiativeState, on: (typeof steps)[number]['on'], role: LifecycleRole, facts = allHolds) => {
  try {
    return initiativeLifecycle.step(from, on, role, facts);
  } catch (error) {
    if (error instanceof TransitionRefused) return error.reasons;
    throw error;
  }
};

/** The facts that a guard reads, found by turning each one round. */
const turned = (holds: (facts: InitiativeFacts) => boolean) =>
  (Object.keys(allHolds) as (keyof InitiativeFacts)[])
    .map((fact) => ({ ...allHolds, [fact]: !allHolds[fact] }))
    .filter((facts) => !holds(facts));

describe('the lifecycle of an initiative', () => {
  it('has no ambiguous, unreachable or dead state', () => {
    expect(faults(rules)).toEqual([]);
  });

  it('knows exactly the states that are described', () => {
    const known = new Set([rules.initial, ...rules.rows.flatMap((row) => [...row.from, row.to])]);
    expect([...known].sort()).toEqual(Object.keys(initiativeStates).sort());
  });

  it.each(steps)('lets $role $on from $from to $to', ({ on, from, to, role }) => {
    expect(attempt(from, on, role)).toBe(to);
  });

  it.each(guards)('refuses $on from $from for $reason', ({ on, from, role, reason, holds }) => {
    const against = turned(holds);
    expect(against).not.toEqual([]);
    for (const facts of against) expect(attempt(from, on, role, facts)).toContain(reason);
  });

  it.each(rules.rows.map((row) => ({ on: row.on, from: row.from[0]!, by: row.by })))(
    'lets nobody else $on from $from',
    ({ on, from, by }) => {
      const everyone = new Set(rules.rows.flatMap((row) => row.by));
      for (const role of everyone) if (!by.includes(role)) expect(attempt(from, on, role)).toEqual(['role']);
    },
  );

  it('refuses, for reason state, every pair of trigger and state that is not in the table', () => {
    const allowed = new Set(steps.map(({ on, from }) => `${from} ${on}`));
    const states = Object.keys(initiativeStates) as InitiativeState[];
    for (const on of new Set(rules.rows.map((row) => row.on)))
      for (const state of states)
        if (!allowed.has(`${state} ${on}`)) expect(attempt(state, on, 'clock')).toEqual(['state']);
  });

  it('ignores only what is declared late', () => {
    expect(initiativeLifecycle.ignores('withdrawn', 'confirm')).toBe(true);
    expect(initiativeLifecycle.ignores('draft', 'confirm')).toBe(false);
  });

  it('offers a role its own steps, with what stands in the way', () => {
    const offered = initiativeLifecycle.options('filed', 'unit-head', { ...allHolds, commitmentMade: false });
    expect(offered).toEqual([
      { on: 'confirm', to: 'confirmed', reasons: ['commitment-missing'] },
      { on: 'decline', to: 'declined', reasons: [] },
    ]);
  });

  it('is drawn in the README as it is', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(toMermaid(rules));
  });
});

describe('faults', () => {
  const sound = { initial: 'a', final: ['b'], rows: [{ on: 'go', from: ['a'], to: 'b', by: ['x'] }] } as const;

  it.each([
    ['ambiguous: a/go', { ...sound, rows: [...sound.rows, ...sound.rows] }],
    ['unreachable: c', { ...sound, rows: [...sound.rows, { on: 'go', from: ['c'], to: 'b', by: ['x'] }] }],
    ['dead end: b', { ...sound, final: [] }],
    ['final with an exit: b', { ...sound, rows: [...sound.rows, { on: 'back', from: ['b'], to: 'a', by: ['x'] }] }],
    ['both allowed and ignored: a/go', { ...sound, ignore: [{ on: 'go', in: ['a'] }] }],
  ])('finds %s', (fault, table) => {
    expect(faults<string, string, string, unknown>(table)).toContain(fault);
  });
});
