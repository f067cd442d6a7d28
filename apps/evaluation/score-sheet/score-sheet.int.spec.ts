import type { Actor } from '#lib/service-kit/acting.js';
import { randomUUID } from 'node:crypto';
import type { AssessmentView } from '../assessment/assessment.dto.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import type { SheetForm } from './form.js';
import type { ScoreSheet } from './score-sheet.entity.js';
import { scoringWorld, type Problem, type ScoringWorld } from './score-sheet.world.fixture.js';
import type { Scores } from './scores.js';

type Stale = Problem & { expectedVersion: number; currentVersion: number; current: ScoreSheet };

let w: ScoringWorld;
let [chair, vice, secretary, one, two, three]: Actor[] = [] as Actor[];
const full = { novelty: 20, effect: 30, scope: 25 };
const keysOf = ({ body }: { body: Problem }) => body.reasons.map(({ key }) => key);
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();

beforeAll(async () => {
  w = await scoringWorld();
  [chair, vice, secretary, one, two, three] = w.world.members;
});
afterAll(() => w.service.stop());

const historyOf = (id: string) =>
  w.service.db.query<{ action: string; note: string | null }[]>(
    `SELECT action, note FROM history WHERE aggregate = 'score_sheet' AND aggregate_id = $1 ORDER BY version`,
    [id],
  );

describe('the form', () => {
  it('is that of the version of the regulation that the assessment started under, and the sheet keeps it', async () => {
    const criteria = [
      { key: 'novelty', label: 'Mới', max: 40, remarkBelow: 10 },
      { key: 'effect', label: 'Lợi', max: 60, children: [{ key: 'gain', label: 'Lợi ích', max: 60, step: 0.1 }] },
    ];
    const assessment = await w.assigned([one!], { criteria, aggregation: { kind: 'count-eligible' } });
    await w.assigned([one!], {});
    const form = await w.steps.must<SheetForm>(one!, 'GET', `/assessments/${assessment.id}/form`);
    expect(form).toMatchObject({
      regulation: { version: assessment.regulationVersion },
      criteria: [{ step: 0.5, remarkBelow: 10 }, { children: [{ key: 'gain', step: 0.1 }] }],
      ...{ total: 100, eligibilityAsked: true },
    });
    const path = `/assessments/${assessment.id}/sheets/mine`;
    const sheet = await w.steps.must<ScoreSheet>(one!, 'PUT', path, { scores: { novelty: 9.5, gain: '12.3' } });
    expect(sheet).toMatchObject({ regulationVersion: assessment.regulationVersion, version: 1 });
    const early = await w.call(one!, 'POST', `${path}/send`);
    expect(keysOf(early)).toEqual(['remark-missing', 'eligible-missing']);
  });
});

