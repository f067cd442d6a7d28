import { until } from '#lib/testing/until.js';
import type { Session } from './client.js';
import { Astray, type Page } from './expect.js';
import { type Case, type InitiativeView, lead } from './model.js';

/** Waits until the record shows the initiative in `state`, and keeps what it shows. */
export async function reaches(subject: Case, state: string): Promise<void> {
  await until(
    async () => {
      const view = await lead(subject).get<InitiativeView>(`registration/initiatives/${subject.id}`);
      if (view.state !== state) throw new Astray(`it is ${view.state}`);
      subject.view = view;
      return true;
    },
    { what: `«${subject.title}» is ${state}`, timeoutMs: 30_000, everyMs: 25 },
  );
}

/** Waits until the copy of another service shows the initiative in `state`. */
export async function arrives(session: Session, service: string, subject: Case, state: string): Promise<void> {
  await until(
    async () => {
      const copy = await session.get<{ state: string }>(`${service}/dossiers/${subject.id}`);
      if (copy.state !== state) throw new Astray(`it is ${copy.state}`);
      return true;
    },
    { what: `${service} shows «${subject.title}» as ${state}`, timeoutMs: 30_000, everyMs: 25 },
  );
}

/** Waits until there is one. */
export const comes = <T>(what: string, ask: () => Promise<T | undefined>): Promise<T> =>
  until(ask, { what, timeoutMs: 30_000, everyMs: 25 });

/** Việc cần làm. */
export interface Obligation {
  kind: string;
  subject: string;
  initiativeId: string | null;
  dueAt: string;
}

type About = (obligation: Obligation) => boolean;

/** What the person owes of a kind. */
export async function owed(session: Session, kind: string): Promise<Obligation[]> {
  const { items } = await session.get<Page<Obligation>>(`notification/obligations/mine?kind=${kind}&limit=200`);
  return items;
}

/** Waits until the person is told that they owe it. */
export const owes = (session: Session, kind: string, about: About): Promise<Obligation> =>
  comes(`${session.userName} owes ${kind}`, async () => (await owed(session, kind)).find(about));

/** Waits until the person owes it no more. */
export const owesNoMore = (session: Session, kind: string, about: About): Promise<true> =>
  comes(`${session.userName} owes ${kind} no more`, async () =>
    (await owed(session, kind)).some(about) ? undefined : true,
  );
