import { personChanged, type PersonChanged, type RoleHeld } from '#lib/contracts/directory.events.js';
import { invalid, type Reason } from '#lib/contracts/errors.js';
import type { Envelope } from '#lib/contracts/event.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Change } from '#lib/service-kit/change.js';
import { fold, tidy } from '#lib/service-kit/text.js';
import type { Person } from './person.entity.js';

type Told = Omit<Person, 'historyHash' | 'foldedName'>;
export type PersonFacts = Omit<Told, 'id' | 'version'>;

/** Tells every service who the person is now. */
export function tell(person: Told, at: Date): Envelope<PersonChanged> {
  const { id, version, localityId, unitId, fullName, position, email, active, roles } = person;
  return personChanged.make(
    id,
    {
      personId: id,
      version,
      localityId,
      unitId,
      fullName,
      ...(position ? { position } : {}),
      ...(email ? { email } : {}),
      active,
      roles,
    },
    at,
  );
}

const sameRole = (a: RoleHeld) => (b: RoleHeld) =>
  a.role === b.role && a.unitId === b.unitId && a.validFrom === b.validFrom;

const roleFaults = (held: readonly RoleHeld[]): Reason[] =>
  held.flatMap((role, i) => [
    ...(role.validFrom && role.validTo && role.validTo < role.validFrom
      ? [{ key: 'dates-out-of-order', field: `roles.${String(i)}.validTo` }]
      : []),
    ...(held.findIndex(sameRole(role)) < i ? [{ key: 'role-twice', field: `roles.${String(i)}` }] : []),
  ]);

const checkRoles = (held: readonly RoleHeld[]): void => {
  const faults = roleFaults(held);
  if (faults.length > 0) throw invalid(...faults);
};

const named = (fullName: string) => ({ fullName: tidy(fullName), foldedName: fold(fullName) });

/** Thêm người dùng. Throws `role-twice`, `dates-out-of-order`. */
export function enrol(id: string, facts: PersonFacts, by: ActedBy, at: Date): Change<Person> {
  checkRoles(facts.roles);
  const set = { ...facts, ...named(facts.fullName) };
  return { action: 'enrol', by, set, events: [tell({ ...set, id, version: 1 }, at)] };
}

/** Sửa, chuyển đơn vị, giao và thôi vai trò, ngừng hoạt động. Throws `role-twice`, `dates-out-of-order`. */
export function amend(person: Person, facts: Partial<PersonFacts>, by: ActedBy, at: Date): Change<Person> {
  checkRoles(facts.roles ?? []);
  const set = { ...facts, ...named(facts.fullName ?? person.fullName) };
  return { action: 'amend', by, set, events: [tell({ ...person, ...set, version: person.version + 1 }, at)] };
}

/** Vai trò đang giữ: the roles whose dates include the local date `on`. */
export const rolesOn = (person: Pick<Person, 'roles'>, on: string): RoleHeld[] =>
  person.roles.filter(({ validFrom, validTo }) => (!validFrom || validFrom <= on) && (!validTo || on <= validTo));

/** Roles that are given or taken when `before` becomes `after`. */
export function rolesThatDiffer(before: readonly RoleHeld[], after: readonly RoleHeld[]): RoleHeld[] {
  const same = (a: RoleHeld) => (b: RoleHeld) => sameRole(a)(b) && a.validTo === b.validTo;
  return [...before.filter((role) => !after.some(same(role))), ...after.filter((role) => !before.some(same(role)))];
}
