import type { AuthorShare } from '#lib/contracts/shared.js';
import { aDossier, ids } from '../dossier/dossier.fixture.js';
import { certifiedAuthors, certify, type Certified, refOf } from './certificate.commands.js';

const { authors } = aDossier();
const what: Certified = {
  decisionId: ids.decision,
  itemId: ids.root,
  initiativeId: ids.initiative,
  level: 'unit',
  bodyUnitId: ids.unit,
  bodyName: 'Ủy ban nhân dân xã Một',
  kind: 'unit-certificate',
  year: 2024,
  title: 'Phiếu hẹn điện tử',
  decisionNumber: '01/QĐ-SK',
  signedOn: '2024-09-05',
  issuedAt: new Date('2024-09-05T02:00:00Z'),
};
const numbers = [1, 2].map((sequence) => ({ sequence, number: `0${String(sequence)}/GCN-SK` }));

describe('certificates', () => {
  it('are one for each author, naming the others, numbered in order', () => {
    const certificates = certify(what, authors, authors, numbers);
    expect(certificates).toMatchObject([
      { fullName: 'Nguyễn Thị An', coAuthors: ['Trần Văn Bình'], number: '01/GCN-SK', state: 'valid' },
      { fullName: 'Trần Văn Bình', coAuthors: ['Nguyễn Thị An'], number: '02/GCN-SK', state: 'valid' },
    ]);
    expect(certificates.map(refOf)).toMatchObject([
      { number: '01/GCN-SK', personId: ids.author },
      { number: '02/GCN-SK', personId: ids.coauthor },
    ]);
  });

  it('are one for all where the regulation gives no more', () => {
    const holders = certifiedAuthors(authors, false);
    expect(certify(what, holders, authors, numbers)).toMatchObject([
      { fullName: 'Nguyễn Thị An', coAuthors: ['Trần Văn Bình'] },
    ]);
    expect(certifiedAuthors(authors, true)).toBe(authors);
  });

  it('are never given without a number', () => {
    expect(() => certify(what, authors, authors, numbers.slice(1))).toThrow(RangeError);
  });

  it('tell namesakes apart', () => {
    const [first] = authors;
    const namesakes: AuthorShare[] = first ? [first, { ...first, personId: ids.coauthor }] : [];
    expect(certify(what, namesakes, namesakes, numbers).map((one) => one.coAuthors)).toEqual([
      ['Nguyễn Thị An'],
      ['Nguyễn Thị An'],
    ]);
  });
});
