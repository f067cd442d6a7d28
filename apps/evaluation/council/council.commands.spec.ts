import { aLocality, aRegulation } from '#lib/regulation/regulation.fixture.js';
import { randomUUID } from 'node:crypto';
import * as commands from './council.commands.js';
import type { Member, SeatRole } from './council.entity.js';
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
  const change = commands.amend(aCouncil(), { members: seated, decision: '09/QĐ-UBND' }, rules, by);
  expect([change.set.seatedIds?.length, change.note]).toEqual([4, '09/QĐ-UBND']);
  expect(() => commands.amend(aCouncil(), { members: seated.slice(1) }, rules, by)).toThrow('council-role');
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

describe('panels', () => {
  const members = membersAs('chair', 'secretary', 'member');
  const [chair, , member] = members.map(({ personId }) => personId);
  const panel = (name: string, ...memberIds: string[]) => ({ name, fields: ['education'], memberIds });

  it('are of members, each with a name of its own', () => {
    expect(founded(members, { panels: [panel('A', chair!), panel('B', member!)] }).set.panels).toHaveLength(2);
    expect(() => founded(members, { panels: [panel('A', chair!), panel('A', member!)] })).toThrow('panel-twice');
    const council = aCouncil({ members });
    expect(() => commands.arrangePanels(council, [panel('A', 'stranger')], by)).toThrow('panel-member-unknown');
  });

  it('are those of the regulation where the decision names none, of the members who know the field', () => {
    const regulated = aRegulation(`councils: { district: { panels: [
      { key: giao-duc, label: Tổ giáo dục, sectors: [education, culture] },
      { key: y-te, label: Tổ y tế, sectors: [health] }, { key: chung, label: Tổ chung, sectors: ['*'] }] } }`);
    const [first, second, third] = membersAs('chair', 'secretary', 'member');
    const { panels: _, ...founding } = aCouncil({ members: [first!, { ...second!, expertise: ['culture'] }, third!] });
    expect(commands.found(founding, regulated, by, at).set.panels).toEqual([
      { name: 'Tổ giáo dục', fields: ['education', 'culture'], memberIds: [second!.personId] },
      { name: 'Tổ chung', fields: ['*'], memberIds: [first!.personId, third!.personId] },
    ]);
    const named = [{ name: 'A', fields: ['health'], memberIds: [third!.personId] }];
    expect(commands.found({ ...founding, panels: named }, regulated, by, at).set.panels).toEqual(named);
  });

  it('lose who leaves the council', () => {
    const all = [...members, ...membersAs('member')];
    const council = aCouncil({
      members: all,
      panels: [panel('A', all[3]!.personId), panel('B', chair!, all[3]!.personId)],
    });
    expect(commands.amend(council, { members }, rules, by).set.panels).toEqual([panel('B', chair!)]);
  });
});

describe('an amending decision', () => {
  const members = membersAs('chair', 'secretary', 'member', 'alternate');
  const [chair, , member] = members.map(({ personId }) => personId) as [string, string, string];
  const panels = [{ name: 'A', fields: ['health'], memberIds: [chair, member] }];
  const council = aCouncil({ members, panels });
  const [newcomer] = membersAs('member') as [Member];
  const without = members.filter(({ personId }) => personId !== member);
  const joined = (inPlaceOf: string) => [...without, { ...newcomer, inPlaceOf }];

  it('puts who comes in place of a member into the panels that one was in, or says what the panels are', () => {
    expect(commands.amend(council, { members: joined(member) }, rules, by).set.panels).toEqual([
      { ...panels[0], memberIds: [chair, newcomer.personId] },
    ]);
    const named = [{ name: 'B', fields: ['*'], memberIds: [newcomer.personId] }];
    expect(commands.amend(council, { members: joined(member), panels: named }, rules, by).set.panels).toEqual(named);
    const strangers = [{ ...named[0]!, memberIds: [member] }];
    expect(() => commands.amend(council, { members: joined(member), panels: strangers }, rules, by)).toThrow(
      'panel-member-unknown',
    );
  });

  it('replaces only who is there and leaves, each by one', () => {
    for (const wrong of [joined(chair), joined(randomUUID())])
      expect(() => commands.amend(council, { members: wrong }, rules, by)).toThrow('in-place-of-nobody');
    const twice = [...joined(member), { ...membersAs('member')[0]!, inPlaceOf: member }];
    expect(() => commands.amend(council, { members: twice }, rules, by)).toThrow('in-place-of-nobody');
    const after = { ...council, ...commands.amend(council, { members: joined(member) }, rules, by).set };
    expect(commands.amend(after, { members: joined(member) }, rules, by).set.members).toEqual(joined(member));
  });
});

describe('an alternate', () => {
  const members = membersAs('chair', 'secretary', 'member', 'alternate');
  const [, , member, alternate] = members.map(({ personId }) => personId) as [string, string, string, string];
  const council = aCouncil({ members, panels: [{ name: 'A', fields: ['health'], memberIds: [member] }] });
  const stepping = { alternateId: alternate, personId: member, reason: 'Đi công tác' };

  it('takes the seat for good, with trace, and the place in the panel', () => {
    const { set } = commands.stepIn(council, stepping, by);
    expect(set.members?.map(({ personId, role, inPlaceOf }) => [personId, role, inPlaceOf]).at(-1)).toEqual([
      alternate,
      'member',
      member,
    ]);
    expect(set.seatedIds).not.toContain(member);
    expect(set.panels).toMatchObject([{ memberIds: [alternate] }]);
  });

  it.each([
    ['for someone without a seat', { ...stepping, personId: alternate }, council, 'not-seated'],
    ['who is none', { ...stepping, alternateId: member }, council, 'not-an-alternate'],
  ])('does not step in %s', (_, asked, sitting, key) => {
    expect(() => commands.stepIn(sitting, asked, by)).toThrow(key);
  });
});

describe('a council for a dossier', () => {
  const council = aCouncil();
  const chair = council.members[0]!.personId;

  it('is without the head of its unit where they are an author (R-19)', () => {
    expect(() => commands.requireComposed(council, [chair], [chair], rules)).toThrow('head-may-not-sit');
    expect(commands.requireComposed(council, [chair], [], rules)).toHaveLength(1);
    const lax = aRegulation('councils: { district: { headMaySit: true } }');
    expect(() => commands.requireComposed(council, [chair], [chair], lax)).not.toThrow();
  });

  it('warns of a missing trade-union member, or may not sit where the regulation says so (R-17)', () => {
    const warned = commands.requireComposed(council, [], [], rules);
    expect(warned).toMatchObject([{ key: 'trade-union-member-missing' }]);
    const strict = aRegulation('councils: { district: { withoutTradeUnionMember: block } }');
    expect(() => commands.requireComposed(council, [], [], strict)).toThrow('trade-union-member-missing');
    const members = council.members.map((m, i) => ({ ...m, tradeUnion: i === 4 }));
    expect(commands.requireComposed({ ...council, members }, [], [], strict)).toEqual([]);
  });
});
