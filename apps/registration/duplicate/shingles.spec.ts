import { fold } from '#lib/service-kit/text.js';
import fc from 'fast-check';
import { anInitiative } from '../initiative/initiative.fixture.js';
import { duplicateReasons, precedenceOf } from './duplicates.js';
import { fingerprintOf, passagesShared, percentShared } from './shingles.js';

const text = (title: string, novelty = '') => ({ title, report: { novelty } });
const share = (one: ReturnType<typeof text>, other: ReturnType<typeof text>) => {
  const [mine, theirs] = [fingerprintOf(one).shingles, new Set(fingerprintOf(other).shingles)];
  return percentShared(mine.filter((shingle) => theirs.has(shingle)).length, mine.length);
};

const body =
  'Xây dựng phiếu hẹn điện tử gửi qua tin nhắn cho người dân khi hồ sơ đất đai được giải quyết xong tại bộ phận một cửa';
const copied = `${body} và thêm bảng theo dõi treo ở sảnh để ai cũng thấy`;
const unrelated =
  'Thiết kế giá để dụng cụ trồng rau trong vườn trường từ chai nhựa cũ, học sinh tự chăm sóc mỗi buổi sáng thứ hai';

describe('shingles', () => {
  it('find a copy under another title, and nothing in another matter', () => {
    expect(share(text('Phiếu hẹn', copied), text('Một cửa điện tử', body))).toBeGreaterThan(40);
    expect(share(text('Phiếu hẹn', body), text('Vườn rau', unrelated))).toBe(0);
  });

  it('take no notice of stock phrases and the names of institutions', () => {
    const one = text('Một số giải pháp nâng cao hiệu quả dạy học tại trường tiểu học, TP.HCM');
    const other = text('Một số giải pháp nâng cao hiệu quả chăm sóc cây tại trường tiểu học, TPHCM');
    expect(share(one, other)).toBe(0);
  });

  it('are the same with and without tones, composed or not, whatever the capitals', () => {
    const plain = fingerprintOf(text('Phiếu hẹn', body));
    expect(fingerprintOf(text('PHIẾU HẸN'.normalize('NFD'), body.toUpperCase()))).toEqual(plain);
    expect(fingerprintOf(text(fold('Phiếu hẹn'), fold(body)))).toEqual(plain);
  });

  it('show the passages in the words of each', () => {
    expect(passagesShared(text('Khác hẳn', copied.toUpperCase()), text('Một cửa', body))[0]).toContain('HẸN ĐIỆN TỬ');
    expect(passagesShared(text('Khác', unrelated), text('Một cửa', body))).toEqual([]);
  });

  it('give a share from 0 to 100, and all of a text that is long enough in itself', () => {
    const words = fc.array(fc.constantFrom('phieu', 'hen', 'dien', 'tu', 'ho', 'so', 'dat', 'dai'), { maxLength: 40 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [one, other] = [text(a.join(' ')), text(b.join(' '))];
        expect(share(one, other)).toBeGreaterThanOrEqual(0);
        expect(share(one, other)).toBeLessThanOrEqual(100);
        expect(share(one, one)).toBe(fingerprintOf(one).shingles.length < 5 ? 0 : 100);
      }),
    );
  });
});

describe('the first filed', () => {
  const at = (time: string) => new Date(`2024-07-20T${time}Z`);
  it.each([
    ['02:00:00.900', '02:00:01.000', 'earlier'],
    ['02:00:00.999', '02:00:00.000', 'together'],
    ['02:00:01.000', '02:00:00.999', 'later'],
  ])('of %s and %s is told by the second: %s', (other, mine, precedence) => {
    expect(precedenceOf(at(other), at(mine))).toBe(precedence);
  });

  it('is named to the other until a person found the two distinct', () => {
    const mine = anInitiative({ state: 'filed', filedAt: at('02:00:05') });
    const [earlier] = [{ id: anInitiative().id, filedAt: at('02:00:01') }];
    const duplicates = { againstRecognized: true, firstFiledWins: true, warnAt: 20, alarmAt: 40 };
    const reasons = (i = mine) => duplicateReasons(i, [earlier], [], { duplicates } as never).map(({ key }) => key);
    expect(reasons()).toEqual(['identical-filed-earlier']);
    const finding = {
      otherId: earlier.id,
      finding: 'distinct' as const,
      reason: 'x',
      personId: 'p',
      name: 'n',
      at: '',
    };
    expect(reasons({ ...mine, duplicateFindings: [finding] })).toEqual([]);
    expect(reasons({ ...mine, filedAt: at('02:00:00') })).toEqual([]);
  });
});
