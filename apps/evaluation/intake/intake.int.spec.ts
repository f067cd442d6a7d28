import type { Envelope } from '#lib/contracts/event.js';
import { factRefused, initiativeAmended } from '#lib/contracts/initiative.events.js';
import type { HistoryRow } from '#lib/service-kit/history.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { randomUUID } from 'node:crypto';
import { stepsIn } from '../council.steps.fixture.js';
import { councilWorld } from '../council.world.fixture.js';
import { evaluation } from '../index.js';
import type { Intake } from './intake.entity.js';

const world = councilWorld('phuc-tho-2024');
let service: ServiceAlone;
let steps: ReturnType<typeof stepsIn>;

beforeAll(async () => {
  service = await serviceAlone(evaluation);
  service.setTime(world.at);
  await service.tell(...world.events);
  steps = stepsIn(service, world);
});
afterAll(() => service.stop());

const submitted = async (more = {}): Promise<Intake> => {
  const initiativeId = randomUUID();
  await service.tell(world.snapshot('submitted', 1, { initiativeId, ...more }));
  return steps.intakeOf(initiativeId);
};
const act = (intake: Intake, action: string, body?: unknown, as = world.officer) =>
  service.call<Intake & { reasons: { key: string }[] }>('POST', `/intakes/${intake.id}/${action}`, { as, body });
const refusing = (fact: Envelope, initiativeId: string) =>
  factRefused.make(
    initiativeId,
    { factId: fact.id, factType: fact.type, initiativeId, state: 'withdrawn', reasons: ['state'] },
    world.at,
  );
const lastSent = async (type: string): Promise<Envelope> => {
  await service.relayed();
  return service.sent.findLast((event) => event.type === type)!;
};

