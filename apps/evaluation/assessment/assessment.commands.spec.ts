import { randomUUID } from 'node:crypto';
import { aCouncil } from '../council/council.fixture.js';
import { aDossier } from '../dossier/dossier.fixture.js';
import * as commands from './assessment.commands.js';
import { anAssessment, assignedTo } from './assessment.fixture.js';
import type { Conclusion } from './conclusion.js';

const by = { role: 'council-secretary', personId: randomUUID() };
const at = new Date('2024-06-05T02:00:00Z');
const dueAt = new Date('2024-06-20T00:00:00Z');
const [ann, bob] = [randomUUID(), randomUUID()];

describe('opening', () => {
  const district = aCouncil();
  const unit = aCouncil({ level: 'unit' });
  const accepted = aDossier({ state: 'accepted', unitPath: [randomUUID(), district.unitId] });
  const filed = aDossier({ state: 'filed', recognizingUnitId: unit.unitId });
  const id = randomUUID();

  it('of an accepted dossier is told to registration, with its round', () => {
    const { events, set } = commands.open(id, accepted, district, [ann], by, at);
    expect(set).toMatchObject({ conflictedIds: [ann], declaredIds: [] });
    expect(events).toMatchObject([{ type: 'assessment.opened.v1', data: { round: { year: 2024, number: 1 } } }]);
  });
  it('before the council of a unit is told to nobody', () => {
    expect(commands.open(id, filed, unit, [], by, at).events).toEqual([]);
  });
  it.each([
    ['a dossier that is not accepted yet', { ...accepted, state: 'submitted' as const }, district, 'dossier-state'],
    ['an initiative that is not filed', { ...filed, state: 'applied' as const }, unit, 'dossier-state'],
    ['a dossier of another district', { ...accepted, unitPath: [randomUUID()] }, district, 'council-not-competent'],
    ['an initiative of another unit', { ...filed, recognizingUnitId: randomUUID() }, unit, 'council-not-competent'],
    [
      'one that the unit council has recommended',
      { ...filed, unitCouncil: 'recommend' as const },
      unit,
      'already-heard',
    ],
    ['one by a council out of its term', accepted, { ...district, validTo: '2024-06-04' }, 'council-not-in-term'],
  ])('is refused for %s', (_, dossier, council, key) => {
    expect(() => commands.open(id, dossier, council, [], by, at)).toThrow(key);
  });
});

it('the chair opens the scores when every assigned member has sent theirs', () => {
  const assessment = anAssessment('scoring', assignedTo(ann, bob));
  expect(() => commands.openScores(assessment, [ann], by, at)).toThrow('sheets-pending');
  expect(commands.openScores(assessment, [bob, ann], by, at).set).toMatchObject({ state: 'deliberating' });
});

describe('a conclusion', () => {
  const conclusion = (verdict: Conclusion['verdict']): Conclusion => ({
    ...{ verdict, total: '80', criteria: {}, sheets: 3, dropped: [], explanation: [], tally: null },
    quorum: { present: 5, needed: 4, base: 5, kind: 'regular' },
  });
  const decided = (verdict: Conclusion['verdict'], defects = [{ field: 'report', note: 'Sửa' }]) => ({
    ...{
      meetingId: randomUUID(),
      decidedBy: 'rule',
      reason: undefined,
      defects,
      dueAt,
      conclusion: conclusion(verdict),
    },
  });
  const conclude = (verdict: Conclusion['verdict'], defects?: []) =>
    commands.conclude(anAssessment('deliberating'), decided(verdict, defects), by, at);

  it.each([
    ['recognize', 'recommend'],
    ['decline', 'decline'],
  ] as const)('to %s is told as %s, without defects', (verdict, outcome) => {
    const [event] = conclude(verdict).events;
    expect(event?.data).toMatchObject({ outcome, decidedBy: 'rule' });
    expect(event?.data).not.toHaveProperty('defects', expect.anything());
  });
  it('tells what the sheets came to, and nothing of scores where none was sent', () => {
    const of = (sheets: number) => {
      const conclusion = { ...decided('recognize').conclusion, sheets, total: '82.5', criteria: { novelty: '25', effect: '57.5' } }; // prettier-ignore
      return commands.conclude(anAssessment('deliberating'), { ...decided('recognize'), conclusion }, by, at).events[0];
    };
    const criteria = [{ key: 'novelty', score: '25' }, { key: 'effect', score: '57.5' }]; // prettier-ignore
    expect(of(3)?.data).toMatchObject({ score: { total: '82.5', sheets: 3, criteria } });
    expect(of(0)?.data).not.toHaveProperty('score', expect.anything());
  });
  it('to improve says what and until when', () => {
    expect(conclude('improve').events[0]?.data).toMatchObject({
      defects: [{ field: 'report' }],
      dueAt: dueAt.toISOString(),
    });
    expect(() => conclude('improve', [])).toThrow('defects-missing');
  });
  it('waits until the scores are open', () => {
    expect(() => commands.conclude(anAssessment('scoring'), decided('recognize'), by, at)).toThrow('state');
  });
});

it('a conclusion that registration refuses is taken again, without who has declared a conflict since', () => {
  const factId = randomUUID();
  const late = { personId: ann, name: 'An', reason: 'Em ruột', at: at.toISOString(), late: 'concluded' } as const;
  const concluded = {
    ...anAssessment('deliberating', { ...assignedTo(ann, bob), declaredIds: [ann, bob], recusals: [late] }),
    ...({ state: 'concluded', factId, factFrom: 'deliberating', outcome: 'recommend' } as const),
  };
  const refusal = { at: at.toISOString(), reasons: ['state'], factType: 'assessment.concluded.v1', state: 'declined' };
  const change = commands.undo(concluded, factId, refusal, by);
  expect(change?.set).toMatchObject({ state: 'deliberating', outcome: null, refusal });
  expect(change?.set).toMatchObject({ conflictedIds: [ann], assignedIds: [bob], declaredIds: [bob], vacancies: [] });
  expect(commands.undo(concluded, randomUUID(), refusal, by)).toBeUndefined();
});

it.each([
  ['unit', 'filed', true],
  ['unit', 'confirmed', false],
  ['district', 'evaluating', true],
  ['district', 'unit-recognized', false],
] as const)('a council of the %s is at work with what is %s: %s', (level, state, live) => {
  expect(commands.isLive(level, state)).toBe(live);
});
