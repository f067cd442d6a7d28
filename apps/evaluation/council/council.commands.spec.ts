import { aLocality } from '#lib/regulation/regulation.fixture.js';
import * as commands from './council.commands.js';
import type { SeatRole } from './council.entity.js';
import { aCouncil, membersAs } from './council.fixture.js';

const rules = aLocality('thanh-tri-2024');
const by = { role: 'council-secretary' };
const at = new Date('2024-01-03T00:00:00Z');
const founded = (members = membersAs('chair', 'secretary', 'member'), more = {}) =>
  commands.found({ ...aCouncil(), members, ...more }, rules, by, at);

it.each<[string, SeatRole[], string]>([
  ['two people', ['chair', 'secretary'], 'council-size'],
  ['no chair', ['secretary', 'member', 'member'], 'council-role'],
  ['two chairs', ['chair', 'chair', 'secretary', 'member'], 'council-role'],
  ['no secretary', ['chair', 'member', 'member'], 'council-role'],
  ['alternates in place of members', ['chair', 'secretary', 'alternate'], 'council-size'],
])('a council of %s is refused', (_, roles, key) => {
  expect(() => founded(membersAs(...roles))).toThrow(key);
});

it('nobody sits twice, not as an alternate either', () => {
  const [chair, ...others] = membersAs('chair', 'secretary', 'member');
  expect(() => founded([chair!, ...others, { ...chair!, role: 'alternate' }])).toThrow('council-member-twice');
});

it('a term ends after it begins', () => {
  expect(() => founded(undefined, { validTo: '2023-12-31' })).toThrow('term-out-of-order');
});

it('alternates have no seat until the council is amended', () => {
  const members = membersAs('chair', 'secretary', 'member', 'alternate');
  expect(founded(members).set.seatedIds).toHaveLength(3);
  const seated = members.map((m) => (m.role === 'alternate' ? { ...m, role: 'member' as const } : m));
  const change = commands.amend(aCouncil(), seated, '09/QĐ-UBND', rules, by);
  expect([change.set.seatedIds?.length, change.note]).toEqual([4, '09/QĐ-UBND']);
  expect(() => commands.amend(aCouncil(), seated.slice(1), undefined, rules, by)).toThrow('council-role');
});

it.each([
  ['2024-01-01', true],
  ['2024-01-02', false],
  ['2024-12-31', false],
  ['2025-01-01', true],
])('on %s the term of 2024 is over or not begun: %s', (day, refused) => {
  const check = () => {
    commands.requireInTerm(aCouncil(), day);
  };
  if (refused) expect(check).toThrow('council-not-in-term');
  else expect(check).not.toThrow();
});
