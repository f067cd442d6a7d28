import { appealLodged, appealSettled } from '#lib/contracts/appeal.events.js';
import {
  followUpOpened,
  followUpSettled,
  recurrenceFlagged,
  recurrenceReviewed,
} from '#lib/contracts/certification.events.js';
import { regulationPublished } from '#lib/contracts/directory.events.js';
import { reportIssued } from '#lib/contracts/report.events.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { emptied } from '#lib/testing/emptied.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { smallWorld } from '#lib/testing/small-world.js';
import { until } from '#lib/testing/until.js';
import { randomUUID } from 'node:crypto';
import { notification } from '../index.js';
import type { ObligationView } from './obligation.dto.js';

const world = smallWorld('thanh-tri-2024');
const { people, units } = world;
const now = new Date('2024-08-01T02:00:00Z');
let service: ServiceAlone;

beforeAll(async () => {
  service = await serviceAlone(notification);
  service.setTime(now);
  await service.tell(...world.events);
});
afterAll(() => service.stop());
beforeEach(() => emptied(service.db, 'obligation', 'heard', 'initiative_ref'));

const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const mine = async (actor: Actor) =>
  (await service.call<{ items: ObligationView[]; total: number }>('GET', '/obligations/mine', { as: actor })).body
    .items;
const kindsOf = async (actor: Actor) => (await mine(actor)).map(({ kind }) => kind);

describe('what a recognition leaves behind', () => {
  const about = {
    ...{ initiativeId: randomUUID(), localityId: world.localityId, regulationYear: world.year, regulationVersion: 1 },
    ...{ unitId: units.commune, title: 'Phiếu hẹn điện tử', by: { role: 'clock' } },
  };
  const followUpId = randomUUID();
  const asked = () =>
    followUpOpened.make(followUpId, { ...about, followUpId, ordinal: 1, dueAt: '2025-09-05T17:00:00.000Z' }, at(0));
  const settled = () => followUpSettled.make(followUpId, { ...about, followUpId, outcome: 'still-fixed' }, at(1));

  it('asks the head whether the shortcoming is still fixed, until they answer, in whichever order that is heard', async () => {
    await service.tell(asked());
    expect(await mine(people.head)).toMatchObject([{ kind: 'follow-up', title: about.title }]);
    await service.tell(settled(), asked());
    expect(await mine(people.head)).toEqual([]);
  });

  it('tells the level above and the authors of what came back, until it is looked into', async () => {
    const recurrenceId = randomUUID();
    const authorIds = [people.author.personId];
    await service.tell(recurrenceFlagged.make(recurrenceId, { ...about, recurrenceId, authorIds }, at(0)));
    expect([await kindsOf(people.standing), await kindsOf(people.author)]).toEqual([
      expect.arrayContaining(['review-recurrence']),
      ['recurrence-notice'],
    ]);
    await service.tell(recurrenceReviewed.make(recurrenceId, { ...about, recurrenceId, note: 'Đã xem' }, at(1)));
    expect(await kindsOf(people.standing)).not.toContain('review-recurrence');
    expect(await kindsOf(people.author)).toEqual([]);
  });
});

describe('what certification tells', () => {
  const appealId = randomUUID();
  const initiativeId = randomUUID();
  const about = { initiativeId, appealId, against: 'recommended' as const, by: { role: 'author' } };
  const lodged = appealLodged.make(
    initiativeId,
    {
      ...about,
      localityId: world.localityId,
      title: 'Phiếu hẹn điện tử',
      bodyUnitId: units.root,
      role: 'district-chair',
      answerBy: '2024-09-01T17:00:00.000Z',
    },
    now,
  );
  const settled = appealSettled.make(
    initiativeId,
    {
      ...{ ...about, outcome: 'dismissed', reason: 'Không đủ căn cứ' },
      ...{ localityId: world.localityId, title: 'Phiếu hẹn điện tử', authorIds: [people.author.personId] },
    },
    at(1),
  );

  it('asks for the answer of whoever answers in the place of a head who is an author', async () => {
    const body = { bodyUnitId: units.school, role: 'unit-head', answeringUnitId: units.commune };
    await service.tell({ ...lodged, id: randomUUID(), data: { ...lodged.data, ...body } });
    expect([await kindsOf(people.head), await kindsOf(people.principal)]).toEqual([['answer-appeal'], []]);
  });

  it('makes the body that declined owe the answer to an appeal until it is settled, in whatever order it is heard', async () => {
    await service.tell(lodged);
    expect(await mine(people.chair)).toMatchObject([{ kind: 'answer-appeal', dueAt: '2024-09-01T17:00:00.000Z' }]);
    await service.tell(settled);
    expect(await kindsOf(people.chair)).toEqual([]);
    await emptied(service.db, 'obligation', 'heard');
    const again = { ...settled, id: randomUUID() };
    await service.tell(again, { ...lodged, id: randomUUID() });
    expect(await kindsOf(people.chair)).toEqual([]);
  });

  it('tells the authors at once that their appeal was answered, and nobody of one that was withdrawn', async () => {
    const anew = () => ({ ...lodged, id: randomUUID() });
    await service.tell(anew(), { ...settled, id: randomUUID() });
    expect(await mine(people.author)).toMatchObject([{ kind: 'appeal-dismissed', title: 'Phiếu hẹn điện tử' }]);
    expect(await kindsOf(people.coauthor)).toEqual([]);
    const planned = await until(
      async () => {
        const sql = `SELECT person_id FROM reminder WHERE kind = 'appeal-dismissed'`;
        return (await service.db.query<{ person_id: string }[]>(sql))[0];
      },
      { what: 'the letter is planned' },
    );
    expect(planned).toEqual({ person_id: people.author.personId });
    await emptied(service.db, 'obligation', 'heard');
    const ended = { ...settled.data, outcome: 'withdrawn' as const, by: { role: 'author' } };
    await service.tell(anew(), appealSettled.make(initiativeId, ended, at(1)));
    expect(await kindsOf(people.author)).toEqual([]);
  });

  it('closes the report once it is issued, also for a regulation that is heard of later', async () => {
    const { localityId, year, rules } = world;
    const publish = (version: number) =>
      service.tell(
        regulationPublished.make(`${localityId}/${String(year)}`, { localityId, year, version, content: rules }, now),
      );
    await publish(2);
    expect(await kindsOf(people.standing)).toContain('report');
    const reportId = randomUUID();
    const report = { reportId, localityId, year, edition: 1, number: '01/BC-UBND', signedOn: '2024-08-01' };
    const told = { ...report, bodyUnitId: units.root, contentHash: 'a'.repeat(64) };
    await service.tell(reportIssued.make(reportId, told, at(1)));
    expect(await kindsOf(people.standing)).not.toContain('report');
    await publish(3);
    expect(await kindsOf(people.standing)).not.toContain('report');
  });
});
