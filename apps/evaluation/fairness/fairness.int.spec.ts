import { explanationsAsked } from '#lib/contracts/evaluation.events.js';
import type { Actor } from '#lib/service-kit/acting.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import type { Council } from '../council/council.entity.js';
import type { Meeting } from '../meeting/meeting.entity.js';
import { scoringWorld, type Problem, type ScoringWorld } from '../score-sheet/score-sheet.world.fixture.js';
import type { FairnessPanel, OwnStanding, RoundFairness } from './fairness.dto.js';

let w: ScoringWorld;
let members: Actor[];
let [chair, vice, secretary]: Actor[] = [] as Actor[];
const keysOf = ({ body }: { body: Problem }) => body.reasons.map(({ key }) => key);
const demanding = { outliers: { deviations: 1.5, atLeastPoints: 10, explanationRequired: true } };

beforeAll(async () => {
  w = await scoringWorld();
  members = w.world.members.slice(0, 5);
  [chair, vice, secretary] = w.world.members;
});
afterAll(() => w.service.stop());

const newCouncil = () =>
  w.steps.found('district', w.world.members, w.world.people.councilSecretary, w.world.units.root);
/** Each member's effect points in turn, out of 40. */
const scored = async (
  efforts: number[],
  rules?: Parameters<ScoringWorld['assigned']>[1],
  by?: Council,
): Promise<Assessment> => {
  const assessment = await w.assigned(members.slice(0, efforts.length), rules, by);
  for (const [i, effect] of efforts.entries())
    await w.send(members[i]!, assessment, { novelty: 20, scope: 20, effect });
  return assessment;
};
const opened = async (...given: Parameters<typeof scored>): Promise<Assessment> => {
  const assessment = await scored(...given);
  return w.steps.must(chair!, 'POST', `/assessments/${assessment.id}/open-scores`);
};
const panelOf = (as: Actor, { id }: Assessment) =>
  w.steps.must<FairnessPanel>(as, 'GET', `/assessments/${id}/fairness`);

describe('the panel of one dossier', () => {
  it('is for chair, vice-chair and secretary, once the scores are open', async () => {
    const assessment = await scored([30, 30]);
    const path = `/assessments/${assessment.id}/fairness`;
    for (const officer of [chair!, vice!, secretary!, w.world.people.councilSecretary])
      expect(keysOf(await w.call(officer, 'GET', path))).toEqual(['scores-hidden']);
    expect(keysOf(await w.call(chair!, 'GET', `${path}/mine`))).toEqual(['scores-hidden']);
    await w.steps.must(chair!, 'POST', `/assessments/${assessment.id}/open-scores`);
    for (const officer of [chair!, vice!, secretary!]) expect((await w.call(officer, 'GET', path)).status).toBe(200);
    expect(keysOf(await w.call(w.world.members[4]!, 'GET', path))).toEqual(['not-permitted']);
    expect(keysOf(await w.call(w.world.people.author, 'GET', path))).toEqual([
      'conflict-of-interest',
      'conflict-as-author',
    ]);
    expect((await w.call(w.world.people.head, 'GET', path)).status).toBe(404);
  });

  it('shows spread, who stands apart, and what would come of it without one of them', async () => {
    const rules = { passRule: { kind: 'three-way', recognizeFrom: 70, improveFrom: 50 } as const };
    const assessment = await opened([40, 40, 39, 38, 0], rules);
    const panel = await panelOf(chair!, assessment);
    expect(panel.official.total).toBe('71.4');
    expect(panel.spread?.total).toMatchObject({ lowest: '40', highest: '80', range: '40' });
    expect(panel.spread?.criteria['novelty']).toMatchObject({ range: '0', deviation: '0' });
    expect(panel.outliers).toEqual([
      { memberId: members[4]!.personId, total: '40', distance: '-31.4', explanation: null },
    ]);
    expect(panel.sensitivity).toMatchObject({ now: { outcome: 'recognize' }, unchanged: false });
    expect(panel.sensitivity.without.filter((row) => row.unchanged).map(({ memberId }) => memberId)).toContain(
      members[4]!.personId,
    );
  });

  it('measures each member by themself over the round, beside the official score', async () => {
    const council = await newCouncil();
    await opened([10, 30], undefined, council);
    const assessment = await opened([20, 40], undefined, council);
    await scored([0, 0], undefined, council);
    const { official, standardized } = await panelOf(chair!, assessment);
    expect(official.total).toBe('70');
    expect(standardized).toEqual({
      members: members.slice(0, 2).map(({ personId }) => ({ memberId: personId, z: '1' })),
      mean: '1',
    });
  });
});

