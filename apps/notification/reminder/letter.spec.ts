import { compose, lastMinute, letterKey } from './letter.js';

const item = {
  reminderId: 'r1',
  title: 'Sáng kiến <b>một</b>',
  initiativeId: 'i1',
  dueAt: new Date('2024-08-14T17:00:00Z'),
  inPlaceOfHead: false,
};
const to = { to: 'an@example.vn', name: 'Nguyễn Thị An', site: 'https://sangkien.example.vn' };

describe('a letter', () => {
  it('names the last minute that is in time, in Vietnam', () => {
    expect(lastMinute(new Date('2024-08-14T17:00:00Z'))).toBe('23:59 Thứ Tư, ngày 14/08/2024');
    expect(lastMinute(new Date('2024-08-14T07:30:00Z'))).toBe('14:29 Thứ Tư, ngày 14/08/2024');
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
    const sooner = { ...item, reminderId: 'r2', dueAt: new Date('2024-08-12T17:00:00Z') };
    expect(compose('score', to, [item, sooner]).subject).toBe(
      'Nhắc hạn: Gửi phiếu chấm – 2 việc (sớm nhất 23:59 Thứ Hai, ngày 12/08/2024)',
    );
  });

  it('reads as one to whoever is to act: what, which, until when, what happens otherwise, where', () => {
    const { subject, text } = compose('answer-extension', to, [{ ...item, title: 'Phiếu hẹn điện tử' }]);
    expect(subject).toBe(
      'Nhắc hạn: Trả lời đề nghị gia hạn bổ sung hồ sơ – Phiếu hẹn điện tử (hạn 23:59 Thứ Tư, ngày 14/08/2024)',
    );
    expect(text).toBe(`Kính gửi Nguyễn Thị An,

Xin nhắc việc sắp đến hạn: Trả lời đề nghị gia hạn bổ sung hồ sơ.

- Phiếu hẹn điện tử
  Thời hạn: 23:59 Thứ Tư, ngày 14/08/2024
  Xem tại: https://sangkien.example.vn/initiatives/i1

Quá hạn mà chưa trả lời, đề nghị không giữ hạn bổ sung nữa và hồ sơ có thể hết hiệu lực.

Thư này do hệ thống Sáng kiến tự động gửi, xin không trả lời.
`);
  });

  it('tells a deputy that they sign in the place of the head', () => {
    const { text, html } = compose('confirm', to, [{ ...item, inPlaceOfHead: true }]);
    for (const form of [text, html]) expect(form).toContain('được giao ký thay thủ trưởng (KT.)');
    expect(compose('confirm', to, [item]).text).not.toContain('KT.');
  });

  it('of mere news names no date, where the reader would look for what they have to do', () => {
    const { text, html } = compose('reward-granted', to, [item]);
    expect(text + html).not.toMatch(/Thời hạn|2024/);
    expect(compose('lapse-notice', to, [item]).text).toContain('Thời hạn: 23:59 Thứ Tư, ngày 14/08/2024');
  });

  it('of a notice asks for nothing, and of a long title leaves the date in the subject', () => {
    const notice = compose('lapse-notice', to, [item]);
    expect(notice.subject).toMatch(/^Thông báo: /);
    expect(notice.text).toContain('gửi kiến nghị trước thời hạn trên');
    expect(compose('file', to, [{ ...item, title: 'dài '.repeat(100) }]).subject).toMatch(/…\s\(hạn 23:59 .*2024\)$/);
  });
});
