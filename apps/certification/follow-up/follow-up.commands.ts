import { followUpOpened, followUpSettled } from '#lib/contracts/certification.events.js';
import { conflict, invalid } from '#lib/contracts/errors.js';
import type { ActedBy, Evidence } from '#lib/contracts/shared.js';
import { addDays, localDate, periodEnd, startOfLocalDay } from '#lib/regulation/calendar.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Change } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { FollowUp } from './follow-up.entity.js';

const clock: ActedBy = { role: 'clock' };

const unitRecognition = ({ recognitions }: Dossier) => recognitions.find(({ level }) => level === 'unit');

/** Whether the unit's recognition stands, so that its commitment is asked after. */
export const isAsked = (dossier: Dossier): boolean =>
  dossier.state !== 'revoked' && unitRecognition(dossier) !== undefined;

const daysAhead = ({ reminders }: Regulation): number =>
  Math.max(0, ...(reminders['follow-up'] ?? reminders['default'] ?? []));

/**
 * Every yearly question about a recognized initiative (quy chế: confirmation.followUp; T7), each counted from the day
 * of the recognition, so that a 29 February shifts none of the later ones; none where it answers no shortcoming.
 */
export function schedule(dossier: Dossier, rules: Regulation): Change<FollowUp>[] {
  const { followUp } = rules.confirmation;
  const recognition = unitRecognition(dossier);
  const { shortcoming, initiativeId, unitId } = dossier;
  if (!followUp || !recognition || shortcoming === null) return [];
  const ahead = daysAhead(rules);
  return Array.from({ length: followUp.times }, (_, i) => {
    const ordinal = i + 1;
    const period = { ...followUp.every, amount: followUp.every.amount * ordinal };
    const dueAt = periodEnd(recognition.signedOn, period, rules.calendar);
    const opensAt = startOfLocalDay(addDays(localDate(dueAt), -ahead));
    const unanswered = { note: null, evidence: [], answeredBy: null, answeredAt: null };
    return {
      action: 'schedule',
      by: clock,
      set: { state: 'scheduled', initiativeId, unitId, ordinal, shortcoming, opensAt, dueAt, ...unanswered },
      events: [],
    };
  });
}

/** Đến kỳ: the head is asked; undefined where it is no longer to be. */
export function open(row: FollowUp, dossier: Dossier, at: Date): Change<FollowUp> | undefined {
  if (row.state !== 'scheduled' || at < row.opensAt) return undefined;
  const { initiativeId, localityId, regulationYear, regulationVersion, title } = dossier;
  const about = { initiativeId, localityId, regulationYear, regulationVersion, unitId: row.unitId, title };
  const asked = { followUpId: row.id, ordinal: row.ordinal, dueAt: row.dueAt.toISOString(), by: clock };
  return {
    action: 'open',
    by: clock,
    set: { state: 'open' },
    events: [followUpOpened.make(row.id, { ...about, ...asked }, at)],
  };
}

const settled = ({ id, initiativeId, unitId }: FollowUp, outcome: 'still-fixed' | 'came-back' | 'closed') => ({
  followUpId: id,
  initiativeId,
  unitId,
  outcome,
});

/** What a head says of the shortcoming. */
export interface Answer {
  stillFixed: boolean;
  note?: string;
  evidence?: readonly Evidence[];
}

/** Thủ trưởng trả lời, with what shows it. Throws `conflict` where it is not asked, `invalid` without any evidence. */
export function answer(row: FollowUp, said: Answer, by: ActedBy, at: Date): Change<FollowUp> {
  if (row.state !== 'open') throw conflict({ key: 'state', params: { action: 'answer', state: row.state } });
  const { note = '', evidence = [] } = said;
  if (tidy(note) === '' && evidence.length === 0) throw invalid({ key: 'evidence-missing', field: 'note' });
  const state = said.stillFixed ? 'still-fixed' : 'came-back';
  return {
    action: 'answer',
    by,
    set: { state, note: tidy(note) || null, evidence, answeredBy: by, answeredAt: at },
    events: [followUpSettled.make(row.id, { ...settled(row, state), by }, at)],
  };
}

/** The recognition was revoked: what is not answered is asked no more. */
export function close(row: FollowUp, at: Date): Change<FollowUp> | undefined {
  if (row.state !== 'scheduled' && row.state !== 'open') return undefined;
  const told = row.state === 'open' ? [followUpSettled.make(row.id, { ...settled(row, 'closed'), by: clock }, at)] : [];
  return { action: 'close', by: clock, set: { state: 'closed' }, events: told };
}
