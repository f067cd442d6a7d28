import { read, utils, write, type WorkBook } from '@e965/xlsx';
import type { Session } from '../client.js';
import { same, there } from '../expect.js';
import type { Hearing, Journey, Sitting } from '../model.js';
import { assessmentOf, memberOf, pathOf, sittingOf } from './council.js';
import { criteriaOf, marks } from './sheets.js';

interface Outcome {
  rows: { assessmentId: string; outcome: string }[];
}

const path = 'evaluation/score-sheets/workbook';

/** Those who have nothing sent yet have the whole of it to do: the member with the most dossiers, and these. */
async function mostBurdened(sitting: Sitting): Promise<{ member: Session; hearings: Hearing[] }> {
  const given = new Map<string, Hearing[]>();
  for (const hearing of sitting.heard) {
    const { assignedIds, sheets } = await assessmentOf(sitting, hearing);
    const pending = assignedIds.filter((id) => !sheets.some(({ memberId }) => memberId === id));
    for (const id of pending) given.set(id, [...(given.get(id) ?? []), hearing]);
  }
  const [most] = [...given].sort(([, a], [, b]) => b.length - a.length);
  const [personId, hearings] = there('member who has to score', most);
  return { member: memberOf(sitting, personId), hearings };
}

/** Fills in the scores of these dossiers, by the names in the hidden first row; how many rows it found. */
function fillIn(book: WorkBook, scores: ReadonlyMap<string, Record<string, number>>): number {
  let filled = 0;
  for (const sheet of Object.values(book.Sheets)) {
    const [names = [], ...rows] = utils.sheet_to_json<string[]>(sheet, { header: 1 });
    for (const [i, row] of rows.entries()) {
      const given = scores.get(row[names.indexOf('assessmentId')] ?? '');
      for (const [key, score] of Object.entries(given ?? {}))
        utils.sheet_add_aoa(sheet, [[score]], { origin: { r: i + 1, c: names.indexOf(`scores.${key}`) } });
      filled += given ? 1 : 0;
    }
  }
  return filled;
}

const outcomes = ({ rows }: Outcome, hearings: readonly Hearing[]): string[] =>
  rows
    .filter(({ assessmentId }) => hearings.some((hearing) => hearing.assessmentId === assessmentId))
    .map(({ outcome }) => outcome);

/** Chấm ngoại tuyến: the workbook goes out, comes back tried and taken, and the member sends what it holds. */
export async function scoreInWorkbook(journey: Journey): Promise<string> {
  const { member, hearings } = await mostBurdened(sittingOf(journey, 'district'));
  const scores = new Map<string, Record<string, number>>();
  for (const hearing of hearings)
    scores.set(hearing.assessmentId, marks(await criteriaOf(member, hearing), hearing.favourable ? 0.9 : 0.4));
  const book = read(await member.download(path));
  same('rows of the workbook', fillIn(book, scores), hearings.length);
  const file = Buffer.from(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  const all = (outcome: string) => hearings.map(() => outcome);
  same('the trial run', outcomes(await member.sendBack(`${path}?dryRun=true`, file), hearings), all('saved'));
  same('the workbook', outcomes(await member.sendBack(path, file), hearings), all('saved'));
  same('the workbook sent again', outcomes(await member.sendBack(path, file), hearings), all('unchanged'));
  for (const hearing of hearings) {
    const mine = `${pathOf(hearing)}/sheets/mine`;
    const sheet = await member.get<{ state: string; scores: object }>(mine);
    same('the sheet from the workbook', [sheet.state, sheet.scores], ['draft', scores.get(hearing.assessmentId)]);
    await member.post(`${mine}/send`);
  }
  return `${member.who.name} scored ${hearings.length} in a workbook: tried out, taken, unchanged the second time, then sent`;
}
