import { read, utils, write, type WorkSheet } from '@e965/xlsx';
import type { Actor } from '#lib/service-kit/acting.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import type { ScoreSheet } from './score-sheet.entity.js';
import { scoringWorld, type Problem, type ScoringWorld } from './score-sheet.world.fixture.js';
import type { WorkbookOutcome } from './workbook.service.js';

let w: ScoringWorld;
let [secretary, one, two]: Actor[] = [] as Actor[];
const full = { novelty: 20, effect: 30, scope: 25 };

beforeAll(async () => {
  w = await scoringWorld();
  [secretary, one, two] = w.world.members.slice(2);
});
afterAll(() => w.service.stop());

const fetched = async (as: Actor): Promise<Buffer> => {
  const { status, bytes, headers } = await w.call(as, 'GET', '/score-sheets/workbook');
  expect([status, headers.get('content-disposition')]).toEqual([200, 'attachment; filename="phieu-cham.xlsx"']);
  return bytes;
};
const page = (file: Buffer): WorkSheet => Object.values(read(file, { type: 'buffer' }).Sheets)[0]!;
const idsIn = (file: Buffer) =>
  utils
    .sheet_to_json<{ assessmentId: string }>(page(file))
    .slice(2)
    .map((row) => row.assessmentId);
/** Fills in cells as somebody would offline. */
const filledIn = (file: Buffer, ...cells: [at: string, value: string | number][]): Buffer => {
  const book = read(file, { type: 'buffer', cellFormula: true });
  for (const [at, value] of cells) utils.sheet_add_aoa(Object.values(book.Sheets)[0]!, [[value]], { origin: at });
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
};
const post = <T = WorkbookOutcome>(as: Actor, file: Buffer, query = '') =>
  w.call<T>(as, 'POST', `/score-sheets/workbook${query}`, file);
const outcomes = ({ body }: { body: WorkbookOutcome }) => body.rows.map(({ outcome }) => outcome);
const sheetOf = (as: Actor, { id }: Assessment) =>
  w.steps.must<ScoreSheet>(as, 'GET', `/assessments/${id}/sheets/mine`);
const whole = (row: number): [string, number][] => [
  [`D${String(row)}`, 20],
  [`E${String(row)}`, 30],
  [`F${String(row)}`, 25],
];

it('goes out with what one has to score, and comes back as drafts, once', async () => {
  const [first, second, sent] = [await w.assigned([one!]), await w.assigned([one!, two!]), await w.assigned([one!])];
  await w.send(one!, sent, full);
  const file = await fetched(one!);
  expect(idsIn(file)).toEqual([first.id, second.id]);
  const filled = filledIn(file, ...whole(4), ['G4', '- Đã có nơi làm'], ['J4', 'Nên nhân rộng'], ['D5', '7,5']);
  const tried = await post(one!, filled, '?dryRun=true');
  expect(tried.body).toMatchObject({
    dryRun: true,
    rows: [
      { row: 4, outcome: 'saved' },
      { row: 5, outcome: 'saved' },
    ],
  });
  expect((await w.call(one!, 'GET', `/assessments/${first.id}/sheets/mine`)).status).toBe(404);

  const done = await post(one!, filled);
  expect(done.body.rows).toMatchObject([
    { assessmentId: first.id, outcome: 'saved', version: 1, reasons: [] },
    { assessmentId: second.id, outcome: 'saved', version: 1 },
  ]);
  const sheet = await sheetOf(one!, first);
  expect(sheet).toMatchObject({
    state: 'draft',
    scores: full,
    remarks: { novelty: '- Đã có nơi làm' },
    comment: 'Nên nhân rộng',
  });
  expect((await sheetOf(one!, second)).scores).toEqual({ novelty: '7.5' });

  const [again, once] = await Promise.all([post(one!, filled), post(one!, filled)]);
  expect([outcomes(again), outcomes(once)]).toEqual(Array(2).fill(['unchanged', 'unchanged']));
  expect((await sheetOf(one!, first)).version).toBe(1);
});

