import { createHash } from 'node:crypto';
import { obligationKinds, type ObligationKind } from '../obligation/obligation.kinds.js';

/** One line of a letter. */
export interface LetterItem {
  reminderId: string;
  title: string | null;
  initiativeId: string | null;
  dueAt: Date;
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
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** `23:59 ngày 14/08/2024` in Vietnam: the last minute that is in time, as `dueAt` is the first that is not. */
export function lastMinute(dueAt: Date): string {
  const parts = dayAndTime.formatToParts(new Date(dueAt.getTime() - 1));
  const [hour, minute, day, month, year] = ['hour', 'minute', 'day', 'month', 'year'].map(
    (type) => parts.find((part) => part.type === type)?.value ?? '',
  );
  return `${hour ?? ''}:${minute ?? ''} ngày ${day ?? ''}/${month ?? ''}/${year ?? ''}`;
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

/** Thư nhắc hạn: what, which one, until when in Vietnam, and where; never more of an initiative than its title. */
export function compose(
  kind: ObligationKind,
  { to, name, site }: { to: string; name: string; site: string },
  items: readonly LetterItem[],
): Letter {
  const { vi } = obligationKinds[kind];
  const [first] = items;
  const lines = items.map((item) => ({
    what: oneLine(item.title ?? vi),
    due: lastMinute(item.dueAt),
    link: linkOf(kind, item, site),
  }));
  const about = items.length === 1 && first ? oneLine(first.title ?? '') : `${String(items.length)} việc`;
  const text = lines.map(({ what, due, link }) => `- ${what}\n  Hạn: ${due}\n  ${link}`).join('\n\n');
  const html = lines
    .map(({ what, due, link }) => `<li><a href="${escaped(link)}">${escaped(what)}</a><br>Hạn: <b>${due}</b></li>`)
    .join('');
  const footer = 'Thư này do hệ thống Sáng kiến tự động gửi, xin không trả lời.';
  return {
    key: letterKey(items.map(({ reminderId }) => reminderId)),
    to,
    subject: oneLine(`Nhắc hạn: ${vi}${about ? ` – ${about}` : ''}`).slice(0, 200),
    text: `Kính gửi ${name},\n\nĐến hạn: ${vi}.\n\n${text}\n\n${footer}\n`,
    html: `<p>Kính gửi ${escaped(name)},</p><p>Đến hạn: ${escaped(vi)}.</p><ul>${html}</ul><p>${footer}</p>`,
  };
}
