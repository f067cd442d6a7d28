import type { Actor } from '#lib/service-kit/acting.js';
import type { AssessmentView } from '../assessment/assessment.dto.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { scoringWorld, type ScoringWorld } from '../score-sheet/score-sheet.world.fixture.js';
import type { Scores } from '../score-sheet/scores.js';
import { utils, read } from '@e965/xlsx';

const full = { novelty: 20, effect: 30, scope: 25 };
let w: ScoringWorld;
let [chair, vice, secretary, one, two, three]: Actor[] = [] as Actor[];

beforeAll(async () => {
  w = await scoringWorld();
  [chair, vice, secretary, one, two, three] = w.world.members;
});
afterAll(() => w.service.stop());

/** Of a list, what it says of this assessment: others in it may be under rules that hide nobody. */
const ownRow = (list: string, id: string): string => {
  const { items = [] } = JSON.parse(list) as { items?: { id: string }[] };
  return JSON.stringify(items.filter((item) => item.id === id));
};

/** Everything of an assessment and its dossier that one may read, as text. */
const readBy = async (as: Actor, { id, initiativeId }: Assessment): Promise<string> => {
  const paths = [
    ...[
      `/assessments/${id}`,
      `/assessments?initiativeId=${initiativeId}`,
      `/assessments?limit=200`,
      `/assessments/${id}/form`,
    ],
    ...[`/dossiers/${initiativeId}`, '/dossiers?limit=200', `/assessments/${id}/criteria`, `/assessments/${id}/sheets`],
    ...[`/assessments/${id}/score-sheet/print`, '/score-sheets/workbook', `/assessments/${id}/sheets/mine`],
  ];
  const answers = await Promise.all(paths.map((path) => w.call(as, 'GET', path)));
  const book = read(answers[9]!.bytes, { type: 'buffer' });
  return [
    ...answers.map(({ bytes }, i) => (i === 2 ? ownRow(bytes.toString(), id) : bytes.toString())),
    JSON.stringify(Object.values(book.Sheets).map((s) => utils.sheet_to_json(s))),
  ].join('\n');
};

describe('with authors hidden', () => {
  const tellingOf = () => [w.world.people.author.name, w.world.people.author.personId, w.world.units.commune];

  it('whoever scores reads neither name nor unit anywhere, the secretary does, and so does the office', async () => {
    const assessment = await w.assigned([chair!, one!], { blind: { authors: true, members: 'never' } });
    for (const reader of [chair!, vice!, one!, two!]) {
      const text = await readBy(reader, assessment);
      expect(text).toContain(assessment.initiativeId);
      for (const telling of tellingOf()) expect(text).not.toContain(telling);
    }
    for (const reader of [secretary!, w.world.people.councilSecretary])
      expect(await readBy(reader, assessment)).toContain(w.world.people.author.name);
    expect(
      (await w.call<string>(w.world.people.head, 'GET', `/dossiers/${assessment.initiativeId}`)).bytes.toString(),
    ).toContain(w.world.people.author.name);
  });

  it('no filter finds a dossier by the unit that is hidden, and its count says nothing', async () => {
    const { initiativeId } = await w.assigned([one!], { blind: { authors: true, members: 'never' } });
    const open = await w.assigned([one!]);
    const query = `/dossiers?limit=200&unitId=${w.world.units.commune}`;
    const { items, total } = await w.steps.must<{ total: number; items: { initiativeId: string }[] }>(
      one!,
      'GET',
      query,
    );
    expect(items.map((dossier) => dossier.initiativeId)).toEqual(expect.arrayContaining([open.initiativeId]));
    expect(items.map((dossier) => dossier.initiativeId)).not.toContain(initiativeId);
    expect(total).toBe(items.length);
    const ofHead = await w.steps.must<{ items: { initiativeId: string }[] }>(w.world.people.head, 'GET', query);
    expect(ofHead.items.map((dossier) => dossier.initiativeId)).toContain(initiativeId);
  });

  it("the answer to a recusal and the chair's acts name nobody either", async () => {
    const assessment = await w.assigned([one!, two!], { blind: { authors: true, members: 'always' } });
    const path = `/assessments/${assessment.id}`;
    const recused = await w.call(one!, 'POST', `${path}/recusals`, { reason: 'Người thân là tác giả' });
    expect(recused.status).toBe(200);
    await w.send(two!, assessment, full);
    const opened = await w.call(chair!, 'POST', `${path}/open-scores`);
    expect(opened.status).toBe(200);
    for (const { bytes } of [recused, opened])
      for (const telling of tellingOf()) expect(bytes.toString()).not.toContain(telling);
    expect(recused.bytes.toString()).not.toContain(two!.personId);
  });
});

