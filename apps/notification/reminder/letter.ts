import { createHash } from 'node:crypto';
import { obligationKinds, type ObligationKind } from '../obligation/obligation.kinds.js';

/** One line of a letter. */
export interface LetterItem {
  reminderId: string;
  title: string | null;
  initiativeId: string | null;
  dueAt: Date;
  /** The reader is a deputy who signs it in the place of the head (KT., NĐ 30/2020 Điều 13). */
  inPlaceOfHead: boolean;
}

/** A letter as it is handed over. */
export interface Letter {
  /** The same for the same reminders: who gets it twice can tell. */
  key: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Follows from the reminders that the letter carries, and from nothing else. */
export const letterKey = (reminderIds: readonly string[]): string =>
  createHash('sha256')
    .update([...reminderIds].sort().join('\n'))
    .digest('hex')
    .slice(0, 32);

const dayAndTime = new Intl.DateTimeFormat('vi-VN', {
  ...{ timeZone: 'Asia/Ho_Chi_Minh', hour12: false, hour: '2-digit', minute: '2-digit' },
  ...{ weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' },
});

/** `23:59 Thứ Tư, ngày 14/08/2024` in Vietnam: the last minute that is in time, as `dueAt` is the first that is not. */
export function lastMinute(dueAt: Date): string {
  const parts = dayAndTime.formatToParts(new Date(dueAt.getTime() - 1));
  const [hour, minute, weekday, day, month, year] = (
    ['hour', 'minute', 'weekday', 'day', 'month', 'year'] as const
  ).map((type) => parts.find((part) => part.type === type)?.value ?? '');
  return `${hour ?? ''}:${minute ?? ''} ${weekday ?? ''}, ngày ${day ?? ''}/${month ?? ''}/${year ?? ''}`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
const oneLine = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();

const linkOf = (kind: ObligationKind, { initiativeId }: LetterItem, site: string) =>
  `${site}${initiativeId ? `/initiatives/${initiativeId}` : obligationKinds[kind].path}`;

/** Told for the reader to know, with nothing to be done by the date but to object. */
const notices: ReadonlySet<string> = new Set([
  'lapse-notice',
  'recurrence-notice',
  'appeal-upheld',
  'appeal-dismissed',
  'reward-letter',
  'reward-proposed',
  'reward-granted',
  'reward-not-granted',
]);

/** What follows where nothing is done in time, where it is more than that the thing can no longer be done. */
const consequences: Partial<Record<ObligationKind, string>> = {
  register: 'Quá hạn, đơn vị không đăng ký được nữa; đăng ký muộn phải được cho phép và nêu lý do.',
  file: 'Quá hạn, đơn không được nhận: thời hiệu nộp đơn đã hết hoặc ngoài thời gian nộp của đơn vị.',
  submit: 'Quá hạn, hồ sơ không vào được đợt này.',
  supplement: 'Quá hạn mà chưa bổ sung hoặc chưa được gia hạn, hồ sơ hết hiệu lực và có thông báo bằng văn bản.',
  'answer-extension': 'Quá hạn mà chưa trả lời, đề nghị không giữ hạn bổ sung nữa và hồ sơ có thể hết hiệu lực.',
  explain: 'Hội đồng chưa kết luận được về hồ sơ này khi chưa có giải trình.',
  'lapse-notice': 'Nếu không đồng ý, gửi kiến nghị trước thời hạn trên.',
  'recurrence-notice': 'Đơn vị cấp trên đang xem xét; tác giả có thể nêu ý kiến trước thời hạn trên.',
};

/** What else follows: it is over, or it is still owed and late. */
const consequenceOf = (kind: ObligationKind): string => {
  const otherwise = obligationKinds[kind].lapses
    ? 'Quá hạn, việc này không thực hiện được nữa.'
    : 'Quá hạn, việc này vẫn phải làm và được ghi là trễ hạn.';
  return consequences[kind] ?? (notices.has(kind) ? '' : otherwise);
};

/** Where nothing follows from a date, a reader who was told one would look for what they have to do. */
const hasDate = (kind: ObligationKind): boolean => !notices.has(kind) || consequences[kind] !== undefined;

/** The items as plain text and as HTML. */
function listed(kind: ObligationKind, items: readonly LetterItem[], site: string): { text: string; html: string } {
  const { vi } = obligationKinds[kind];
  const lines = items.map((item) => ({
    what: oneLine(item.title ?? vi),
    capacity: item.inPlaceOfHead ? 'Thực hiện với tư cách: cấp phó được giao ký thay thủ trưởng (KT.)' : undefined,
    due: hasDate(kind) ? lastMinute(item.dueAt) : undefined,
    link: linkOf(kind, item, site),
  }));
  return {
    text: lines
      .map(({ what, capacity, due, link }) =>
        [`- ${what}`, ...(due ? [`Thời hạn: ${due}`] : []), ...(capacity ? [capacity] : []), `Xem tại: ${link}`].join(
          '\n  ',
        ),
      )
      .join('\n\n'),
    html: lines
      .map(
        ({ what, capacity, due, link }) =>
          `<li><a href="${escaped(link)}">${escaped(what)}</a>${due ? `<br>Thời hạn: <b>${due}</b>` : ''}` +
          `${capacity ? `<br>${capacity}` : ''}</li>`,
      )
      .join(''),
  };
}

/** Which one it is about, cut where it is long; of several, how many. */
const whichOf = (items: readonly LetterItem[]): string => {
  const [first] = items;
  const which = items.length === 1 && first ? oneLine(first.title ?? '') : `${String(items.length)} việc`;
  const short = which.length > 80 ? `${which.slice(0, 79).trimEnd()}…` : which;
  return short ? ` – ${short}` : '';
};

/** The date of one, and the nearest of several. */
const untilOf = (items: readonly LetterItem[]): string => {
  const nearest = new Date(Math.min(...items.map(({ dueAt }) => dueAt.getTime())));
  return ` (${items.length > 1 ? 'sớm nhất' : 'hạn'} ${lastMinute(nearest)})`;
};

/**
 * Thư nhắc hạn, thông báo: what, which one, until when in Vietnam, what happens otherwise, and where; never more of an
 * initiative than its title, which gives way in the subject so that the date is always read.
 */
export function compose(
  kind: ObligationKind,
  { to, name, site }: { to: string; name: string; site: string },
  items: readonly LetterItem[],
): Letter {
  const { vi } = obligationKinds[kind];
  const isNotice = notices.has(kind);
  const opening = isNotice ? `Xin thông báo: ${vi}.` : `Xin nhắc việc sắp đến hạn: ${vi}.`;
  const list = listed(kind, items, site);
  const consequence = consequenceOf(kind);
  const footer = 'Thư này do hệ thống Sáng kiến tự động gửi, xin không trả lời.';
  return {
    key: letterKey(items.map(({ reminderId }) => reminderId)),
    to,
    subject: oneLine(`${isNotice ? 'Thông báo' : 'Nhắc hạn'}: ${vi}${whichOf(items)}${isNotice ? '' : untilOf(items)}`),
    text: [`Kính gửi ${name},`, opening, list.text, ...(consequence ? [consequence] : []), footer].join('\n\n') + '\n',
    html:
      `<p>Kính gửi ${escaped(name)},</p><p>${escaped(opening)}</p><ul>${list.html}</ul>` +
      `${consequence ? `<p>${escaped(consequence)}</p>` : ''}<p><small>${footer}</small></p>`,
  };
}
