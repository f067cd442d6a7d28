import type { CampaignLaunched, LapseNoticeIssued, RegistrationDeadline } from '#lib/contracts/registration.events.js';
import { localDate, periodEnd } from '#lib/regulation/calendar.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { atOnce, rungsOf, type Owed, type Owner } from './obligation.rules.js';

interface CalledUnit {
  unitId: string;
  kind: string;
}

/** The audience that names the unit's kind, otherwise the one for every kind that none names (`*`). */
const deadlineOf = (kind: string, deadlines: readonly RegistrationDeadline[]): RegistrationDeadline | undefined =>
  deadlines.find(({ unitKinds }) => unitKinds.includes(kind)) ??
  deadlines.find(({ unitKinds }) => unitKinds.includes('*'));

/** What a launched campaign asks of its audience's heads and secretaries, and of who publishes the list. */
export function owedForCampaign(campaign: CampaignLaunched, units: readonly CalledUnit[], rules: Regulation): Owed[] {
  const { campaignId: subject, localityId, title, deadlines, publishBy } = campaign;
  const about = { subject, localityId, title };
  const registrations = units.flatMap(({ unitId, kind }): Owed[] => {
    const deadline = deadlineOf(kind, deadlines);
    return deadline
      ? [
          {
            ...about,
            kind: 'register',
            owner: { scope: 'unit', roles: ['unit-head', 'unit-secretary'], unitId },
            dueAt: new Date(deadline.closesAt),
            rungs: rungsOf(rules, 'register'),
          },
        ]
      : [];
  });
  if (!publishBy) return registrations;
  const list: Owed = {
    ...about,
    kind: 'publish-list',
    owner: { scope: 'locality', roles: ['standing-officer'] },
    dueAt: new Date(publishBy),
    rungs: rungsOf(rules, 'publish-list'),
  };
  return [...registrations, list];
}

/** Who is told in writing that a returned dossier lapsed, and until when they may appeal. */
export function owedForNotice(notice: LapseNoticeIssued, rules: Regulation, at: Date): Owed[] {
  const { initiativeId, noticeId: subject, localityId, title, authorIds, unitId } = notice;
  const authors = authorIds.map((personId): Owner => ({ scope: 'person', personId }));
  const owners: Owner[] = [...authors, { scope: 'unit', roles: ['unit-secretary'], unitId }];
  const dueAt = periodEnd(localDate(at), rules.periods.appeal, rules.calendar);
  const about = { kind: 'lapse-notice', subject, initiativeId, localityId, title, dueAt, rungs: [atOnce] } as const;
  return owners.map((owner) => ({ ...about, rungs: [...about.rungs], owner }));
}
