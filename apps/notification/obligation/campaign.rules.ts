import type { CampaignLaunched, RegistrationDeadline } from '#lib/contracts/registration.events.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { rungsOf, type Owed } from './obligation.rules.js';

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
