import { DomainError } from '#lib/contracts/errors.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import { aDossier, ids } from '../dossier/dossier.fixture.js';
import { blockers, confirm, decline, follow, open, reopen } from './confirmation.commands.js';
import { aConfirmation, head, rules, statement } from './confirmation.fixture.js';

const at = new Date('2024-09-05T02:00:00Z');
const reasonsOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.reasons.map(({ key }) => key);
    throw error;
  }
  return [];
};
const refusal = (factId: string) => ({
  factId,
  factType: 'effect.confirmed.v1',
  initiativeId: ids.initiative,
  state: 'filed' as const,
  reasons: ['unit-council-pending'],
});

describe('confirm', () => {
  it('states effect, scope and commitment, with the shortcoming it is about, and tells registration', () => {
    const { set, events } = confirm(aConfirmation(), aDossier(), statement, { by: head, at, rules });
    expect(set).toMatchObject({ state: 'confirmed', ...statement, shortcoming: 'Người dân phải đi lại nhiều lần' });
    expect(events).toMatchObject([{ type: 'effect.confirmed.v1', subject: ids.initiative, id: set.factId }]);
    expect(events[0]?.data).not.toHaveProperty('scopeShare');
  });

  it('tells how many of the units with the same conditions could use it, where they are named', () => {
    const similarUnits = [ids.unit, ids.root, ids.decision].map((unitId, i) => ({ unitId, couldUse: i < 2 }));
    const { events } = confirm(aConfirmation(), aDossier(), { ...statement, similarUnits }, { by: head, at, rules });
    expect(events[0]?.data).toMatchObject({ scopeShare: { units: 3, couldUse: 2, percent: 66 } });
  });

  it.each<[string, Partial<Dossier>]>([
    ['not-filed', { state: 'confirmed' }],
    ['unit-council-pending', { unitCouncilHeard: false }],
    ['application-missing', { application: null }],
    ['application-missing', { firstAppliedOn: null }],
    ['first-applied-in-future', { firstAppliedOn: '2024-09-06' }],
  ])('is refused for %s', (reason, over) => {
    expect(reasonsOf(() => confirm(aConfirmation(), aDossier(over), statement, { by: head, at, rules }))).toEqual([
      reason,
    ]);
    expect(blockers(aDossier(over), at)).toEqual([{ key: reason }]);
  });

  it('counts the day in Vietnam: applied today is applied', () => {
    const lateEvening = new Date('2024-09-05T17:00:00Z');
    expect(blockers(aDossier({ firstAppliedOn: '2024-09-06' }), lateEvening)).toEqual([]);
  });

  it.each(['effect', 'scope', 'commitment', 'proof'])('is refused without %s', (field) => {
    const reasons = reasonsOf(() =>
      confirm(aConfirmation(), aDossier(), { ...statement, [field]: '  ' }, { by: head, at, rules }),
    );
    expect(reasons).toEqual([`${field}-missing`]);
  });

  it('takes a file by its hash or a link for the proof', () => {
    const { proof: _, ...unproven } = statement;
    const evidence = [{ kind: 'attachment', name: 'so-theo-doi.pdf', sha256: 'a'.repeat(64) } as const];
    const { set, events } = confirm(aConfirmation(), aDossier(), { ...unproven, evidence }, { by: head, at, rules });
    expect(set).toMatchObject({ proof: null, evidence, shortcomingId: ids.shortcoming });
    expect(events).toMatchObject([{ data: { evidence, shortcomingId: ids.shortcoming } }]);
  });

  it('needs no proof where the regulation asks for no commitment', () => {
    const lax = { ...rules, confirmation: { effect: true, scope: true, commitment: false } };
    const { proof: _, ...unproven } = statement;
    expect(confirm(aConfirmation(), aDossier(), unproven, { by: head, at, rules: lax }).set.state).toBe('confirmed');
  });

  it('needs the share of units that the regulation asks for, where it is to go further than the unit', () => {
    const strict = { ...rules, scopeTest: { minimumPercent: 50 } };
    const similarUnits = [ids.unit, ids.root, ids.decision].map((unitId, i) => ({ unitId, couldUse: i === 0 }));
    const attempt =
      (over: Partial<Dossier>, able = similarUnits) =>
      () =>
        confirm(aConfirmation(), aDossier(over), { ...statement, similarUnits: able }, { by: head, at, rules: strict });
    expect(reasonsOf(attempt({}, []))).toEqual(['scope-units-missing']);
    expect(reasonsOf(attempt({}))).toEqual(['scope-below-minimum']);
    expect(attempt({}, similarUnits.slice(0, 2))().set).toMatchObject({ similarUnits: similarUnits.slice(0, 2) });
    expect(attempt({ targetLevel: 'unit' })().set.state).toBe('confirmed');
  });

  it('needs no proof where the initiative answers no shortcoming', () => {
    const { proof: _, ...unproven } = statement;
    const dossier = aDossier({ shortcoming: null });
    expect(confirm(aConfirmation(), dossier, unproven, { by: head, at, rules }).set).toMatchObject({
      proof: null,
      shortcoming: null,
    });
  });

  it.each(['confirmed', 'declined', 'closed'] as const)('is refused once it is %s', (state) => {
    expect(reasonsOf(() => confirm(aConfirmation(state), aDossier(), statement, { by: head, at, rules }))).toEqual([
      'state',
    ]);
  });
});