describe('with members hidden from each other', () => {
  const view = (as: Actor, { id }: Assessment) => w.steps.must<AssessmentView>(as, 'GET', `/assessments/${id}`);
  const scored = async (members: 'always' | 'until-opened' | 'never') => {
    const assessment = await w.assigned([one!, two!, three!], { blind: { authors: false, members } });
    await w.send(three!, assessment, { ...full, scope: 0 });
    await w.send(one!, assessment, full);
    return assessment;
  };
  const opened = async (assessment: Assessment) => {
    await w.send(two!, assessment, { ...full, scope: 10 });
    await w.steps.must(chair!, 'POST', `/assessments/${assessment.id}/open-scores`);
    const scores = (as: Actor) => w.steps.must<Scores>(as, 'GET', `/assessments/${assessment.id}/sheets`);
    return { member: await scores(one!), chair: await scores(chair!) };
  };

  it('always, nobody learns who else scores, neither before the opening nor after', async () => {
    const assessment = await scored('always');
    const before = await view(one!, assessment);
    expect([before.assignedIds, before.sheets.map(({ memberId }) => memberId)]).toEqual([
      [one!.personId],
      [one!.personId],
    ]);
    expect((await view(chair!, assessment)).sheets).toHaveLength(2);
    const after = await opened(assessment);
    const text = await readBy(one!, assessment);
    for (const other of [two!, three!]) expect(text).not.toContain(other.personId);
    expect(after.member.sheets.map(({ scores }) => scores['scope']).sort()).toEqual([0, 10, 25]);
    expect(
      after.member.sheets
        .slice(1)
        .flatMap((sheet) => Object.keys(sheet))
        .sort(),
    ).toEqual([
      ...Array<string>(2).fill('comment'),
      ...Array<string>(2).fill('eligible'),
      ...Array<string>(2).fill('remarks'),
      ...Array<string>(2).fill('scores'),
    ]);
    expect(after.member.aggregate.total).toBe(after.chair.aggregate.total);
    expect(after.chair.sheets.map(({ memberId }) => memberId)).toEqual([one!, two!, three!].map((m) => m.personId));
  });

  it('until the opening, who else scores is hidden until then', async () => {
    const assessment = await scored('until-opened');
    expect((await view(one!, assessment)).sheets).toHaveLength(1);
    const { member } = await opened(assessment);
    expect(member.sheets.map(({ memberId }) => memberId)).toEqual([one!, two!, three!].map((m) => m.personId));
    expect((await view(one!, assessment)).sheets).toHaveLength(3);
  });

  it('never, a member sees who has sent, in an order that tells nothing of the scores', async () => {
    const assessment = await scored('never');
    const { sheets } = await view(two!, assessment);
    expect(sheets.map(({ memberId }) => memberId)).toEqual([one!.personId, three!.personId].sort());
    expect(JSON.stringify(sheets)).not.toMatch(/scores|remarks/);
  });
});

it('an author learns no name of those who score', async () => {
  const assessment = await w.assigned([one!, two!]);
  await w.send(one!, assessment, full);
  const text = await readBy(w.world.people.author, assessment);
  expect(text).toContain(w.world.people.author.name);
  for (const member of w.world.members) {
    expect(text).not.toContain(member.personId);
    expect(text).not.toContain(member.name);
  }
});