describe('a form that saves itself', () => {
  const path = ({ id }: Assessment) => `/assessments/${id}/sheets/mine`;

  it('may hold blanks, tells its version, and writes nothing where nothing is new', async () => {
    const assessment = await w.assigned([one!]);
    const blank = { scores: { novelty: 20, effect: '', scope: null }, remarks: { novelty: ' ' }, comment: '' };
    const first = await w.call<ScoreSheet>(one!, 'PUT', path(assessment), blank, 0);
    expect(first.body).toMatchObject({ version: 1, scores: { novelty: 20 }, remarks: {}, comment: null });
    const again = await w.call<ScoreSheet>(one!, 'PUT', path(assessment), { scores: { novelty: '20.0' } }, 1);
    expect(again.body.version).toBe(1);
    const next = await w.call<ScoreSheet>(one!, 'PUT', path(assessment), { scores: full }, 1);
    expect(next.body.version).toBe(2);
    expect((await historyOf(next.body.id)).map(({ action }) => action)).toEqual(['save', 'save']);
  });

  it('in a second tab is refused with both versions, and loses nothing', async () => {
    const assessment = await w.assigned([one!]);
    const tabs = [{ scores: { novelty: 10 } }, { scores: { novelty: 11 } }];
    const first = await Promise.all(tabs.map((body) => w.call<Stale>(one!, 'PUT', path(assessment), body, 0)));
    expect(statuses(first)).toEqual([200, 409]);
    const refused = first.find(({ status }) => status === 409)!.body;
    const kept = await w.steps.must<ScoreSheet>(one!, 'GET', path(assessment));
    expect(refused).toMatchObject({ reasons: [{ key: 'stale' }], expectedVersion: 0, currentVersion: 1 });
    expect(refused.current).toEqual(kept);
    const later = await Promise.all(
      [12, 13, 14].map((novelty) => w.call(one!, 'PUT', path(assessment), { scores: { novelty } }, 1)),
    );
    expect(statuses(later)).toEqual([200, 409, 409]);
  });

  it('of a sheet that was never written is stale', async () => {
    const assessment = await w.assigned([one!]);
    const answer = await w.call<Stale>(one!, 'PUT', path(assessment), { scores: {} }, 3);
    expect(answer).toMatchObject({ status: 409, body: { expectedVersion: 3, currentVersion: 0 } });
  });

  it('never overtakes the sending: what was sent is what its member last saw', async () => {
    for (let i = 0; i < 5; i++) {
      const assessment = await w.assigned([one!]);
      await w.steps.must(one!, 'PUT', path(assessment), { scores: full });
      const [save, send] = await Promise.all([
        w.call(one!, 'PUT', path(assessment), { scores: { ...full, scope: 1 } }, 1),
        w.call(one!, 'POST', `${path(assessment)}/send`, undefined, 1),
      ]);
      expect(statuses([save, send])).toEqual([200, 409]);
      const sheet = await w.steps.must<ScoreSheet>(one!, 'GET', path(assessment));
      expect(sheet).toMatchObject(
        send.status === 200 ? { state: 'sent', scores: full } : { state: 'draft', scores: { scope: 1 } },
      );
    }
  });

  it('sent twice is sent once, told once, and the same key answers the same', async () => {
    const assessment = await w.assigned([one!]);
    await w.steps.must(one!, 'PUT', path(assessment), { scores: full });
    const headers = { 'idempotency-key': randomUUID() };
    const press = () => w.service.call<ScoreSheet>('POST', `${path(assessment)}/send`, { as: one, headers });
    const pressed = await Promise.all([press(), press()]);
    expect(pressed.map(({ status, body }) => [status, body.state])).toEqual([
      [200, 'sent'],
      [200, 'sent'],
    ]);
    expect(keysOf(await w.call(one!, 'POST', `${path(assessment)}/send`))).toEqual(['sheet-sent']);
    await w.service.relayed();
    const told = w.service.sent.filter(
      ({ type, subject }) => type === 'score-sheet.sent.v1' && subject === assessment.initiativeId,
    );
    expect(told.map(({ data }) => data)).toMatchObject([{ sheetVersion: 2 }]);
  });
});

