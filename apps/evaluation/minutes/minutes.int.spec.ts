import type { Actor } from '#lib/service-kit/acting.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { randomUUID } from 'node:crypto';
import { stepsIn } from '../council.steps.fixture.js';
import { councilWorld } from '../council.world.fixture.js';
import type { Council } from '../council/council.entity.js';
import { evaluation } from '../index.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import type { MinutesView } from './minutes.dto.js';

interface Problem {
  reasons: { key: string }[];
}

const world = councilWorld('thanh-tri-2024');
const [chair, vice, secretary, author] = world.members as [Actor, Actor, Actor, Actor];
let service: ServiceAlone;
let steps: ReturnType<typeof stepsIn>;
let council: Council;

beforeAll(async () => {
  service = await serviceAlone(evaluation);
  await service.tell(...world.events);
  steps = stepsIn(service, world);
  service.setTime(world.at);
  council = await steps.found('district', world.members, world.people.councilSecretary, world.units.root);
});
afterAll(() => service.stop());

const call = <T>(as: Actor, method: string, path: string, body?: unknown) =>
  service.call<T & Problem>(method, path, { as, body });
const keysOf = (answer: { body: Problem }) => answer.body.reasons.map(({ key }) => key);

const scored = async (...authors: Actor[]): Promise<Assessment> => {
  service.setTime(world.at);
  const initiativeId = randomUUID();
  const shares = authors.map(({ personId, name, unitId }) => ({ personId, fullName: name, unitId, sharePercent: 50 }));
  await service.tell(
    world.snapshot('accepted', 5, { initiativeId, ...(authors.length > 0 ? { authors: shares } : {}) }),
  );
  const free = world.members.filter((member) => !authors.includes(member));
  return steps.score(await steps.open(council, initiativeId, secretary), secretary, free);
};

/** A meeting that heard one dossier and closed. */
const held = async (...authors: Actor[]) => {
  const assessment = await scored(...authors);
  const meeting = await steps.meet(council, [assessment], world.members, chair);
  const voters = world.members.filter((member) => !authors.includes(member));
  await steps.vote(
    meeting,
    assessment.id,
    chair,
    voters.map((member) => [member, member === vice ? 'disagree' : 'agree']),
  );
  await steps.conclude(meeting, assessment.id, chair);
  const path = `/meetings/${meeting.id}`;
  const dissent = { assessmentId: assessment.id, kind: 'dissent', text: 'Phạm vi còn hẹp' };
  await steps.must(vice, 'POST', `${path}/notes`, dissent);
  await steps.must(secretary, 'POST', `${path}/minutes`);
  return { assessment, path: `${path}/minutes` };
};
const sign = (as: Actor, path: string) => call<MinutesView>(as, 'POST', `${path}/signatures`);

describe('the minutes', () => {
  it('tell the vote, the rule that was fixed before, the quorum by both readings, and the dissent', async () => {
    const { path } = await held();
    const { minutes, verified } = await steps.must<MinutesView>(chair, 'GET', path);
    expect(minutes.items).toMatchObject([
      {
        outcome: 'recommend',
        dissents: [{ personId: vice.personId, text: 'Phạm vi còn hẹp' }],
        votes: [
          {
            rule: { base: 'all', tie: 'decline', fraction: { numerator: 2, denominator: 3 } },
            quorum: {
              present: 7,
              readings: [
                { of: 'members', base: 7 },
                { of: 'entitled', base: 7 },
              ],
            },
            tally: {
              issued: 7,
              collected: 7,
              valid: 7,
              agree: 6,
              disagree: 1,
              blank: 0,
              spoiled: 0,
              sharePercent: '85.71',
            },
            ballots: [],
          },
        ],
        conclusion: { sheets: 7 },
      },
    ]);
    expect([minutes.chairedBy?.personId, verified]).toEqual([chair.personId, true]);
  });

  it('are signed by the secretary, then by who presided, who gives them their number, and by nobody else', async () => {
    const { path } = await held();
    expect(keysOf(await sign(chair, path))).toEqual(['secretary-signs-first']);
    expect((await sign(vice, path)).status).toBe(403);
    expect((await sign(secretary, path)).body).toMatchObject({ number: null, signatures: [{ role: 'secretary' }] });
    expect(keysOf(await sign(secretary, path))).toEqual(['already-signed']);
    const { body } = await sign(chair, path);
    expect(body).toMatchObject({ verified: true, signatures: [{ role: 'secretary' }, { role: 'chair' }] });
    expect(body.number).toMatch(/^\d\d\/BB-/);
    expect(keysOf(await sign(chair, path))).toEqual(['already-signed']);
  });

  it('are numbered without gap or double, though many are signed at once and some are refused', async () => {
    const papers = [await held(), await held(), await held(), await held()];
    for (const { path } of papers) await sign(secretary, path);
    const twice = [...papers, ...papers].map(({ path }) => sign(chair, path));
    const answers = await Promise.all(twice);
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...Array<number>(4).fill(200),
      ...Array<number>(4).fill(409),
    ]);
    const rows = await service.db.query<{ n: number }[]>(
      'SELECT number_sequence AS n FROM minutes_paper WHERE number IS NOT NULL ORDER BY 1',
    );
    expect(rows.map(({ n }) => n)).toEqual(rows.map((_, i) => i + 1));
  });

  it('do not change once signed, and show it when the database was changed behind the service', async () => {
    const { path } = await held();
    await sign(secretary, path);
    const id = path.split('/')[2]!;
    const refused = (sql: string) => expect(service.db.query(sql, [id])).rejects.toThrow('signed paper is not changed');
    await refused(`UPDATE minutes_paper SET secretary_signature = '{}' WHERE id = $1`);
    await sign(chair, path);
    await refused(`UPDATE minutes_paper SET number = 'x' WHERE id = $1`);
    await refused('DELETE FROM minutes_paper WHERE id = $1');
    await service.db.query('ALTER TABLE meeting DISABLE TRIGGER meeting_frozen');
    await service.db.query(`UPDATE meeting SET minutes = jsonb_set(minutes, '{closedBy}', '"Lán"') WHERE id = $1`, [
      id,
    ]);
    await service.db.query('ALTER TABLE meeting ENABLE TRIGGER meeting_frozen');
    expect((await steps.must<MinutesView>(chair, 'GET', path)).verified).toBe(false);
  });

  it('are corrected beside, by who signs, out of sight of those in conflict with the item', async () => {
    const { path, assessment } = await held(author);
    const body = { text: 'Số phiếu phát ra: 6', assessmentId: assessment.id };
    expect(keysOf(await call(secretary, 'POST', `${path}/corrections`, body))).toEqual(['minutes-not-final']);
    await sign(secretary, path);
    const before = (await sign(chair, path)).body;
    expect((await call(vice, 'POST', `${path}/corrections`, body)).status).toBe(403);
    await Promise.all([1, 2].map(() => steps.must(secretary, 'POST', `${path}/corrections`, body)));
    const after = await steps.must<MinutesView>(chair, 'GET', path);
    expect(after.corrections.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    expect({ ...after, corrections: [] }).toEqual(before);
    expect((await steps.must<MinutesView>(author, 'GET', path)).corrections).toEqual([]);
    await expect(service.db.query('DELETE FROM minutes_correction')).rejects.toThrow('signed paper is not changed');
  });
});
