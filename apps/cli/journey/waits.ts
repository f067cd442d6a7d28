import { until } from '#lib/testing/until.js';
import type { Session } from './client.js';
import { Astray } from './expect.js';
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