describe('a sheet that was sent', () => {
  const reason = { reason: 'Ghi nhầm điểm', dueAt: '' };

  it('is handed back by the secretary with a reason, owed again, and sent again', async () => {
    const assessment = await w.assigned([one!, two!]);
    await w.send(one!, assessment, full);
    const mine = `/assessments/${assessment.id}/sheets/mine`;
    const path = `/assessments/${assessment.id}/sheets/${one!.personId}/reopen`;
    const dueAt = new Date(w.world.at.getTime() + 3 * 86_400_000).toISOString();
    for (const other of [chair!, one!, two!])
      expect((await w.call(other, 'POST', path, { ...reason, dueAt })).status).toBe(403);
    expect((await w.call(secretary!, 'POST', path, { reason: '', dueAt })).status).toBe(400);
    const reopened = await w.call(secretary!, 'POST', path, { ...reason, dueAt });
    expect([reopened.status, reopened.bytes.length]).toEqual([204, 0]);
    const sheet = await w.steps.must<ScoreSheet>(one!, 'GET', mine);
    expect(sheet).toMatchObject({ state: 'draft', scores: full, reopenedFor: 'Ghi nhầm điểm', sentAt: null });
    const { assignments } = await w.steps.must<Assessment>(secretary!, 'GET', `/assessments/${assessment.id}`);
    expect(assignments.map((a) => a.dueAt)).toEqual([dueAt, w.dueAt]);
    await w.service.relayed();
    expect(w.service.sent.findLast(({ type }) => type === 'score-sheet.reopened.v1')?.data).toMatchObject({
      ...{ memberId: one!.personId, sheetVersion: 3, dueAt, reason: 'Ghi nhầm điểm' },
    });
    expect(keysOf(await w.call(chair!, 'POST', `/assessments/${assessment.id}/open-scores`))).toEqual([
      'sheets-pending',
    ]);
    await w.send(one!, assessment, { ...full, scope: 10 });
    expect(await historyOf(sheet.id)).toMatchObject([
      ...[{ action: 'save' }, { action: 'send' }, { action: 'reopen', note: 'Ghi nhầm điểm' }],
      ...[{ action: 'save' }, { action: 'send' }],
    ]);
    expect(keysOf(await w.call(secretary!, 'POST', path, { ...reason, dueAt: w.world.at.toISOString() }))).toEqual([
      'due-in-past',
    ]);
  });

  it('is not handed back once the chair has opened the scores, not even in the database', async () => {
    const assessment = await w.assigned([one!]);
    await w.send(one!, assessment, full);
    await w.steps.must(chair!, 'POST', `/assessments/${assessment.id}/open-scores`);
    const path = `/assessments/${assessment.id}/sheets/${one!.personId}/reopen`;
    expect(keysOf(await w.call(secretary!, 'POST', path, { ...reason, dueAt: w.dueAt }))).toEqual(['state']);
    const reopening = `UPDATE score_sheet SET state = 'draft', sent_at = NULL WHERE assessment_id = $1`;
    await expect(w.service.db.query(reopening, [assessment.id])).rejects.toThrow('is not changed');
  });

  it('keeps its member from being replaced, and counts no longer once its member recuses', async () => {
    const assessment = await w.assigned([one!, two!]);
    await w.send(one!, assessment, { novelty: 0, effect: 0, scope: 0 });
    await w.send(two!, assessment, full);
    const assignment = `/assessments/${assessment.id}/assignments/${one!.personId}`;
    for (const body of [{}, { replacementId: three!.personId }])
      expect(keysOf(await w.call(secretary!, 'PUT', assignment, body))).toEqual(['sheet-sent']);
    await w.steps.must(one!, 'POST', `/assessments/${assessment.id}/recusals`, { reason: 'Họ hàng của tác giả' });
    await w.steps.must(chair!, 'POST', `/assessments/${assessment.id}/open-scores`);
    const { sheets, aggregate } = await w.steps.must<Scores>(chair!, 'GET', `/assessments/${assessment.id}/sheets`);
    expect([sheets.length, aggregate.total]).toEqual([1, '75']);
  });
});

