import { cleaned, listedInitiatives, readList } from './titles.js';

describe('the list of initiatives', () => {
  it('is read with every title in NFC, trimmed, on one line', () => {
    const list = listedInitiatives();
    expect(list.length).toBe(79);
    for (const { title } of list) expect(title).toBe(title.normalize('NFC').replace(/\s+/gu, ' ').trim());
  });

  it('has several authors where the cell holds several lines', () => {
    const [row] = readList('STT,TÊN SÁNG KIẾN,TÁC GIẢ,GHI CHÚ\n1,Sổ tay trực tuyến,"Ngô Minh Bình\nVũ Hữu Hà \n",\n');
    expect(row?.authors).toEqual(['Ngô Minh Bình', 'Vũ Hữu Hà']);
  });

  it('finds its columns though the headers are not in NFC, and leaves out lines without a title', () => {
    const decomposed = 'STT,TÊN SÁNG KIẾN,TÁC GIẢ,GHI CHÚ\n1,Sáng kiến,A,\n2, ,B,\n'.normalize('NFD');
    expect(readList(decomposed)).toEqual([{ title: 'Sáng kiến', authors: ['A'] }]);
  });

  it('keeps quotation marks within a title and drops those around it', () => {
    expect(cleaned(' "Lưu trữ\u00a0số" ')).toBe('Lưu trữ số');
    expect(cleaned('Ứng dụng "TNX" trên điện thoại')).toBe('Ứng dụng "TNX" trên điện thoại');
  });
});
