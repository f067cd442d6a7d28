import { foldName, searchPatterns, tidyName } from './fold-name.js';

describe('names', () => {
  it('are one and the same, whichever way their letters were composed', () => {
    expect(tidyName('  Nguyễn\u00a0 Văn\n Ánh'.normalize('NFD'))).toBe('Nguyễn Văn Ánh');
  });

  it('are found without tones, and đ is d', () => {
    expect(foldName('ĐỖ Thị Thùy Dương')).toBe('do thi thuy duong');
  });

  it('are asked for word by word; signs that mean something to the database are only signs', () => {
    expect(searchPatterns(' Văn  100%_ ')).toEqual(['%van%', '%100\\%\\_%']);
  });
});
