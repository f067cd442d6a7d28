import { hashPassword, isPassword, passwordFaults } from './password.js';

const keys = (password: string) => passwordFaults(password, 'thanhtri.tacgia1').map(({ key }) => key);

describe('a password', () => {
  it.each([
    ['ngắn quá', ['password-too-short']],
    ['aaaaaaaaaaaaaa', ['password-guessable']],
    ['ThanhTri.TacGia1!', ['password-guessable']],
    ['mưa xuân trên đồng', []],
  ])('%s has the faults %j', (password, faults) => {
    expect(keys(password)).toEqual(faults);
  });

  it('is stored as argon2id and known again however its letters were composed', async () => {
    const stored = await hashPassword('mưa xuân trên đồng');
    expect(stored).toMatch(/^\$argon2id\$/);
    expect(await isPassword(stored, 'mưa xuân trên đồng'.normalize('NFD'))).toBe(true);
    expect(await isPassword(stored, 'mua xuan tren dong')).toBe(false);
  });

  it('is never right where there is no account', async () => {
    expect(await isPassword(undefined, '')).toBe(false);
  });
});
