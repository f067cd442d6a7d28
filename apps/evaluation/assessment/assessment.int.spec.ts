import { factRefused } from '#lib/contracts/initiative.events.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { randomUUID } from 'node:crypto';
import { stepsIn } from '../council.steps.fixture.js';
import { councilWorld } from '../council.world.fixture.js';
import type { Council } from '../council/council.entity.js';
import { evaluation } from '../index.js';
import type { Assessment } from './assessment.entity.js';
import type { AssessmentView } from './assessment.dto.js';

interface Problem {
  reasons: { key: string; field?: string }[];
}

const world = councilWorld('thanh-tri-2024');
const [chair, vice, secretary, ...others] = world.members as [Actor, Actor, Actor, ...Actor[]];
let service: ServiceAlone;
let steps: ReturnType<typeof stepsIn>;
let council: Council;

beforeAll(async () => {
  service = await serviceAlone(evaluation);
  service.setTime(world.at);
  await service.tell(...world.events);
  steps = stepsIn(service, world);
  council = await steps.found('district', world.members, world.people.councilSecretary, world.units.root);
});
afterAll(() => service.stop());

const accepted = async (more = {}): Promise<string> => {
  const initiativeId = randomUUID();
  await service.tell(world.snapshot('accepted', 5, { initiativeId, ...more }));
  return initiativeId;
};
const opened = async (more = {}) => steps.open(council, await accepted(more), secretary);
const call = <T>(as: typeof chair, method: string, path: string, body?: unknown) =>
  service.call<T & Problem>(method, path, { as, body });
const dueAt = new Date(world.at.getTime() + 86_400_000).toISOString();
const authorship = (person: typeof chair) => ({
  authors: [{ personId: person.personId, fullName: person.name, unitId: person.unitId, sharePercent: 100 }],
});

