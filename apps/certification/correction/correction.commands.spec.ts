import { ids } from '../dossier/dossier.fixture.js';
import { anIssued, anItem, signedAt, signer } from '../decision/decision.fixture.js';
import { correct, correctionsOf } from './correction.commands.js';
import { amendedReading, type Corrected, readingOf, reprintsAll, type Wanted } from './reading.js';

const decision = anIssued();
const item = anItem({ state: 'in-force' });
const reading = readingOf(decision, [item], []);
const author = { personId: ids.author, fullName: 'Nguyễn Thị Ân' };
const line = { initiativeId: ids.initiative, title: 'Phiếu hẹn điện tử tại một cửa', authors: [author] };
const of = (wanted: Wanted, reason = 'Lỗi đánh máy') => correctionsOf(reading, wanted, reason, signedAt);

describe('a correction', () => {
  it('says of each place how it read and how it is to read', () => {
    const { initiative: initiativeId } = ids;
    expect(of({ signerPosition: 'Phó Chủ tịch', items: [line] })).toEqual([
      { field: 'signerPosition', from: 'Chủ tịch UBND xã', to: 'Phó Chủ tịch' },
      { field: 'title', initiativeId, from: 'Phiếu hẹn điện tử', to: line.title },
      { field: 'fullName', initiativeId, personId: ids.author, from: 'Nguyễn Thị An', to: 'Nguyễn Thị Ân' },
    ]);
  });

  it('leaves out what reads like that already, byte by byte or not', () => {
    const { title } = item;
    expect(of({ bodyName: 'Ủy ban nhân dân xã 1', items: [{ initiativeId: ids.initiative, title }] })).toHaveLength(1);
    expect(() => of({ items: [{ initiativeId: ids.initiative, title: ` ${title.normalize('NFD')} ` }] })).toThrow(
      'nothing-corrected',
    );
  });

  it.each<[string, Wanted]>([
    ['number-renumbered', { number: '02/QĐ-SK' }],
    ['number-renumbered', { number: 'QĐ-SK' }],
    ['signed-on-out-of-year', { signedOn: '2023-12-31' }],
    ['signed-on-out-of-year', { signedOn: '2024-09-06' }],
    ['line-not-standing', { items: [{ initiativeId: ids.root, title: 'Khác' }] }],
    ['author-not-listed', { items: [{ ...line, authors: [{ ...author, personId: ids.root }] }] }],
    ['nothing-corrected', {}],
  ])('is refused for %s', (key, wanted) => {
    expect(() => of(wanted)).toThrow(key);
  });

  it('needs a reason, and names every fault at once, each with its field', () => {
    expect(() => of({ items: [line] }, ' ')).toThrow('reason reason-missing');
    const wanted = { number: '9/QĐ', items: [line, { initiativeId: ids.root }] };
    expect(() => of(wanted)).toThrow('conflict: number number-renumbered, items.1 line-not-standing');
  });

  it('may mend how the number is written, and its day within the year', () => {
    expect(of({ number: '01/QĐ-UBND', signedOn: '2024-09-04' })).toMatchObject([
      { field: 'number', from: '01/QĐ-SK', to: '01/QĐ-UBND' },
      { field: 'signedOn', from: '2024-09-05', to: '2024-09-04' },
    ]);
  });

  it('starts from how the decision reads after those before it', () => {
    const first = of({ items: [line] });
    const now = readingOf(decision, [item], [{ corrected: first }]);
    expect(now.lines.get(ids.initiative)?.authors.map(({ fullName }) => fullName)).toEqual([
      'Nguyễn Thị Ân',
      'Trần Văn Bình',
    ]);
    expect(() => correctionsOf(now, { items: [line] }, 'Lặp lại', signedAt)).toThrow('nothing-corrected');
    expect(amendedReading(reading, first)).toEqual(now);
  });

  it('is told with how the decision and the line read now, and with the new certificates', () => {
    const corrected = of({ number: '01/QĐ-UBND', items: [line] });
    const certificate = { certificateId: ids.root, number: '03/GCN', personId: ids.author };
    const given = { sequence: 4, number: '04/ĐC-SK' };
    const { set, events } = correct(
      ids.root,
      { decision, reading },
      { corrected, reason: 'Lỗi đánh máy' },
      given,
      { signer, at: signedAt },
      new Map([[ids.initiative, [certificate]]]),
    );
    expect(set).toMatchObject({ ...given, year: 2024, decisionNumber: '01/QĐ-SK', initiativeIds: [ids.initiative] });
    expect(events).toMatchObject([
      {
        type: 'decision.corrected.v1',
        subject: ids.initiative,
        data: {
          number: '01/QĐ-UBND',
          paper: { number: '04/ĐC-SK', signedOn: '2024-09-05' },
          title: line.title,
          authors: [author],
          certificates: [certificate],
        },
      },
    ]);
  });

  it.each<[Corrected['field'], boolean]>([
    ['number', true],
    ['signedOn', true],
    ['bodyName', true],
    ['signerName', false],
    ['signerPosition', false],
  ])('of the %s is printed on every certificate: %p', (field, isPrinted) => {
    expect(reprintsAll([{ field, from: 'a', to: 'b' }])).toBe(isPrinted);
  });
});
