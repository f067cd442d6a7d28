import type { Actor } from '#lib/service-kit/acting.js';
import { roleFor } from '#lib/service-kit/policy.js';
import type { Person } from './person.entity.js';

/** A person as others see them; the e-mail address is for themselves and for who manages people of the locality. */
export type PersonView = Omit<Person, 'historyHash' | 'foldedName' | 'email'> & { email?: string | null };

/** Leaves out what `actor` has no business with. */
export function viewOf(person: Person, actor: Actor): PersonView {
  const { id, version, localityId, unitId, fullName, position, active, roles, email } = person;
  const mine = id === actor.personId || roleFor(actor, 'person.read-email', { localityId }) !== undefined;
  return { id, version, localityId, unitId, fullName, position, active, roles, ...(mine ? { email } : {}) };
}
