import { regulationReasons } from '#lib/regulation/reasons.js';
import type { Reason } from './errors.js';
import { certificationReasons } from './reasons/certification.js';
import { commonReasons } from './reasons/common.js';
import { directoryReasons } from './reasons/directory.js';
import { evaluationReasons } from './reasons/evaluation.js';
import { lifecycleReasons } from './reasons/lifecycle.js';
import { meetingReasons } from './reasons/meeting.js';
import { notificationReasons } from './reasons/notification.js';
import { registrationReasons } from './reasons/registration.js';

/**
 * One reason in the words of people; `{name}` stands for a parameter. What is in brackets is said only where its
 * parameters are given: a guard of the lifecycle knows that there are too many authors, not how many.
 */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/** Every reason that any service may give, by its key. */
export const reasons: Readonly<Record<string, Sentence>> = {
  ...commonReasons,
  ...regulationReasons,
  ...lifecycleReasons,
  ...directoryReasons,
  ...registrationReasons,
  ...evaluationReasons,
  ...meetingReasons,
  ...certificationReasons,
  ...notificationReasons,
};

const inVietnam = new Intl.DateTimeFormat('vi-VN', {
  ...{ timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false },
});

/** An instant as people in Vietnam write it; anything else as it is. */
const shown = (value: string | number | undefined = ''): string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value) ? inVietnam.format(new Date(value)) : String(value);

const fill = (text: string, params: Reason['params'] = {}): string =>
  text
    .replaceAll(/\[([^\]]*)\]/g, (_, part: string) => (namesIn(part).every((name) => name in params) ? part : ''))
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => shown(params[name]));

const namesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** The reason in Vietnamese and English; a key without a sentence stands for itself. */
export const sentence = ({ key, params }: Reason): Sentence => {
  const known = reasons[key];
  return { vi: fill(known?.vi ?? key, params), en: fill(known?.en ?? key, params) };
};
