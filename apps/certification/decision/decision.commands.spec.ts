import { DomainError } from '#lib/contracts/errors.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import { aDossier, ids } from '../dossier/dossier.fixture.js';
import { discard, listFaults, revise, sign } from './decision.commands.js';
import type { DecisionLevel, Ruling } from './decision.entity.js';
import { aDraft, anIssued, signedAt, signer } from './decision.fixture.js';

const given = { sequence: 3, number: '03/QĐ-SK' };
const recognized: Ruling = { initiativeId: ids.initiative, verdict: 'recognized' };

const faults = (level: DecisionLevel, over: Partial<Dossier>, ruling = recognized, decided: string[] = []) => {
  const dossier = aDossier({ state: level === 'unit' ? 'confirmed' : 'recommended', ...over });
  return listFaults([ruling], aDraft(level), new Map([[ids.initiative, dossier]]), new Set(decided));
};
const keys = (...given: Parameters<typeof faults>) => faults(...given).map(({ key }) => key);

describe('a list to be decided', () => {
  it.each<DecisionLevel>(['unit', 'district'])('is fine at %s level where nothing stands in the way', (level) => {
    expect(faults(level, {})).toEqual([]);
  });

  it.each<[string, DecisionLevel, Partial<Dossier>]>([
    ['not-confirmed', 'unit', { state: 'filed' }],
    ['unit-cannot-recognize', 'unit', { recognizingUnitId: ids.root }],
    ['initiative-unknown', 'unit', { state: 'filed', unitPath: [ids.root] }],
    ['not-recommended', 'district', { state: 'evaluating' }],
    ['initiative-unknown', 'district', { state: 'evaluating', unitPath: [ids.unit] }],
    ['unit-recognition-missing', 'district', { recognitions: [] }],
  ])('is refused for %s', (reason, level, over) => {
    expect(keys(level, over)).toEqual([reason]);
  });

  it('names each reason with the row and the initiative that it is about', () => {
    expect(faults('unit', {}, recognized, [ids.initiative])).toEqual([
      { key: 'already-decided', field: 'items.0', params: { initiativeId: ids.initiative } },
    ]);
    expect(keys('unit', {}, { ...recognized, initiativeId: ids.root })).toEqual(['initiative-unknown']);
    expect(keys('unit', {}, { ...recognized, verdict: 'declined', reason: ' ' })).toEqual(['reason-missing']);
  });
});

describe('sign', () => {
  it('gives number, date, signer and capacity together', () => {
    expect(sign(aDraft(), given, { ...signer, capacity: 'KT.' }, signedAt).set).toEqual({
      state: 'issued',
      ...given,
      year: 2024,
      signedOn: '2024-09-05',
      signedAt,
      signer: { ...signer, capacity: 'KT.' },
    });
  });

  it('dates the paper, and numbers its year, by the day in Vietnam', () => {
    const newYear = new Date('2024-12-31T17:00:00Z');
    expect(sign(aDraft(), given, signer, newYear).set).toMatchObject({ year: 2025, signedOn: '2025-01-01' });
  });

  it('leaves a draft without number and date', () => {
    expect(aDraft()).toMatchObject({ state: 'draft', number: null, signedOn: null, signer: null });
  });

  it.each([
    ['sign', () => sign(anIssued(), given, signer, signedAt)],
    ['revise', () => revise(anIssued(), [recognized], signer)],
    ['discard', () => discard(anIssued(), signer)],
  ])('lets nobody %s an issued decision', (action, act) => {
    const reasons = [{ key: 'state', params: { action, state: 'issued' } }];
    expect(act).toThrow(expect.objectContaining({ reasons }) as Error);
  });

  it('refuses an empty list', () => {
    expect(() => sign(aDraft('unit', []), given, signer, signedAt)).toThrow(DomainError);
  });
});
