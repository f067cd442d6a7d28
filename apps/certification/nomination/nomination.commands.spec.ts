import { aDossier, ids } from '../dossier/dossier.fixture.js';
import { answer, flag, follow, make, refuse, type Answer } from './nomination.commands.js';
import type { Nomination } from './nomination.entity.js';

const at = new Date('2024-11-05T02:00:00Z');
const by = { personId: ids.author, role: 'standing-officer', name: 'Hồ Thị Nga' };
const id = ids.root;
const ready = aDossier({ state: 'district-recognized' });
const nominated = aDossier({ state: 'nominated', version: 6 });
const why = { reason: 'Nhân rộng được', rank: 2 };

const aNomination = (over: Partial<Nomination> = {}): Nomination => {
  const { set } = make(id, ready, false, why, by, at);
  return { ...(set as Nomination), id, version: 1, historyHash: '', ...over };
};
const yes: Answer = { recognized: true, number: '7/QĐ-UBND', answeredOn: '2024-11-05' };
const refusal = (factId: string) => ({
  factId,
  factType: 'nomination.made.v1',
  initiativeId: ids.initiative,
  state: 'nominated' as const,
  reasons: ['state'],
});
const refusedFor = (key: string) =>
  expect.objectContaining({ reasons: [expect.objectContaining({ key }) as unknown] }) as Error;

describe('nominate', () => {
  it('tells registration with reason and rank', () => {
    const { set, events } = make(id, ready, false, why, by, at);
    expect(set).toMatchObject({ state: 'made', year: 2024, madeOn: '2024-11-05', ...why });
    expect(events).toMatchObject([{ type: 'nomination.made.v1', id: set.factId, data: { nominationId: id, ...why } }]);
  });

  it('is refused for what is nominated, not recognized, or without a reason', () => {
    expect(() => make(id, ready, true, why, by, at)).toThrow(refusedFor('already-nominated'));
    const early = aDossier({ state: 'recommended' });
    expect(() => make(id, early, false, why, by, at)).toThrow(refusedFor('not-district-recognized'));
    expect(() => make(id, ready, false, { reason: ' ' }, by, at)).toThrow(refusedFor('reason-missing'));
  });
});

describe('the answer of the province', () => {
  it('recognizes with a number or declines with a reason', () => {
    expect(answer(aNomination(), nominated, yes, by, at).set).toMatchObject({
      state: 'recognized',
      answerNumber: '7/QĐ-UBND',
      answerReason: null,
    });
    const no = { recognized: false, reason: 'Phạm vi hẹp', answeredOn: '2024-11-05' };
    expect(answer(aNomination(), nominated, no, by, at)).toMatchObject({
      set: { state: 'declined', answerReason: 'Phạm vi hẹp' },
      events: [{ type: 'nomination.answered.v1', data: { recognized: false } }],
    });
  });

  it.each<[string, Partial<Answer>]>([
    ['decision-number-missing', { number: undefined }],
    ['reason-missing', { recognized: false }],
    ['answered-in-future', { answeredOn: '2024-11-06' }],
    ['answered-before-nomination', { answeredOn: '2024-11-04' }],
  ])('is refused for %s', (key, over) => {
    expect(() => answer(aNomination(), nominated, { ...yes, ...over }, by, at)).toThrow(refusedFor(key));
  });

  it('is refused before registration has recorded the nomination, and a second time', () => {
    expect(() => answer(aNomination(), ready, yes, by, at)).toThrow(refusedFor('not-nominated-yet'));
    expect(() => answer(aNomination({ state: 'declined' }), nominated, yes, by, at)).toThrow(refusedFor('state'));
  });
});

describe('what registration answers', () => {
  it('ends a refused nomination, and puts a refused answer back', () => {
    const row = aNomination();
    expect(refuse(row, refusal(row.factId))?.set).toEqual({ state: 'refused', refusedReasons: ['state'] });
    const answered = { ...row, ...answer(row, nominated, yes, by, at).set };
    expect(refuse(answered, refusal(answered.answerFactId ?? ''))?.set).toMatchObject({
      state: 'made',
      answerNumber: null,
      answeredOn: null,
    });
    expect(refuse(row, refusal(ids.decision))).toBeUndefined();
  });

  it('closes a nomination whose ground was revoked, and no other', () => {
    const revoked = aDossier({ state: 'revoked' });
    expect(follow(aNomination(), revoked)?.set).toEqual({ state: 'closed' });
    expect(follow(aNomination(), aDossier({ state: 'unit-recognized' }))?.set).toEqual({ state: 'closed' });
    expect(follow(aNomination(), nominated)).toBeUndefined();
    expect(follow(aNomination({ state: 'recognized' }), revoked)).toBeUndefined();
  });

  it('flags once', () => {
    expect(flag(aNomination(), true, by)?.set).toEqual({ flagged: true });
    expect(flag(aNomination(), false, by)).toBeUndefined();
  });
});