describe('the intake office', () => {
  it('of education takes the dossiers of education, the other office the rest', async () => {
    const initiativeId = randomUUID();
    await service.tell(world.snapshot('submitted', 1, { initiativeId, sector: 'education' }));
    const list = (as: typeof world.officer) =>
      steps.must<{ items: Intake[]; total: number }>(as, 'GET', `/intakes?initiativeId=${initiativeId}`);
    expect((await list(world.people.educationIntake)).items).toMatchObject([{ officeUnitId: world.units.education }]);
    expect((await list(world.officer)).total).toBe(0);
  });

  it('opens one intake however often the submission is delivered', async () => {
    const initiativeId = randomUUID();
    const event = world.snapshot('submitted', 3, { initiativeId });
    await service.tell(event);
    await service.tell(event);
    await service.tell({ ...event, id: randomUUID() });
    const { items } = await steps.must<{ items: Intake[] }>(
      world.officer,
      'GET',
      `/intakes?initiativeId=${initiativeId}`,
    );
    expect(items).toMatchObject([{ state: 'waiting', version: 1 }]);
  });

  it('gives receipts numbers without gap or double, however many are given at once', async () => {
    const before = await service.db.query<{ last: number }[]>('SELECT last FROM number_series');
    const first = before[0]?.last ?? 0;
    const intakes = await Promise.all(Array.from({ length: 12 }, () => submitted()));
    const answers = await Promise.all(intakes.map((intake) => act(intake, 'receipt')));
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(200));
    const numbers = answers.map(({ body }) => body.receiptSequence ?? 0).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, i) => first + i + 1));
  });

  it('loses no number when a receipt is asked for twice', async () => {
    const intake = await submitted();
    const headers = { 'idempotency-key': randomUUID() };
    const path = `/intakes/${intake.id}/receipt`;
    const first = await service.call<Intake>('POST', path, { as: world.officer, headers });
    const again = await service.call<Intake>('POST', path, { as: world.officer, headers });
    expect(again.body.receiptNumber).toBe(first.body.receiptNumber);
    expect((await act(intake, 'receipt')).status).toBe(409);
    const next = await act(await submitted(), 'receipt');
    expect(next.body.receiptSequence).toBe((first.body.receiptSequence ?? 0) + 1);
  });

  it('refuses an officer of another office, and one who is an author', async () => {
    const intake = await submitted();
    expect((await act(intake, 'receipt', undefined, world.people.educationIntake)).status).toBe(404);
    const { officer } = world;
    const author = { personId: officer.personId, fullName: officer.name, unitId: officer.unitId, sharePercent: 100 };
    const initiativeId = randomUUID();
    await service.tell(world.snapshot('submitted', 1, { initiativeId, authors: [author] }));
    const [own] = await service.db.query<{ id: string }[]>('SELECT id FROM intake WHERE initiative_id = $1', [
      initiativeId,
    ]);
    const answer = await act(own as Intake, 'receipt');
    expect(answer).toMatchObject({ status: 403, body: { reasons: [{ key: 'conflict-of-interest' }] } });
  });

  it('goes on with the same receipt after the dossier was completed, and opens another in a later round', async () => {
    const intake = await submitted();
    const { initiativeId } = intake;
    const { body: received } = await act(intake, 'receipt');
    const defects = [{ field: 'report', note: 'Bổ sung số liệu' }];
    expect((await act(intake, 'return', { defects: [{ field: 'nowhere', note: 'x' }] })).body.reasons).toMatchObject([
      { key: 'defect-unknown', field: 'defects.0.field' },
    ]);
    expect((await act(intake, 'return', { defects })).body).toMatchObject({ state: 'returned', defects });
    await service.tell(world.snapshot('returned', 2, { initiativeId }));
    await service.tell(world.snapshot('submitted', 3, { initiativeId }));
    expect(await steps.intakeOf(initiativeId)).toMatchObject({
      id: intake.id,
      state: 'received',
      receiptNumber: received.receiptNumber,
    });
    await service.tell(world.snapshot('unit-recognized', 4, { initiativeId }));
    await service.tell(world.snapshot('submitted', 5, { initiativeId, round: { year: 2024, number: 2 } }));
    const { items } = await steps.must<{ items: Intake[] }>(
      world.officer,
      'GET',
      `/intakes?initiativeId=${initiativeId}`,
    );
    expect(items.map(({ roundNumber, state }) => [roundNumber, state]).sort()).toEqual([
      [1, 'cancelled'],
      [2, 'waiting'],
    ]);
  });
});

describe('a dossier that was found to duplicate an earlier one', () => {
  it('is not accepted while that finding stands', async () => {
    const intake = await submitted();
    const { initiativeId } = intake;
    await act(intake, 'receipt');
    const found = (version: number, ...duplicateOf: string[]) => {
      const { data } = world.snapshot('submitted', version, { initiativeId, duplicateOf });
      return service.tell(initiativeAmended.make(initiativeId, data, world.at));
    };
    await found(2, randomUUID());
    expect(await act(intake, 'accept')).toMatchObject({ status: 409, body: { reasons: [{ key: 'duplicate-found' }] } });
    await found(3);
    expect(await act(intake, 'accept')).toMatchObject({ status: 200, body: { state: 'accepted' } });
  });
});

describe('a fact that registration refuses', () => {
  it('puts the intake back and shows why, once', async () => {
    const intake = await submitted();
    await act(intake, 'receipt');
    await act(intake, 'accept');
    const refused = refusing(await lastSent('intake.accepted.v1'), intake.initiativeId);
    await service.tell(refused);
    await service.tell(refused, { ...refused, id: randomUUID() });
    expect(await steps.intakeOf(intake.initiativeId)).toMatchObject({
      state: 'received',
      version: 4,
      decideBy: null,
      refusal: { factType: 'intake.accepted.v1', state: 'withdrawn', reasons: ['state'] },
    });
    expect((await act(intake, 'accept')).body).toMatchObject({ state: 'accepted', refusal: null });
  });
});