describe('a sheet on paper', () => {
  it('is keyed by the secretary, held against the paper by another, and only then counts', async () => {
    const assessment = await w.assigned([one!]);
    const path = `/assessments/${assessment.id}/sheets`;
    const paper = `${path}/${one!.personId}/paper`;
    for (const other of [chair!, one!, two!])
      expect((await w.call(other, 'PUT', paper, { scores: full })).status).toBe(403);
    expect(keysOf(await w.call(secretary!, 'PUT', paper, { scores: { novelty: 1 } }))).toEqual([
      'score-missing',
      'score-missing',
    ]);
    await w.steps.must(secretary!, 'PUT', paper, { scores: full });
    expect(keysOf(await w.call(one!, 'PUT', `${path}/mine`, { scores: full }))).toEqual(['sheet-keyed']);
    expect(keysOf(await w.call(chair!, 'POST', `/assessments/${assessment.id}/open-scores`))).toEqual([
      'sheets-pending',
    ]);
    expect((await w.call(two!, 'GET', `${path}/keyed`)).status).toBe(403);
    expect(await w.steps.must<ScoreSheet[]>(vice!, 'GET', `${path}/keyed`)).toMatchObject([
      { memberId: one!.personId },
    ]);
    expect(keysOf(await w.call(secretary!, 'POST', `${paper}/confirm`, { total: '75' }))).toEqual([
      'confirm-by-another',
    ]);
    expect(keysOf(await w.call(vice!, 'POST', `${paper}/confirm`, { total: '74,5' }))).toEqual(['keyed-total-differs']);
    const twice = await Promise.all(
      [chair!, vice!].map((as) => w.call(as, 'POST', `${paper}/confirm`, { total: '75,0' })),
    );
    expect(statuses(twice)).toEqual([200, 409]);
    await w.service.relayed();
    expect(w.service.sent.findLast(({ type }) => type === 'score-sheet.sent.v1')?.data).toMatchObject({
      memberId: one!.personId,
    });
    await w.steps.must(chair!, 'POST', `/assessments/${assessment.id}/open-scores`);
  });

  it('prints blank for the member, filled for oneself, and never filled for the secretary before the opening', async () => {
    const assessment = await w.assigned([one!, two!]);
    await w.send(one!, assessment, full, { comment: 'Nên nhân rộng' });
    const print = (as: Actor, query = '') =>
      w.call<string>(as, 'GET', `/assessments/${assessment.id}/score-sheet/print${query}`);
    const own = await print(one!);
    expect(own.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(own.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(own.body).toContain('Nên nhân rộng');
    expect(own.body).toContain(w.world.people.author.name);
    expect((await print(one!, '?blank=true')).body).not.toContain('Nên nhân rộng');
    const forMember = `?memberId=${one!.personId}`;
    const blank = await print(secretary!, forMember);
    expect(blank.body).toContain(one!.name);
    expect(blank.body).not.toContain('Nên nhân rộng');
    expect((await print(two!, forMember)).status).toBe(403);
    const pack = await w.call<string>(secretary!, 'GET', `/assessments/${assessment.id}/score-sheet/pack`);
    expect(pack.body.match(/<section>/g)).toHaveLength(2);
    for (const { name } of [one!, two!]) expect(pack.body).toContain(name);
    expect(pack.body).not.toContain('Nên nhân rộng');
    expect((await w.call(one!, 'GET', `/assessments/${assessment.id}/score-sheet/pack`)).status).toBe(403);
    expect((await print(w.world.people.author)).status).toBe(403);
    await w.send(two!, assessment, full);
    await w.steps.must(chair!, 'POST', `/assessments/${assessment.id}/open-scores`);
    expect((await print(secretary!, forMember)).body).toContain('Nên nhân rộng');
  });
});

describe('two raters and a third', () => {
  it('open no scores while they disagree and nobody else was asked', async () => {
    const aggregation = { kind: 'two-raters-third', difference: 10, then: 'closest-two' } as const;
    const assessment = await w.assigned([one!], { aggregation });
    const path = `/assessments/${assessment.id}`;
    const assign = (member: Actor) =>
      w.steps.must(secretary!, 'POST', `${path}/assignments`, { dueAt: w.dueAt, memberIds: [member.personId] });
    const needed = async (as: Actor) => (await w.steps.must<AssessmentView>(as, 'GET', path)).needed;
    const open = async () => keysOf(await w.call(chair!, 'POST', `${path}/open-scores`));
    await w.send(one!, assessment, full);
    expect([await needed(secretary!), await open()]).toEqual([
      [{ key: 'second-rater-needed' }],
      ['second-rater-needed'],
    ]);
    await assign(two!);
    expect([await needed(secretary!), await open()]).toEqual([[], ['sheets-pending']]);
    await w.send(two!, assessment, { ...full, effect: 10 });
    expect([await needed(secretary!), await open()]).toEqual([[{ key: 'third-rater-needed' }], ['third-rater-needed']]);
    expect(await needed(two!)).toEqual([]);
    await assign(three!);
    expect([await needed(chair!), await open()]).toEqual([[], ['sheets-pending']]);
    await w.send(three!, assessment, { ...full, effect: 28 });
    await w.steps.must(chair!, 'POST', `${path}/open-scores`);
    const { aggregate } = await w.steps.must<Scores>(chair!, 'GET', `${path}/sheets`);
    expect(aggregate).toMatchObject({ total: '74', dropped: [two!.personId] });
  });
});
