import { personChanged } from '#lib/contracts/directory.events.js';
import { rewardProposed, rewardSettled, type RewardOutcome } from '#lib/contracts/reward.events.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { emptied } from '#lib/testing/emptied.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { smallWorld } from '#lib/testing/small-world.js';
import { until } from '#lib/testing/until.js';
import { randomUUID } from 'node:crypto';
import { notification } from '../index.js';
import type { ObligationView } from './obligation.dto.js';

const world = smallWorld('phuc-tho-2024');
const { people, units } = world;
const now = new Date('2024-09-05T02:00:00Z');
/** Trưởng phòng of the office that letters go through. */
const officer: Actor = {
  ...{ personId: randomUUID(), name: 'Phạm Thị Nhung', localityId: world.localityId, unitId: units.office },
  roles: [{ role: 'unit-head', unitId: units.office }],
};
const { name: fullName, ...officerOf } = officer;
const told = personChanged.make(officer.personId, { ...officerOf, fullName, version: 1, active: true, roles: [...officer.roles] }, now); // prettier-ignore
let service: ServiceAlone;

beforeAll(async () => {
  service = await serviceAlone(notification);
  service.setTime(now);
  await service.tell(...world.events, told);
});
afterAll(() => service.stop());
beforeEach(() => emptied(service.db, 'obligation', 'heard', 'reminder'));

const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const owedBy = async (as: Actor) => {
  const { body } = await service.call<{ items: ObligationView[] }>('GET', '/obligations/mine?limit=200', { as });
  return body.items.filter(({ kind }) => kind.includes('reward') && kind !== 'review-rewards');
};
const kindsOf = async (as: Actor) => (await owedBy(as)).map(({ kind }) => kind);
const letterId = randomUUID();
const letter = { number: '01/TTr-KT', signedOn: '2024-09-05' };

/** A proposal, told as often as it is made. */
const aProposal = (personId = people.author.personId) => {
  const initiativeId = randomUUID();
  const about = {
    ...{ initiativeId, rewardProposalId: randomUUID(), localityId: world.localityId, title: 'Phiếu hẹn điện tử' },
    ...{ level: 'unit' as const, personId, by: { role: 'unit-head' } },
  };
  const sent = { unitId: units.commune, form: 'Giấy khen', letterId, letter, bodyName: 'UBND xã' };
  const office = { officeUnitId: units.office };
  return {
    proposed: () => rewardProposed.make(initiativeId, { ...about, ...sent, ...office }, at(0)),
    throughNoUnit: () => rewardProposed.make(initiativeId, { ...about, ...sent }, at(0)),
    settled: (outcome: RewardOutcome) => rewardSettled.make(initiativeId, { ...about, outcome }, at(1)),
  };
};

/** Who is written to, of what kind; as often as it was planned. */
const planned = async (count: number) =>
  until(
    async () => {
      const sql = `SELECT person_id, kind FROM reminder WHERE kind LIKE '%reward%' AND kind <> 'review-rewards'
        ORDER BY kind, person_id`;
      const rows = await service.db.query<{ person_id: string; kind: string }[]>(sql);
      return rows.length >= count ? rows.map(({ person_id, kind }) => [kind, person_id]) : undefined;
    },
    { what: `${String(count)} letters are planned` },
  );

describe('a proposal for a reward', () => {
  it('is told at once to its author, to the office that it goes through and to whoever records the answer', async () => {
    const { proposed } = aProposal();
    const first = proposed();
    await service.tell(first, first, aProposal().proposed());
    expect(await owedBy(people.author)).toMatchObject(
      Array.from({ length: 2 }, () => ({ kind: 'reward-proposed', title: 'Phiếu hẹn điện tử' })),
    );
    expect(await owedBy(officer)).toMatchObject([
      { kind: 'reward-letter', title: 'Tờ trình số 01/TTr-KT của UBND xã' },
    ]);
    expect(await owedBy(people.standing)).toMatchObject([
      { kind: 'answer-reward', dueAt: '2024-10-05T17:00:00.000Z' },
      { kind: 'answer-reward' },
    ]);
    for (const as of [people.coauthor, people.principal, people.head]) expect(await kindsOf(as)).toEqual([]);
    expect(await planned(5)).toEqual([
      ...Array.from({ length: 2 }, () => ['answer-reward', people.standing.personId]),
      ['reward-letter', officer.personId],
      ...Array.from({ length: 2 }, () => ['reward-proposed', people.author.personId]),
    ]);
  });

  it('goes to no office where the regulation names none of the directory', async () => {
    await service.tell(aProposal().throughNoUnit());
    expect(await kindsOf(officer)).toEqual([]);
    expect(await kindsOf(people.standing)).toEqual(['answer-reward']);
  });

  it.each(['granted', 'not-granted'] as const)(
    'that is %s is told to its author, and owed no more',
    async (outcome) => {
      const { proposed, settled } = aProposal();
      await service.tell(proposed(), settled(outcome));
      expect(await kindsOf(people.author)).toEqual([`reward-${outcome}`]);
      expect(await kindsOf(people.standing)).toEqual([]);
      expect(await kindsOf(people.coauthor)).toEqual([]);
      expect(await planned(1)).toContainEqual([`reward-${outcome}`, people.author.personId]);
    },
  );

  it('is answered also where the answer is heard of first, or of everything twice', async () => {
    const { proposed, settled } = aProposal();
    const [asked, answered] = [proposed(), settled('granted')];
    await service.tell(answered, asked, answered, asked);
    expect(await kindsOf(people.author)).toEqual(['reward-granted']);
    expect(await kindsOf(people.standing)).toEqual([]);
    expect(await kindsOf(officer)).toEqual(['reward-letter']);
  });

  it('that a revocation withdraws is owed by nobody, and no reward is told of', async () => {
    const { proposed, settled } = aProposal();
    await service.tell(proposed(), settled('withdrawn'));
    for (const as of [people.author, people.standing]) expect(await kindsOf(as)).toEqual([]);
  });
});