describe('the table of a round', () => {
  it('shows the harsh and the lenient by opened scores alone, without dossiers the reader is in conflict with', async () => {
    const council = await newCouncil();
    await opened([10, 30], undefined, council);
    await opened([20, 40], undefined, council);
    const barred = await opened([40, 0], undefined, council);
    await scored([0, 40], undefined, council);
    const path = `/councils/${council.id}/fairness`;
    await w.steps.must(vice!, 'POST', `/assessments/${barred.id}/recusals`, { reason: 'Người thân là tác giả' });
    const table = await w.steps.must<RoundFairness>(vice!, 'GET', path);
    expect(table).toMatchObject({
      assessments: 2,
      members: [
        { memberId: members[0]!.personId, sheets: 2, mean: '55', lenience: '-20' },
        { memberId: members[1]!.personId, sheets: 2, mean: '75', lenience: '20' },
      ],
    });
    expect((await w.steps.must<RoundFairness>(chair!, 'GET', path)).assessments).toBe(3);
    const year = String(w.world.year);
    const round = (number: number) =>
      w.steps.must<RoundFairness>(chair!, 'GET', `${path}?roundYear=${year}&roundNumber=${String(number)}`);
    expect([(await round(1)).assessments, (await round(2)).assessments]).toEqual([3, 0]);
    expect((await w.call(members[4]!, 'GET', path)).status).toBe(403);
  });
});

describe('a sheet that stands apart', () => {
  it('is explained by its member before the council concludes, where the regulation asks for it', async () => {
    const rules = { ...demanding, passRule: { kind: 'three-way', recognizeFrom: 70, improveFrom: 50 } as const };
    const assessment = await opened([40, 40, 39, 38, 0], rules);
    const path = `/assessments/${assessment.id}/fairness`;
    const apart = members[4]!;
    const meeting: Meeting = await w.steps.meet(w.council, [assessment], w.world.members, chair!);
    const conclude = () => w.call(chair!, 'POST', `/meetings/${meeting.id}/conclude`, { assessmentId: assessment.id });
    expect(keysOf(await conclude())).toEqual(['outlier-unexplained']);
    expect(await w.steps.must<OwnStanding>(apart, 'GET', `${path}/mine`)).toMatchObject({
      ...{ outlier: { total: '40', distance: '-31.4' }, explanationRequired: true, explanation: null },
    });
    expect(await w.steps.must<OwnStanding>(chair!, 'GET', `${path}/mine`)).toMatchObject({ outlier: null });
    expect(keysOf(await w.call(chair!, 'POST', `${path}/explanation`, { text: 'Tôi' }))).toEqual(['not-an-outlier']);
    expect((await w.call(apart, 'POST', `${path}/explanation`, { text: '  ' })).status).toBe(400);
    await w.steps.must(apart, 'POST', `${path}/explanation`, { text: 'Chưa có số liệu' });
    await w.steps.must(apart, 'POST', `${path}/explanation`, { text: 'Chưa có số liệu  của năm 2023' });
    expect((await panelOf(secretary!, assessment)).outliers).toMatchObject([
      { explanation: 'Chưa có số liệu của năm 2023' },
    ]);
    const concluded = await conclude();
    expect([concluded.status, concluded.body]).toMatchObject([200, { state: 'concluded', outcome: 'recommend' }]);
    expect(keysOf(await w.call(apart, 'POST', `${path}/explanation`, { text: 'Muộn' }))).toEqual(['state']);
    w.service.setTime(w.world.at);
  });

  it('keeps nobody from concluding where the regulation only shows it', async () => {
    const assessment = await opened([40, 40, 39, 38, 0], {
      passRule: { kind: 'three-way', recognizeFrom: 70, improveFrom: 50 },
    });
    const meeting = await w.steps.meet(w.council, [assessment], w.world.members, chair!);
    expect(await w.steps.conclude(meeting, assessment.id, chair!)).toMatchObject({ state: 'concluded' });
    w.service.setTime(w.world.at);
  });
});

