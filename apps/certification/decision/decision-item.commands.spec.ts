import type { Dossier } from '../dossier/dossier.entity.js';
import { aDossier, ids, unitRecognition } from '../dossier/dossier.fixture.js';
import { flag, follow, issue, refuse, revoke } from './decision-item.commands.js';
import type { DecisionItem } from './decision-item.entity.js';
import { anIssued, anItem, signedAt, signer } from './decision.fixture.js';

const declined = { initiativeId: ids.initiative, verdict: 'declined', reason: 'Không mới' } as const;
const why = { reason: 'Sao chép', basis: 'NĐ 13/2012' };
const given = { sequence: 3, number: '03/QĐ-HBSK' };
const revoked = () => {
  const item = anItem({ state: 'in-force' });
  const { set } = revoke(item, aDossier({ state: 'unit-recognized' }), why, given, signer, signedAt);
  return { ...item, ...set };
};
const refusal = (factId: string) => ({
  factId,
  factType: 'decision.issued.v1',
  initiativeId: ids.initiative,
  state: 'confirmed' as const,
  reasons: ['state'],
});

describe('a line of a decision', () => {
  it('is told with the number, the issuing unit and the certificates', () => {
    const certificate = { certificateId: ids.root, number: '01/GCN', personId: ids.author };
    const ruling = { initiativeId: ids.initiative, verdict: 'recognized' } as const;
    const { set, events } = issue(anIssued('unit', [ruling]), ruling, aDossier({ state: 'confirmed' }), [certificate]);
    expect(events).toMatchObject([
      {
        type: 'decision.issued.v1',
        subject: ids.initiative,
        id: set.factId,
        data: { number: '01/QĐ-SK', issuingUnitId: ids.unit, signedOn: '2024-09-05', certificates: [certificate] },
      },
    ]);
    expect(set).toMatchObject({ state: 'issued', place: 1, initiativeVersion: 5 });
  });

  it.each<[string, DecisionItem, Partial<Dossier>, string | undefined]>([
    ['nothing new', anItem(), { state: 'withdrawn', version: 5 }, undefined],
    [
      'its recognition',
      anItem(),
      { state: 'unit-recognized', version: 6, recognitions: [unitRecognition] },
      'in-force',
    ],
    ['a withdrawal before it', anItem(), { state: 'withdrawn', version: 6 }, 'refused'],
    ['another state without it', anItem(), { state: 'confirmed', version: 6 }, undefined],
    ['the declined state', anItem({}, declined), { state: 'declined', version: 6 }, 'in-force'],
    ['a declined one that stays', anItem({}, declined), { state: 'confirmed', version: 6 }, undefined],
    ['a line that was answered', anItem({ state: 'refused' }), { state: 'unit-recognized', version: 6 }, undefined],
  ])('makes of %s what it means', (_, item, over, state) => {
    expect(follow(item, aDossier(over))?.set.state).toBe(state);
  });

  it('falls when registration refuses it, and is deaf to the refusal of another fact', () => {
    const item = anItem();
    expect(refuse(item, refusal(item.factId))?.set).toEqual({ state: 'refused', refusedReasons: ['state'] });
    expect(refuse(item, refusal(ids.root))).toBeUndefined();
  });
});

describe('revoke', () => {
  it('ends a recognition with reason, basis and date', () => {
    const item = anItem({ state: 'in-force' });
    const { set, events } = revoke(item, aDossier({ state: 'nominated' }), why, given, signer, signedAt);
    expect(set).toMatchObject({ state: 'revoked', revocation: { ...why, ...given, revokedOn: '2024-09-05' } });
    const paper = { number: '03/QĐ-HBSK', signedOn: '2024-09-05' };
    expect(events).toMatchObject([
      { type: 'recognition.revoked.v1', id: set.revocationFactId, data: { ...why, number: item.number, paper } },
    ]);
  });

  it.each<[string, DecisionItem, Dossier['state'], typeof why]>([
    ['not-in-force', anItem(), 'unit-recognized', why],
    ['not-in-force', anItem({ state: 'in-force' }, declined), 'unit-recognized', why],
    ['not-in-force', anItem({ state: 'refused' }), 'unit-recognized', why],
    ['state', anItem({ state: 'in-force' }), 'confirmed', why],
    ['state', anItem({ state: 'in-force', level: 'district' }), 'evaluating', why],
    ['reason-missing', anItem({ state: 'in-force' }), 'unit-recognized', { ...why, reason: ' ' }],
    ['basis-missing', anItem({ state: 'in-force' }), 'unit-recognized', { ...why, basis: ' ' }],
  ])('is refused for %s', (key, item, state, because) => {
    expect(() => revoke(item, aDossier({ state }), because, given, signer, signedAt)).toThrow(
      expect.objectContaining({ reasons: [expect.objectContaining({ key }) as unknown] }) as Error,
    );
  });

  it('is undone when registration refuses it; its number stays on record', () => {
    const item = revoked();
    const change = refuse(item, refusal(item.revocationFactId ?? ''));
    expect(change?.set).toEqual({
      state: 'in-force',
      revocation: null,
      revocationFactId: null,
      refusedRevocations: [item.revocation],
      refusedReasons: ['state'],
    });
    expect(refuse(item, refusal(item.factId))).toBeUndefined();
  });

  it('flags what stands above, once', () => {
    expect(flag(anItem(), true, signer)?.set).toEqual({ flagged: true });
    expect(flag(anItem({ flagged: true }), true, signer)).toBeUndefined();
  });
});