describe('decline', () => {
  it('tells registration the reason', () => {
    const { set, events } = decline(aConfirmation(), aDossier(), 'Chưa rõ hiệu quả', head, at);
    expect(set).toMatchObject({ state: 'declined', reason: 'Chưa rõ hiệu quả' });
    expect(events).toMatchObject([{ type: 'effect.declined.v1', data: { reason: 'Chưa rõ hiệu quả' } }]);
  });

  it('is refused without a reason, once it is decided, and where the initiative moved on', () => {
    expect(reasonsOf(() => decline(aConfirmation(), aDossier(), ' ', head, at))).toEqual(['reason-missing']);
    expect(reasonsOf(() => decline(aConfirmation('confirmed'), aDossier(), 'Vì', head, at))).toEqual(['state']);
    const withdrawn = aDossier({ state: 'withdrawn' });
    expect(reasonsOf(() => decline(aConfirmation(), withdrawn, 'Vì', head, at))).toEqual(['not-filed']);
  });
});

describe('what an initiative does to its confirmation', () => {
  it('opens with the filing, closes when the initiative goes another way, and opens again', () => {
    expect(open(aDossier(), at).set).toMatchObject({ state: 'open', unitId: ids.unit, openedAt: at });
    expect(follow(aConfirmation(), aDossier({ state: 'withdrawn' }))?.set).toEqual({ state: 'closed' });
    expect(follow(aConfirmation('closed'), aDossier())?.set).toEqual({ state: 'open' });
  });

  it('leaves what the head said alone', () => {
    expect(follow(aConfirmation('confirmed'), aDossier({ state: 'confirmed' }))).toBeUndefined();
    expect(follow(aConfirmation('declined'), aDossier())).toBeUndefined();
    expect(follow(aConfirmation(), aDossier())).toBeUndefined();
  });

  it('opens again with the reasons of a refusal, keeping the words', () => {
    const row = aConfirmation('confirmed');
    const change = reopen(row, refusal(row.factId ?? ''), aDossier());
    expect({ ...row, ...change?.set }).toMatchObject({
      state: 'open',
      refusedReasons: ['unit-council-pending'],
      effect: statement.effect,
      decidedAt: null,
    });
  });

  it('closes on a refusal where the initiative moved on, and ignores the refusal of another fact', () => {
    const row = aConfirmation('confirmed');
    const withdrawn = aDossier({ state: 'withdrawn' });
    expect(reopen(row, refusal(row.factId ?? ''), withdrawn)?.set).toMatchObject({ state: 'closed' });
    expect(reopen(row, refusal(ids.decision), aDossier())).toBeUndefined();
  });
});
