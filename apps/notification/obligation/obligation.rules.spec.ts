import { smallWorld } from '#lib/testing/small-world.js';
import type { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { owedForCampaign } from './campaign.rules.js';
import { owedFor, reportOwed, reviewsOwed, rungsOf, type Circumstances } from './obligation.rules.js';
import { aSnapshot } from './snapshot.fixture.js';

const world = smallWorld('phuc-tho-2024');
const at = new Date('2024-03-01T02:00:00Z');
const officeUnitId = world.units.office;
const owed = (over: Partial<InitiativeSnapshot>, circumstances: Partial<Circumstances> = {}) =>
  owedFor(aSnapshot(world, over), { rules: world.rules, unitKind: 'commune', at, officeUnitId, ...circumstances });

describe('what an initiative asks of people', () => {
  it.each([
    // within a year of 31/1/2024, the first day not counted
    ['applied', 'file', 'person', '2025-01-31T17:00:00.000Z'],
    // three months after the filing
    ['filed', 'confirm', 'unit', '2024-06-01T17:00:00.000Z'],
    ['confirmed', 'decide', 'unit', '2024-06-01T17:00:00.000Z'],
    // round 1 of Phúc Thọ: before 10/4/2024
    ['unit-recognized', 'submit', 'unit', '2024-04-09T17:00:00.000Z'],
    // a month for the formal check
    ['submitted', 'answer-intake', 'unit', '2024-04-01T17:00:00.000Z'],
    ['recommended', 'sign', 'tree', '2024-06-01T17:00:00.000Z'],
  ] as const)('when %s: to %s, of a %s, in time', (state, kind, scope, dueAt) => {
    const rules = { ...world.rules, submission: { ...world.rules.submission, authorsTold: false } };
    const [first, ...more] = owed({ state }, { rules });
    expect(more).toEqual([]);
    expect({ kind: first?.kind, scope: first?.owner.scope, dueAt: first?.dueAt.toISOString() }).toEqual({
      kind,
      scope,
      dueAt,
    });
  });

  it('when returned: the authors and the secretary of the unit, until the date that was set', () => {
    const supplements = owed({ state: 'returned', dueAt: '2024-05-05T17:00:00Z' });
    expect(supplements.map(({ kind, owner }) => `${kind} ${owner.scope}`)).toEqual([
      'supplement person',
      'supplement unit',
    ]);
    expect(new Set(supplements.map(({ dueAt }) => dueAt.toISOString()))).toEqual(new Set(['2024-05-05T17:00:00.000Z']));
  });

  it('when more time is asked for: the intake office owes an answer in its time, until it has answered', () => {
    const due = (extensionAsked: boolean, extensionAnswerBy?: string) =>
      owed({ state: 'returned', dueAt: '2024-05-05T17:00:00Z', extensionAsked, extensionAnswerBy }).map(
        ({ kind, dueAt }) => [kind, dueAt.toISOString()],
      );
    const supplements = Array(2).fill(['supplement', '2024-05-05T17:00:00.000Z']);
    const answerBy = '2024-05-10T17:00:00.000Z';
    expect(due(true, answerBy)).toEqual([...supplements, ['answer-extension', answerBy]]);
    expect(due(false)).toEqual(supplements);
  });

  it('takes the answer date of the receipt where there is one', () => {
    const answerBy = new Date('2024-03-20T17:00:00Z');
    expect(owed({ state: 'submitted' }, { answerBy })[0]?.dueAt).toEqual(answerBy);
  });

  it('tells the authors to complete what their unit submits, where the regulation says so', () => {
    const kinds = owed({ state: 'unit-recognized' }).map(({ kind, owner }) => `${kind} ${owner.scope}`);
    expect(kinds).toEqual(['submit unit', 'prepare person']);
  });

  it('asks nobody to submit what is meant for the unit alone, and nothing where it rests', () => {
    expect(owed({ state: 'unit-recognized', targetLevel: 'unit' })).toEqual([]);
    for (const state of ['draft', 'accepted', 'evaluating', 'declined', 'province-recognized'] as const)
      expect(owed({ state })).toEqual([]);
  });

  it('reminds on the days of the regulation, the default ones where it names none', () => {
    expect(rungsOf(world.rules, 'supplement')).toEqual([7, 3, 1]);
    expect(rungsOf(world.rules, 'confirm')).toEqual([14, 7, 3, 1]);
  });
});

describe('what a year asks of people', () => {
  it('is a report in time: Trà Bồng before 15/12/2025', () => {
    expect(reportOwed(smallWorld('tra-bong-2025').rules).dueAt.toISOString()).toBe('2025-12-14T17:00:00.000Z');
  });

  it('is registering, by the head and secretary of each unit that is called, until the deadline of its audience', () => {
    const campaign = {
      campaignId: 'c',
      localityId: 'thanh-tri',
      regulationYear: 2024,
      title: 'Năm 2024',
      targetLevels: ['district' as const],
      deadlines: [
        { audience: 'schools', unitKinds: ['primary'], closesAt: '2024-09-14T17:00:00Z' },
        { audience: 'rest', unitKinds: ['*'], closesAt: '2024-08-14T17:00:00Z' },
      ],
      publishBy: '2024-09-19T17:00:00Z',
      unitId: 'u',
    };
    const units = [{ unitId: 'school', kind: 'primary' }, { unitId: 'office', kind: 'department' }]; // prettier-ignore
    const all = owedForCampaign(campaign, units, world.rules);
    expect(all.map(({ kind, dueAt }) => [kind, dueAt.toISOString().slice(0, 10)])).toEqual([
      ['register', '2024-09-14'],
      ['register', '2024-08-14'],
      ['publish-list', '2024-09-19'],
    ]);
  });
});

describe('reviews and rewards', () => {
  const dues = (every: object) => {
    const reviewEvery = { amount: 1, unit: 'years' as const, rolling: false, ...every };
    const rules = { ...world.rules, rewards: { ...world.rules.rewards, reviewEvery } };
    return reviewsOwed(rules, 'Phòng Nội vụ').map(({ dueAt, title }) => [dueAt.toISOString(), title]);
  };

  it('are owed as often as the regulation says within its year, through the office it names', () => {
    const title = 'Quy chế sáng kiến huyện Phúc Thọ năm 2024: đề nghị qua Phòng Nội vụ';
    expect(dues({})).toEqual([['2024-12-31T17:00:00.000Z', title]]);
    expect(dues({ amount: 6, unit: 'months' }).map(([dueAt]) => dueAt)).toEqual([
      '2024-06-30T17:00:00.000Z',
      '2024-12-31T17:00:00.000Z',
    ]);
  });
});
