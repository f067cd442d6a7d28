import { fold, searchPatterns, tidy } from './text.js';

describe('text', () => {
  it('stores one spelling of a name, whatever the keyboard composed', () => {
    expect(tidy('Nguyễn\u00a0 Văn  Yến '.normalize('NFD'))).toBe('Nguyễn Văn Yến');
  });

  it.each([
    ['Sáng kiến', 'sang kien'],
    ['ĐỀ ÁN quản lý', 'de an quan ly'],
    ['Ứng dụng'.normalize('NFD'), 'ung dung'],
  ])('compares %s as %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('is asked for word by word; signs that mean something to the database are only signs', () => {
    expect(searchPatterns(' Văn  100%_ ')).toEqual(['%van%', '%100\\%\\_%']);
  });
});
