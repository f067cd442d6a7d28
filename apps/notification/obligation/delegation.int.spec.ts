import { delegationChanged, type DelegationChanged } from '#lib/contracts/delegation.events.js';
import { personChanged } from '#lib/contracts/directory.events.js';
import { initiativeEvents, type InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { smallWorld } from '#lib/testing/small-world.js';
import { until } from '#lib/testing/until.js';
import { randomUUID } from 'node:crypto';
import { notification } from '../index.js';
import type { ObligationView } from './obligation.dto.js';
import { aSnapshot } from './snapshot.fixture.js';

const world = smallWorld('phuc-tho-2024');
const { people, units } = world;
const now = new Date('2024-09-05T02:00:00Z');
let service: ServiceAlone;
let personVersion = 1;

beforeAll(async () => {
  service = await serviceAlone(notification);
  await service.tell(...world.events);
});
afterAll(() => service.stop());
beforeEach(() => service.setTime(now));

const tellOf = (actor: Actor, over: { unitId?: string; active?: boolean } = {}) => {
  const { name: fullName, ...person } = actor;
  personVersion += 1;
  const told = { ...person, roles: [...actor.roles], fullName, active: true, version: personVersion, ...over };
  return service.tell(personChanged.make(actor.personId, told, now));
};

/** A deputy of the commune who is told of for the first time, holding no role. */
const aDeputy = async (): Promise<Actor> => {
  const { localityId } = world;
  const deputy: Actor = { personId: randomUUID(), name: 'Phạm Văn Phó', localityId, unitId: units.commune, roles: [] };
  await tellOf(deputy);
  return deputy;
};

const given = (deputy: Actor, over: Partial<DelegationChanged> = {}) => {
  const delegation: DelegationChanged = {
    ...{ delegationId: randomUUID(), version: 1, unitId: units.commune, headId: people.head.personId },
    ...{ deputyId: deputy.personId, acts: ['confirm'], validFrom: '2024-09-05', validTo: '2024-09-20', state: 'given' },
    by: { personId: people.head.personId, role: 'unit-head' },
    ...over,
  };
  return delegationChanged.make(delegation.delegationId, delegation, now);
};
const anInitiative = async (state: 'filed' | 'confirmed', over: Partial<InitiativeSnapshot> = {}) => {
  const snapshot = aSnapshot(world, { state, ...over });
  await service.tell(initiativeEvents[state].make(snapshot.initiativeId, snapshot, now));
  return snapshot.initiativeId;
};
const owedBy = async (as: Actor, initiativeId: string) => {
  const { body } = await service.call<{ items: ObligationView[] }>('GET', '/obligations/mine?limit=200', { as });
  return body.items.filter((item) => item.initiativeId === initiativeId).map(({ kind }) => kind);
};

describe('a deputy who signs in the place of the head (KT.)', () => {
  it('owes what the head owes between the two days, and the head still does', async () => {
    const deputy = await aDeputy();
    const initiativeId = await anInitiative('filed');
    expect(await owedBy(deputy, initiativeId)).toEqual([]);
    await service.tell(given(deputy));
    for (const as of [deputy, people.head]) expect(await owedBy(as, initiativeId)).toEqual(['confirm']);
    service.setTime(new Date('2024-09-20T17:00:00Z'));
    expect(await owedBy(deputy, initiativeId)).toEqual([]);
    expect(await owedBy(people.head, initiativeId)).toEqual(['confirm']);
  });

  it('is written to once, as the head is', async () => {
    const deputy = await aDeputy();
    const delegation = given(deputy, { validTo: '2025-09-05' });
    await service.tell(delegation, delegation);
    const initiativeId = await anInitiative('filed', { title: 'Sổ theo dõi điện tử' });
    const [owed] = await service.db.query<{ due_at: Date }[]>(
      `SELECT due_at FROM obligation WHERE initiative_id = $1 AND kind = 'confirm'`,
      [initiativeId],
    );
    service.setTime(new Date((owed?.due_at ?? now).getTime() - 3_600_000));
    const sql = `SELECT r.person_id, count(*)::int AS letters FROM reminder r JOIN obligation o ON o.id = r.obligation_id
      WHERE o.initiative_id = $1 AND o.kind = 'confirm' GROUP BY r.person_id`;
    const written = await until(
      async () => {
        const rows = await service.db.query<{ person_id: string; letters: number }[]>(sql, [initiativeId]);
        return rows.some(({ person_id }) => person_id === deputy.personId) ? rows : undefined;
      },
      { what: 'the letters are planned' },
    );
    expect(written).toHaveLength(2);
    expect(written).toEqual(
      expect.arrayContaining([deputy, people.head].map(({ personId }) => ({ person_id: personId, letters: 1 }))),
    );
  });

  it('owes only the acts that were given', async () => {
    const [confirms, decides] = [await aDeputy(), await aDeputy()];
    await service.tell(given(confirms), given(decides, { acts: ['decide-unit'] }));
    const [filed, confirmed] = [await anInitiative('filed'), await anInitiative('confirmed')];
    expect([await owedBy(confirms, filed), await owedBy(confirms, confirmed)]).toEqual([['confirm'], []]);
    expect([await owedBy(decides, filed), await owedBy(decides, confirmed)]).toEqual([[], ['decide']]);
  });

  it('owes no more once it is revoked, also where the revocation is heard of first', async () => {
    const [first, second] = [await aDeputy(), await aDeputy()];
    const initiativeId = await anInitiative('filed');
    for (const [deputy, isReversed] of [
      [first, false],
      [second, true],
    ] as const) {
      const delegationId = randomUUID();
      const told = [given(deputy, { delegationId }), given(deputy, { delegationId, version: 2, state: 'revoked' })];
      for (const event of isReversed ? told.reverse() : told) await service.tell(event);
      expect(await owedBy(deputy, initiativeId)).toEqual([]);
    }
  });

  it('owes nothing of what they or that head are an author of', async () => {
    const deputy = await aDeputy();
    await service.tell(given(deputy));
    const by = ({ personId, name }: Actor) => [{ personId, fullName: name, unitId: units.commune, sharePercent: 100 }];
    for (const author of [deputy, people.head])
      expect(await owedBy(deputy, await anInitiative('filed', { authors: by(author) }))).toEqual([]);
  });

  it('owes nothing once they have left the unit, or the head who gave it has left office', async () => {
    const deputy = await aDeputy();
    const formerHead: Actor = { ...people.head, personId: randomUUID(), name: 'Cao Văn Cựu' };
    await tellOf(formerHead);
    await service.tell(given(deputy, { headId: formerHead.personId }));
    const initiativeId = await anInitiative('filed');
    expect(await owedBy(deputy, initiativeId)).toEqual(['confirm']);
    await tellOf(deputy, { unitId: units.school });
    expect(await owedBy(deputy, initiativeId)).toEqual([]);
    await tellOf(deputy);
    await tellOf({ ...formerHead, roles: [] });
    expect(await owedBy(deputy, initiativeId)).toEqual([]);
  });
});