it('refuses the row that was changed online since, with both versions, and takes the others', async () => {
  const [first, second] = [await w.assigned([two!]), await w.assigned([two!])];
  const file = await fetched(two!);
  const at = (assessment: Assessment) => idsIn(file).indexOf(assessment.id) + 4;
  await w.steps.must(two!, 'PUT', `/assessments/${first.id}/sheets/mine`, { scores: { novelty: 1 } });
  const filled = filledIn(file, ...whole(at(first)), ...whole(at(second)));
  const { body } = await post(two!, filled);
  const row = (assessment: Assessment) => body.rows.find(({ assessmentId }) => assessmentId === assessment.id);
  expect(row(first)).toMatchObject({
    ...{ outcome: 'refused', version: 1 },
    reasons: [{ key: 'row-stale', params: { expectedVersion: 0, currentVersion: 1 } }],
  });
  expect(row(first)?.reasons[0]?.vi).toContain('bản trong tệp: 0, hiện nay: 1');
  expect(row(second)).toMatchObject({ outcome: 'saved', version: 1 });
  expect((await sheetOf(two!, first)).scores).toEqual({ novelty: 1 });
});

it('keeps what it has no column for', async () => {
  const by = w.world.members[1]!;
  const mine = await w.assigned([by]);
  await w.steps.must(by, 'PUT', `/assessments/${mine.id}/sheets/mine`, { scores: { novelty: 1 }, eligible: true });
  const file = await fetched(by);
  expect(outcomes(await post(by, file))).toEqual(['unchanged']);
  expect(outcomes(await post(by, filledIn(file, ['D4', 2])))).toEqual(['saved']);
  expect(await sheetOf(by, mine)).toMatchObject({ scores: { novelty: 2 }, eligible: true });
});

it('names the cell and the rule of every fault, row by row', async () => {
  const by = w.world.members[5]!;
  const [wrong, formula, fine] = [await w.assigned([by]), await w.assigned([by]), await w.assigned([by])];
  const file = filledIn(await fetched(by), ['D4', 31], ['E4', '0,3'], ['F4', 'nhiều'], ...whole(6));
  const book = read(file, { type: 'buffer' });
  Object.values(book.Sheets)[0]!['G5'] = { t: 'str', f: 'HYPERLINK("http://x")', v: 'x' };
  const { body } = await post(by, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  expect(body.rows).toMatchObject([
    {
      ...{ row: 4, assessmentId: wrong.id, outcome: 'refused' },
      reasons: [
        { key: 'score-out-of-range', cell: 'D4' },
        { key: 'score-off-step', cell: 'E4' },
        { key: 'score-out-of-range', cell: 'F4' },
      ],
    },
    { row: 5, assessmentId: formula.id, outcome: 'refused', reasons: [{ key: 'cell-formula', cell: 'G5' }] },
    { row: 6, assessmentId: fine.id, outcome: 'saved' },
  ]);
});

it("takes nobody else's row, and no dossier twice", async () => {
  const by = w.world.members[6]!;
  const mine = await w.assigned([by]);
  const file = filledIn(await fetched(by), ...whole(4));
  const stolen = await post(one!, file);
  expect(stolen.body.rows).toMatchObject([{ outcome: 'refused', reasons: [{ key: 'not-assigned' }] }]);
  const outsider = await post(w.world.people.author, file);
  expect(outsider.body.rows).toMatchObject([
    { outcome: 'refused', reasons: [{ key: 'conflict-of-interest' }, { key: 'conflict-as-author' }] },
  ]);
  const twice = filledIn(file, ['A5', mine.id], ['B5', 0], ['D5', 5]);
  const { body } = await post(by, twice);
  expect(body.rows).toMatchObject([
    { outcome: 'saved' },
    { outcome: 'refused', reasons: [{ key: 'row-twice', params: { first: 4 } }] },
  ]);
});

it('that is none, or too large, is refused whole', async () => {
  const keys = async (file: Buffer) => (await post<Problem>(secretary!, file)).body.reasons.map(({ key }) => key);
  expect(await keys(Buffer.from('a;b;c'))).toEqual(['workbook-unreadable']);
  expect(await keys(Buffer.alloc(3 * 1024 * 1024))).toEqual(['workbook-too-large']);
});