describe('who is asked to say why', () => {
  const askedOn = async ({ id }: Assessment) => {
    await w.service.relayed();
    const told = w.service.sent.filter(({ type }) => type === explanationsAsked.type);
    return told.map((event) => explanationsAsked.parse(event).data).filter(({ assessmentId }) => assessmentId === id);
  };
  const [level, low] = [[40, 40, 39, 38, 0], 4];

  it('is told once when the scores are opened, and that it is done once they have said it', async () => {
    const assessment = await opened(level, demanding);
    const { personId } = members[low]!;
    expect(await askedOn(assessment)).toMatchObject([{ asking: 1, memberIds: [personId] }]);
    const path = `/assessments/${assessment.id}/fairness/explanation`;
    await w.steps.must(members[low]!, 'POST', path, { text: 'Chưa có số liệu' });
    await w.steps.must(members[low]!, 'POST', path, { text: 'Chưa có số liệu của năm 2023' });
    expect(await askedOn(assessment)).toMatchObject([
      { asking: 1 },
      { asking: 2, memberIds: [], explainedBy: personId },
    ]);
  });

  it('is nobody where the regulation only shows it', async () => {
    expect(await askedOn(await opened(level))).toEqual([]);
  });

  it('is no longer whoever steps aside, and may be another who stands apart without them', async () => {
    const assessment = await opened([40, 40, 40, 20, 0], demanding);
    expect(await askedOn(assessment)).toMatchObject([{ memberIds: [members[4]!.personId] }]);
    await w.steps.must(members[4]!, 'POST', `/assessments/${assessment.id}/recusals`, { reason: 'Người thân' });
    expect((await askedOn(assessment)).slice(1)).toMatchObject([{ asking: 2, memberIds: [members[3]!.personId] }]);
  });

  it('is told once though two act at the same moment', async () => {
    const assessment = await scored(level, demanding);
    const open = () => w.call(chair!, 'POST', `/assessments/${assessment.id}/open-scores`);
    const statuses = (await Promise.all([open(), open()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
    expect(await askedOn(assessment)).toHaveLength(1);
  });
});

/** Opened, and concluded by a vote of everyone seated, of whom so many disagree. */
const concluded = async (disagree: number): Promise<Assessment> => {
  const assessment = await opened([30, 30]);
  const seated = w.world.members;
  const meeting = await w.steps.meet(w.council, [assessment], seated, chair!);
  const choices = seated.map((member, i): [Actor, 'agree' | 'disagree'] => [
    member,
    i < seated.length - disagree ? 'agree' : 'disagree',
  ]);
  await w.steps.vote(meeting, assessment.id, chair!, choices);
  await w.steps.conclude(meeting, assessment.id, chair!);
  return assessment;
};

it('a conflict that is declared after the conclusion is shown beside it, and the conclusion stays', async () => {
  const assessment = await concluded(0);
  const before = await panelOf(chair!, assessment);
  const body = { assessmentIds: [assessment.id], inConflict: true, reason: 'Mới biết tác giả là anh họ' };
  const declare = () => w.call<unknown[]>(members[1]!, 'POST', '/declarations', body);
  expect((await declare()).body).toEqual([{ id: assessment.id, done: null }]);
  expect((await declare()).body).toMatchObject([{ problem: { reasons: [{ key: 'conflict-already-declared' }] } }]);
  expect(await panelOf(secretary!, assessment)).toEqual({
    ...before,
    lateConflicts: [
      expect.objectContaining({ personId: members[1]!.personId, reason: body.reason, late: 'concluded' }),
    ],
  });
  expect(await w.steps.must(chair!, 'GET', `/assessments/${assessment.id}`)).toMatchObject({ outcome: 'recommend' });
  w.service.setTime(w.world.at);
});

it('the vote itself is asked again without each member', async () => {
  const assessment = await concluded(w.world.members.length - 5);
  const { sensitivity } = await panelOf(chair!, assessment);
  expect(sensitivity).toMatchObject({ now: { outcome: 'recognize' }, unchanged: true });
  expect(sensitivity.without).toHaveLength(7);
  w.service.setTime(w.world.at);
});
