import { compose, lastMinute, letterKey } from './letter.js';

const item = {
  reminderId: 'r1',
  title: 'Sáng kiến <b>một</b>',
  initiativeId: 'i1',
  dueAt: new Date('2024-08-14T17:00:00Z'),
};
const to = { to: 'an@example.vn', name: 'Nguyễn Thị An', site: 'https://sangkien.example.vn' };

describe('a letter', () => {
  it('names the last minute that is in time, in Vietnam', () => {
    expect(lastMinute(new Date('2024-08-14T17:00:00Z'))).toBe('23:59 ngày 14/08/2024');
    expect(lastMinute(new Date('2024-08-14T07:30:00Z'))).toBe('14:29 ngày 14/08/2024');
  });

  it('has one key for the same reminders in any order, another for others', () => {
    expect(letterKey(['a', 'b'])).toBe(letterKey(['b', 'a']));
    expect(letterKey(['a', 'b'])).not.toBe(letterKey(['a']));
  });

  it('shows a title as text, never as markup, and never breaks the subject line', () => {
    const { html, subject } = compose('file', to, [{ ...item, title: 'Một\r\nBcc: x@example.vn <b>' }]);
    expect(html).toContain('&lt;b&gt;');
    expect(html).not.toContain(' <b>&lt;');
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it('counts where there are several', () => {
    expect(compose('score', to, [item, { ...item, reminderId: 'r2' }]).subject).toBe(
      'Nhắc hạn: Gửi phiếu chấm – 2 việc',
    );
  });
});
