import { until } from '#lib/testing/until.js';
import { Astray } from '../expect.js';
import type { Journey } from '../model.js';

const remindedUnit = 'phong-kinh-te';

interface Mail {
  kind: string;
  address: string;
}

/** Letters that have reminded the secretary of one unit to register, in this and earlier journeys. */
export async function lettersSent({ people }: Journey): Promise<Mail[]> {
  const { who } = await people.unitSecretary(remindedUnit);
  const administrator = await people.account('quantri');
  const path = `notification/mails?personId=${who.personId}&state=sent&limit=200`;
  const { items } = await administrator.get<{ items: Mail[] }>(path);
  return items.filter(({ kind }) => kind === 'register');
}

/** Nhắc hạn: a unit that has registered nothing yet is told before the deadline, by letter and in its own list. */
export async function remind(journey: Journey): Promise<string> {
  const secretary = await journey.people.unitSecretary(remindedUnit);
  const path = 'notification/obligations/mine?kind=register&limit=200';
  const { items } = await secretary.get<{ items: { subject: string; dueAt: string }[] }>(path);
  const owed = items.find(({ subject }) => subject === journey.campaignId);
  if (!owed) throw new Astray('the unit is not told that it owes a registration');
  const letter = await until(
    async () => {
      const letters = await lettersSent(journey);
      return letters.length > journey.lettersBefore ? letters[0] : undefined;
    },
    { what: `${remindedUnit} is reminded of its registration`, timeoutMs: 30_000, everyMs: 100 },
  );
  return `${remindedUnit} owes a registration until ${owed.dueAt}: reminded at ${letter.address}`;
}
