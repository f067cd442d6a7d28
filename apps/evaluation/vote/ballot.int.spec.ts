import type { Actor } from '#lib/service-kit/acting.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { randomUUID } from 'node:crypto';
import type { Assessment } from '../assessment/assessment.entity.js';
import type { Tally } from '../assessment/conclusion.js';
import { stepsIn } from '../council.steps.fixture.js';
import { councilWorld } from '../council.world.fixture.js';
import type { Council } from '../council/council.entity.js';
import { evaluation } from '../index.js';
import type { Meeting } from '../meeting/meeting.entity.js';
import type { Choice } from './vote.entity.js';

const world = councilWorld('thanh-tri-2024');
const [chair, , secretary] = world.members as [Actor, Actor, Actor];
let service: ServiceAlone;
let steps: ReturnType<typeof stepsIn>;
let council: Council;

beforeAll(async () => {
  service = await serviceAlone(evaluation);
  await service.tell(...world.events);
  steps = stepsIn(service, world);
});
beforeEach(async () => {
  service.setTime(world.at);
  council = await steps.found('district', world.members, world.people.councilSecretary, world.units.root);
});
afterAll(() => service.stop());

/** A meeting at which everybody is there, with one dossier whose vote is open. */
const voting = async (): Promise<{ meeting: Meeting; assessment: Assessment }> => {
  service.setTime(world.at);
  const initiativeId = randomUUID();
  await service.tell(world.snapshot('accepted', 5, { initiativeId }));
  const assessment = await steps.score(await steps.open(council, initiativeId, secretary), secretary, world.members);
  const meeting = await steps.meet(council, [assessment], world.members, chair);
  await steps.must(chair, 'POST', `/meetings/${meeting.id}/votes`, { assessmentId: assessment.id });
  return { meeting, assessment };
};

interface Version {
  table: string;
  xmin: string;
  ctid: string;
  row: Record<string, unknown>;
}

/** Every row of every table of the service, with the system columns. */
async function everything(): Promise<Version[]> {
  const tables = await service.db.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const versions = tables.map(async ({ name }) => {
    const rows = await service.db.query<Omit<Version, 'table'>[]>(
      `SELECT xmin::text, ctid::text, to_jsonb(t) AS row FROM "${name}" t`,
    );
    return rows.map((row) => ({ table: name, ...row }));
  });
  return (await Promise.all(versions)).flat();
}

const keyOf = ({ table, xmin, ctid }: Version) => `${table} ${xmin} ${ctid}`;

/**
 * What somebody who watches the whole database sees of one ballot: the rows that it wrote, which of them share a
 * transaction, and where they lie; ids told by who they are, and a ciphertext, which is random, by its size.
 */
const traceOf = (before: Version[], after: Version[], names: Map<string, string>) => {
  const known = new Set(before.map(keyOf));
  const fresh = after.filter((version) => !known.has(keyOf(version)));
  const transactions = [...new Set(fresh.map(({ xmin }) => xmin))].sort();
  const plain = (value: unknown) =>
    typeof value === 'string' && value.startsWith('\\x') ? value.length : (names.get(String(value)) ?? value);
  return fresh.map(({ table, xmin, row }) => ({
    table,
    transaction: transactions.indexOf(xmin),
    row: Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(value)])),
  }));
};

/** Casts these in the order of the seats, and tells the trace of each. */
async function watched(choices: Choice[]) {
  const { meeting, assessment } = await voting();
  const [vote] = await steps.must<{ id: string }[]>(chair, 'GET', `/meetings/${meeting.id}/votes`);
  const names = new Map([
    [vote!.id, 'vote'],
    ...world.members.map(({ personId }, i) => [personId, `member ${String(i)}`] as const),
  ]);
  const traces = [];
  for (const [i, choice] of choices.entries()) {
    const before = await everything();
    const body = { assessmentId: assessment.id, choice };
    const headers = { 'idempotency-key': randomUUID() };
    await service.call('POST', `/meetings/${meeting.id}/ballots`, { as: world.members[i]!, body, headers });
    traces.push(traceOf(before, await everything(), names));
  }
  const tally = await steps.must<Tally>(chair, 'POST', `/meetings/${meeting.id}/count`, {
    assessmentId: assessment.id,
  });
  return { traces, tally, voteId: vote!.id };
}

