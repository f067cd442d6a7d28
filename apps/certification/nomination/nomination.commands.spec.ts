import { aDossier, ids } from '../dossier/dossier.fixture.js';
import { answer, drop, flag, follow, makeKnown, refuse, revise, select, type Answer } from './nomination.commands.js';
import type { Nomination } from './nomination.entity.js';

const at = new Date('2024-11-05T02:00:00Z');
const by = { personId: ids.author, role: 'province-officer', name: 'Dương Văn Oai' };
const keyedIn = { ...by, role: 'standing-officer' };
const id = ids.root;
const ready = aDossier({ state: 'district-recognized' });
const nominated = aDossier({ state: 'nominated', version: 6 });
const why = { reason: 'Nhân rộng được', rank: 2 };

const aNomination = (over: Partial<Nomination> = {}): Nomination => {
  const { set } = select(ready, false, why, by, at);
  const chosen = { ...(set as Nomination), id, version: 1, historyHash: '' };
  return { ...chosen, ...makeKnown(chosen, by, at)?.set, ...over };
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
  it('selects without telling anyone, and tells registration with reason and rank when it is published', () => {
    const { set, events } = select(ready, false, why, by, at);
    expect(set).toMatchObject({ state: 'selected', year: 2024, madeOn: '2024-11-05', factId: null, ...why });
    expect(events).toEqual([]);
    const told = makeKnown(aNomination({ state: 'selected' }), by, at);
    expect(told).toMatchObject({
      set: { state: 'made', factId: told?.events[0]?.id },
      events: [{ type: 'nomination.made.v1', data: { nominationId: id, ...why } }],
    });
    expect(makeKnown(aNomination(), by, at)).toBeUndefined();
  });

  it('is refused for what is nominated, not recognized, or without a reason', () => {
    expect(() => select(ready, true, why, by, at)).toThrow(refusedFor('already-nominated'));
    const early = aDossier({ state: 'recommended' });
    expect(() => select(early, false, why, by, at)).toThrow(refusedFor('not-district-recognized'));
    expect(() => select(ready, false, { reason: ' ' }, by, at)).toThrow(refusedFor('reason-missing'));
  });

  it('can be changed or dropped only before it went with a letter', () => {
    const chosen = aNomination({ state: 'selected', factId: null });
    expect(revise(chosen, { reason: 'Tốt', rank: 1 }, by).set).toEqual({ reason: 'Tốt', rank: 1 });
    expect(drop(chosen, by).set).toEqual({ state: 'closed' });
    expect(() => revise(chosen, { reason: ' ' }, by)).toThrow(refusedFor('reason-missing'));
    for (const sent of [aNomination({ state: 'selected', letterId: ids.decision }), aNomination()]) {
      expect(() => revise(sent, why, by)).toThrow(refusedFor('state'));
      expect(() => drop(sent, by)).toThrow(refusedFor('state'));
    }
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

  it('keyed in by the standing office names the paper of the province, also where it declines', () => {
    const no = { recognized: false, reason: 'Phạm vi hẹp', answeredOn: '2024-11-05' };
    expect(() => answer(aNomination(), nominated, no, keyedIn, at)).toThrow(refusedFor('decision-number-missing'));
    const named = { ...no, number: '12/TB' };
    expect(answer(aNomination(), nominated, named, keyedIn, at).set).toMatchObject({ answerNumber: '12/TB' });
  });

  it('is refused before registration has recorded the nomination, and a second time', () => {
    expect(() => answer(aNomination(), ready, yes, by, at)).toThrow(refusedFor('not-nominated-yet'));
    expect(() => answer(aNomination({ state: 'declined' }), nominated, yes, by, at)).toThrow(refusedFor('state'));
  });
});

describe('what registration answers', () => {
  it('ends a refused nomination, and puts a refused answer back', () => {
    const row = aNomination();
    expect(refuse(row, refusal(row.factId ?? ''))?.set).toEqual({ state: 'refused', refusedReasons: ['state'] });
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