describe('opening', () => {
  it('happens once, however many ask at the same time', async () => {
    const initiativeId = await accepted();
    const body = { initiativeId, councilId: council.id };
    const answers = await Promise.all(
      [secretary, world.people.councilSecretary, secretary].map((as) => call(as, 'POST', '/assessments', body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const refused = answers.filter(({ status }) => status === 409);
    const keys = refused.flatMap(({ body: problem }) => problem.reasons.map((r) => r.key));
    expect(new Set(keys)).toEqual(new Set(['assessment-exists']));
  });

  it('asked for again with the same key answers with the first', async () => {
    const body = { initiativeId: await accepted(), councilId: council.id };
    const headers = { 'idempotency-key': randomUUID() };
    const first = await service.call<Assessment>('POST', '/assessments', { as: secretary, body, headers });
    await service.tell(world.snapshot('evaluating', 6, { initiativeId: body.initiativeId }));
    const again = await service.call<Assessment>('POST', '/assessments', { as: secretary, body, headers });
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
  });

  it('of a dossier that is not accepted is refused', async () => {
    const initiativeId = randomUUID();
    await service.tell(world.snapshot('submitted', 5, { initiativeId }));
    const answer = await call(secretary, 'POST', '/assessments', { initiativeId, councilId: council.id });
    expect(answer).toMatchObject({ status: 409, body: { reasons: [{ key: 'dossier-state' }] } });
  });

  it('that registration refuses is void, and the dossier may be opened again', async () => {
    const assessment = await opened();
    await service.relayed();
    const fact = service.sent.findLast((event) => event.type === 'assessment.opened.v1')!;
    const { initiativeId } = assessment;
    const refused = {
      factId: fact.id,
      factType: fact.type,
      initiativeId,
      state: 'revoked' as const,
      reasons: ['state'],
    };
    await service.tell(factRefused.make(initiativeId, refused, world.at));
    const [row] = await service.db.query('SELECT state FROM assessment WHERE id = $1', [assessment.id]);
    expect(row).toEqual({ state: 'cancelled' });
    expect(await steps.open(council, initiativeId, secretary)).toMatchObject({ state: 'scoring' });
  });

  it('ends when the initiative leaves', async () => {
    const assessment = await steps.openOnly(council, await accepted(), secretary);
    const gone = world.snapshot('unit-recognized', 6, { initiativeId: assessment.initiativeId });
    await service.tell(gone);
    await service.tell({ ...gone, id: randomUUID() });
    const rows = await service.db.query('SELECT state, version FROM assessment WHERE id = $1', [assessment.id]);
    expect(rows).toEqual([{ state: 'cancelled', version: 2 }]);
  });
});

describe('a conflict of interest', () => {
  it('keeps an author out of the assignment, the dossier, the scores and the lists', async () => {
    const author = others[0]!;
    const assessment = await opened(authorship(author));
    const path = `/assessments/${assessment.id}`;
    const { assignedIds } = await steps.must<Assessment>(secretary, 'POST', `${path}/assignments`, { dueAt });
    expect(assignedIds).toHaveLength(6);
    expect(assignedIds).not.toContain(author.personId);
    const attempts = [
      call(author, 'GET', path),
      call(author, 'GET', `${path}/sheets`),
      call(author, 'PUT', `${path}/sheets/mine`, { scores: world.scores() }),
    ];
    for (const { status, body } of await Promise.all(attempts))
      expect([status, body.reasons[0]?.key]).toEqual([403, 'conflict-of-interest']);
    const named = await call(secretary, 'POST', `${path}/assignments`, { dueAt, memberIds: [author.personId] });
    expect(named.body.reasons).toMatchObject([{ key: 'member-conflicted' }]);
    const list = await steps.must<{ total: number }>(
      author,
      'GET',
      `/assessments?initiativeId=${assessment.initiativeId}`,
    );
    expect(list.total).toBe(0);
  });

  it('declared by a member ends their part, and warns of colleagues of the author', async () => {
    const assessment = await opened({
      ...authorship({ ...others[0]!, personId: randomUUID() }),
      unitId: world.units.commune,
    });
    const path = `/assessments/${assessment.id}`;
    await steps.must(secretary, 'POST', `${path}/assignments`, { dueAt });
    const recused = await steps.must<Assessment>(vice, 'POST', `${path}/recusals`, { reason: 'Người thân là tác giả' });
    expect(recused.assignedIds).not.toContain(vice.personId);
    expect((await call(vice, 'GET', path)).status).toBe(403);
    const { conflicts } = await steps.must<AssessmentView>(secretary, 'GET', path);
    expect(conflicts.find(({ personId }) => personId === vice.personId)).toMatchObject({ kind: 'recused', bars: true });
    expect(conflicts.filter(({ kind, bars }) => kind === 'same-unit' && !bars)).toHaveLength(6);
  });
});

describe('automatic assignment', () => {
  it('is balanced and always the same', async () => {
    const fresh = await steps.found('district', world.members, world.people.councilSecretary, world.units.root);
    const loads = new Map<string, number>();
    for (let i = 0; i < 7; i++) {
      const assessment = await steps.open(fresh, await accepted(), secretary);
      const path = `/assessments/${assessment.id}/assignments`;
      const { assignedIds } = await steps.must<Assessment>(secretary, 'POST', path, { dueAt, count: 3 });
      for (const id of assignedIds) loads.set(id, (loads.get(id) ?? 0) + 1);
    }
    expect([...loads.values()]).toEqual(Array(7).fill(3));
  });

  it('can be replaced by hand, also without another', async () => {
    const assessment = await opened();
    const path = `/assessments/${assessment.id}/assignments`;
    const memberIds = [vice.personId, secretary.personId];
    await steps.must(secretary, 'POST', path, { dueAt, memberIds });
    const by = { replacementId: others[1]!.personId };
    const replaced = await steps.must<Assessment>(secretary, 'PUT', `${path}/${vice.personId}`, by);
    expect(replaced.assignments).toMatchObject([{ replaces: vice.personId }, { personId: secretary.personId }]);
    const released = await steps.must<Assessment>(secretary, 'PUT', `${path}/${secretary.personId}`, {});
    expect(released.assignedIds).toEqual([others[1]!.personId]);
  });
});

describe('score sheets', () => {
  it('are checked by the regulation, locked when sent, and hidden until the chair opens them', async () => {
    const assessment = await opened();
    const path = `/assessments/${assessment.id}`;
    await steps.must(secretary, 'POST', `${path}/assignments`, {
      dueAt,
      memberIds: [vice.personId, secretary.personId],
    });
    const wrong = await call(vice, 'PUT', `${path}/sheets/mine`, { scores: { novelty: 31, effect: 0.3, charm: 1 } });
    expect(wrong.body.reasons.map(({ key, field }) => [field, key])).toEqual([
      ['charm', 'criterion-unknown'],
      ['novelty', 'score-out-of-range'],
      ['effect', 'score-off-step'],
    ]);
    await steps.must(vice, 'PUT', `${path}/sheets/mine`, { scores: { novelty: 20 } });
    const early = await call(vice, 'POST', `${path}/sheets/mine/send`);
    expect(early.body.reasons.map(({ key }) => key)).toEqual(['score-missing', 'score-missing']);
    await steps.must(vice, 'PUT', `${path}/sheets/mine`, { scores: world.scores() });
    await steps.must(vice, 'POST', `${path}/sheets/mine/send`);
    const late = await call(vice, 'PUT', `${path}/sheets/mine`, { scores: world.scores(0.5) });
    expect(late.body.reasons).toMatchObject([{ key: 'sheet-sent' }]);

    for (const hidden of [await call(chair, 'GET', `${path}/sheets`), await call(secretary, 'GET', `${path}/sheets`)])
      expect(hidden.body.reasons).toMatchObject([{ key: 'scores-hidden' }]);
    expect(JSON.stringify((await call(chair, 'GET', path)).body)).not.toContain('scores":{');
    const pending = await call(chair, 'POST', `${path}/open-scores`);
    expect(pending.body.reasons).toMatchObject([{ key: 'sheets-pending', params: { missing: 1 } }]);
    await steps.must(secretary, 'PUT', `${path}/sheets/mine`, { scores: world.scores(0.5) });
    await steps.must(secretary, 'POST', `${path}/sheets/mine/send`);
    expect((await call(secretary, 'POST', `${path}/open-scores`)).status).toBe(403);
    await steps.must(chair, 'POST', `${path}/open-scores`);
    const { sheets, aggregate } = await steps.must<{ sheets: unknown[]; aggregate: { total: string } }>(
      chair,
      'GET',
      `${path}/sheets`,
    );
    expect([sheets.length, aggregate.total]).toEqual([2, '75']);
  });

  it('that was sent cannot be changed in the database either', async () => {
    await expect(service.db.query(`UPDATE score_sheet SET scores = '{}' WHERE state = 'sent'`)).rejects.toThrow(
      'a score sheet that was sent is not changed',
    );
  });
});
