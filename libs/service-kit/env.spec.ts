import { readEnv } from './env.js';

describe('the environment', () => {
  it('needs nothing', () => {
    expect(readEnv({})).toMatchObject({
      PORT: 3000,
      DATA_DIR: './data',
      DEMO: 0,
    });
  });

  it('takes an empty variable as absent', () => {
    expect(readEnv({ DEMO: '', SMTP_URL: '', PORT: '' })).toMatchObject({ DEMO: 0, PORT: 3000 });
  });

  it('names what is wrong and never its value', () => {
    const secret = 'not-a-url-with-a-password';
    expect(() => readEnv({ DATABASE_URL: secret, PORT: '70000' })).toThrow(/DATABASE_URL, PORT|PORT, DATABASE_URL/);
    expect(() => readEnv({ DATABASE_URL: secret })).not.toThrow(new RegExp(secret));
  });
});