describe('an older snapshot', () => {
  it('that arrives after a newer one changes nothing', async () => {
    const initiativeId = randomUUID();
    await service.tell(world.snapshot('unit-recognized', 7, { initiativeId, title: 'Tên mới' }));
    await service.tell(world.snapshot('submitted', 6, { initiativeId, title: 'Tên cũ' }));
    const rows = await service.db.query('SELECT title, version FROM dossier WHERE initiative_id = $1', [initiativeId]);
    expect(rows).toEqual([{ title: 'Tên mới', version: 7 }]);
    expect(await service.db.query('SELECT 1 FROM intake WHERE initiative_id = $1', [initiativeId])).toEqual([]);
  });
});

it('keeps a history of every step', async () => {
  const intake = await submitted();
  await act(intake, 'receipt');
  await act(intake, 'refuse', { reason: 'Không thuộc phạm vi' });
  const rows = await service.db.query<HistoryRow[]>(
    `SELECT action, to_state AS "toState" FROM history WHERE aggregate_id = $1 ORDER BY version`,
    [intake.id],
  );
  expect(rows).toEqual([
    { action: 'open', toState: 'waiting' },
    { action: 'receive', toState: 'received' },
    { action: 'refuse', toState: 'refused' },
  ]);
});

describe('the register of receipts', () => {
  interface Receipts {
    total: number;
    items: { id: string; receiptNumber: string; receivedAt: string; title: string; authors: string[] }[];
  }
  const book = (query: string, as = world.officer) => steps.must<Receipts>(as, 'GET', `/intakes/receipts?${query}`);

  it('lists what was given on the days asked for, both included, to the office alone', async () => {
    const intake = await submitted();
    expect((await act(intake, 'receipt')).status).toBe(200);
    const day = new Date(world.at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
    const given = await book(`from=${day}&to=${day}&limit=1`);
    expect(given.items).toMatchObject([{ id: intake.id }]);
    expect(given.items[0]!.authors).not.toEqual([]);
    const all = await book(`from=${day}&to=${day}&limit=200`);
    expect(all.total).toBe(all.items.length);
    expect((await book('to=2000-01-01')).total).toBe(0);
    expect((await book('', world.people.author)).total).toBe(0);
    expect((await book('', world.people.educationIntake)).items.map(({ id }) => id)).not.toContain(intake.id);
  });
});

describe('two officers at once', () => {
  it('accept or return a dossier, never both', async () => {
    const intake = await submitted();
    await act(intake, 'receipt');
    const race = await Promise.all([
      act(intake, 'accept'),
      act(intake, 'return', { defects: [{ field: 'report', note: 'Thiếu số liệu' }] }),
    ]);
    expect(race.map(({ status }) => status).sort()).toEqual([200, 409]);
    await service.relayed();
    const told = service.sent.filter(({ subject }) => subject === intake.initiativeId).map(({ type }) => type);
    expect(told.filter((type) => ['intake.accepted.v1', 'intake.returned.v1'].includes(type))).toHaveLength(1);
  });
});

describe('an extension that registration granted', () => {
  it('moves the date to which the office waits, once', async () => {
    const intake = await submitted();
    const { initiativeId } = intake;
    await act(intake, 'receipt');
    const back = await act(intake, 'return', { defects: [{ field: 'report', note: 'Thiếu số liệu' }] });
    const was = String(back.body.dueAt);
    const dueAt = '2024-12-01T17:00:00.000Z';
    const granted = world.snapshot('returned', 3, { initiativeId, dueAt });
    await service.tell(world.snapshot('returned', 2, { initiativeId, dueAt: was }), granted);
    await service.tell({ ...granted, id: randomUUID() });
    expect(await steps.intakeOf(initiativeId)).toMatchObject({ state: 'returned', dueAt });
    const rows = await service.db.query<HistoryRow[]>(
      `SELECT action FROM history WHERE aggregate = 'intake' AND aggregate_id = $1 ORDER BY version`,
      [intake.id],
    );
    expect(rows.filter(({ action }) => action === 'extend')).toHaveLength(1);
  });
});
