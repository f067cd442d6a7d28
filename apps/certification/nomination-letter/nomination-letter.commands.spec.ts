import { aDossier, ids } from '../dossier/dossier.fixture.js';
import { select } from '../nomination/nomination.commands.js';
import type { Nomination } from '../nomination/nomination.entity.js';
import { letterFaults, type Candidate } from './nomination-letter.commands.js';

const at = new Date('2024-11-05T02:00:00Z');
const dossier = aDossier({ state: 'district-recognized' });
const selected = select(dossier, false, { reason: 'Tốt', rank: 1 }, { role: 'standing-officer' }, at).set;
const candidate = (row: Partial<Nomination> = {}, over: Partial<Candidate['dossier']> = {}): Candidate => ({
  row: { ...(selected as Nomination), id: ids.decision, version: 1, historyHash: '', letterId: null, ...row },
  dossier: { ...dossier, ...over },
});
const body = { bodyUnitId: ids.root, bodyName: 'UBND huyện', selectedBy: 'Phòng KT&HT', through: null };
const to = { localityId: 'thanh-tri', year: 2024, addressee: 'Tỉnh', ...body };
const faults = (...candidates: Candidate[]) => letterFaults(candidates, to, false).map(({ key }) => key);

describe('a line of a letter to the province', () => {
  it('stands where nothing is in its way', () => {
    expect(faults(candidate())).toEqual([]);
  });

  it.each<[string, Partial<Nomination>, Partial<Candidate['dossier']>]>([
    ['not-selected', { state: 'made' }, {}],
    ['outside-jurisdiction', {}, { unitPath: [ids.unit] }],
    ['outside-jurisdiction', { localityId: 'phuc-tho' }, {}],
    ['other-year', { year: 2023 }, {}],
    ['not-district-recognized', {}, { state: 'revoked' }],
    ['recognition-flagged', { flagged: true }, {}],
    ['rank-missing', { rank: null }, {}],
  ])('is refused for %s', (reason, row, over) => {
    expect(faults(candidate(row, over))).toEqual([reason]);
  });
});