describe('a secret ballot', () => {
  it('leaves the same trace in the whole database, system columns included, whoever chose what', async () => {
    const one = await watched(['agree', 'disagree', 'blank', 'spoiled', 'agree', 'agree', 'agree']);
    const other = await watched(['spoiled', 'agree', 'agree', 'agree', 'agree', 'disagree', 'blank']);
    expect(one.traces).toEqual(other.traces);
    expect(one.traces.map((trace) => trace.map(({ table }) => table).sort())).toEqual(
      Array(7).fill(['ballot_box', 'voter']),
    );
    const counts = { issued: 7, collected: 7, valid: 5, agree: 4, disagree: 1, blank: 1, spoiled: 1 };
    expect([one.tally, other.tally]).toMatchObject([counts, counts]);
  });

  it('is in no table that a join by transaction, place, time, history, command, outbox or inbox leads to', async () => {
    const { voteId } = await watched(['agree', 'disagree', 'agree', 'agree', 'agree', 'agree', 'agree']);
    await service.relayed();
    const all = await everything();
    const marks = all.filter(({ table, row }) => table === 'voter' && row['vote_id'] === voteId);
    expect(marks).toHaveLength(7);
    for (const { xmin } of marks)
      expect(all.filter((version) => version.xmin === xmin && version.table !== 'voter')).toEqual([]);
    const told = ['history', 'command_key', 'outbox', 'inbox', 'open_ballot', 'ballot_box'];
    const naming = all.filter(({ table, row }) => told.includes(table) && JSON.stringify(row).includes(voteId));
    expect(naming.map(({ table, row }) => [table, row['action']]).sort()).toEqual([
      ['history', 'count'],
      ['history', 'open'],
    ]);
    expect(service.sent.filter((event) => JSON.stringify(event).includes(voteId))).toEqual([]);
  });

  it('that is put into the box past the service is found at the count', async () => {
    const { meeting, assessment } = await voting();
    const [vote] = await steps.must<{ id: string }[]>(chair, 'GET', `/meetings/${meeting.id}/votes`);
    await service.db.query('UPDATE ballot_box SET agree = 1 WHERE vote_id = $1', [vote!.id]);
    const count = { as: chair, body: { assessmentId: assessment.id } };
    expect((await service.call('POST', `/meetings/${meeting.id}/count`, count)).status).toBe(500);
    await service.db.query('UPDATE ballot_box SET agree = 0 WHERE vote_id = $1', [vote!.id]);
    expect((await service.call('POST', `/meetings/${meeting.id}/count`, count)).status).toBe(200);
  });
});

describe('a vote with people coming and going', () => {
  const passage = (meeting: Meeting, who: Actor, kind: 'arrived' | 'left') =>
    steps.must(secretary, 'POST', `/meetings/${meeting.id}/movements`, { personId: who.personId, kind });
  const cast = (meeting: Meeting, who: Actor, assessment: Assessment) =>
    service.call<{ reasons?: { key: string }[] }>('POST', `/meetings/${meeting.id}/ballots`, {
      as: who,
      body: { assessmentId: assessment.id, choice: 'agree' },
    });

  it('keeps the ballots it issued: who has gone casts none, and no denominator changes', async () => {
    const { meeting, assessment } = await voting();
    const [early, late] = [world.members[5]!, world.members[6]!];
    expect((await cast(meeting, early, assessment)).status).toBe(204);
    for (const who of [early, late]) await passage(meeting, who, 'left');
    expect((await cast(meeting, late, assessment)).body.reasons).toMatchObject([{ key: 'not-present' }]);
    for (const who of world.members.slice(0, 4)) expect((await cast(meeting, who, assessment)).status).toBe(204);
    const tally = await steps.must(chair, 'POST', `/meetings/${meeting.id}/count`, { assessmentId: assessment.id });
    expect(tally).toMatchObject({ issued: 7, collected: 5, present: 7, agree: 5, passed: true, sharePercent: '71.43' });
  });

  it('has counted every ballot or refused it, when it is counted while they come in', async () => {
    const { meeting, assessment } = await voting();
    const count = service.call<Tally>('POST', `/meetings/${meeting.id}/count`, {
      as: chair,
      body: { assessmentId: assessment.id },
    });
    const answers = await Promise.all(world.members.map((who) => cast(meeting, who, assessment)));
    const taken = answers.filter(({ status }) => status === 204).length;
    expect((await count).body.collected).toBe(taken);
    expect(answers.filter(({ status }) => status !== 204 && status !== 409)).toEqual([]);
  });

  it('gives whoever asks for the count again, for want of an answer, the same count', async () => {
    const { meeting, assessment } = await voting();
    for (const who of world.members) expect((await cast(meeting, who, assessment)).status).toBe(204);
    const headers = { 'idempotency-key': randomUUID() };
    const ask = (more = headers) =>
      service.call<Tally>('POST', `/meetings/${meeting.id}/count`, {
        as: chair,
        body: { assessmentId: assessment.id },
        headers: more,
      });
    const first = await ask();
    expect(first.body).toMatchObject({ collected: 7, agree: 7 });
    expect(await ask()).toMatchObject({ status: 200, body: first.body });
    const anew = await ask({ 'idempotency-key': randomUUID() });
    expect(anew).toMatchObject({ status: 409, body: { reasons: [{ key: 'vote-not-open' }] } });
  });

  it('is counted once though two ask at the same time', async () => {
    const { meeting, assessment } = await voting();
    const body = { assessmentId: assessment.id };
    const ask = (as: Actor) => service.call('POST', `/meetings/${meeting.id}/count`, { as, body });
    const answers = await Promise.all([chair, secretary].map(ask));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
