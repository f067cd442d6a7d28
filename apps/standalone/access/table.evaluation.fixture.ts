import {
  open,
  reads,
  lists,
  does,
  readers,
  council,
  deliberating,
  chairs,
  named,
  about,
  assessmentOf,
  reason,
  seated,
  whileScored,
  knownTo,
  type Row,
} from './rows.fixture.js';
import { roles, type Ids, type Role } from './world.fixture.js';

const intakes = '/api/evaluation/intakes';
const assessments = '/api/evaluation/assessments';
const meetings = '/api/evaluation/meetings';
const councils = '/api/evaluation/councils';
const drafts = '/api/evaluation/assignment-plans';
const dueAt = '2023-12-01T00:00:00Z';

/** Sheets of a dossier that is being scored, and what is said of them once they are open. */
const sheets: Row[] = [
  ...open('signed-in', 'get /api/evaluation/score-sheets/workbook', 'post /api/evaluation/score-sheets/workbook'),
  ...whileScored(
    ...knownTo(
      seated,
      ...reads(['member'], `get ${assessments}/{id}/sheets/mine`),
      ...does(['member'], `post ${assessments}/{id}/sheets/mine/send`),
      ...reads(['councilSecretary', 'viceChair'], `get ${assessments}/{id}/sheets/keyed`),
      ...reads(['councilSecretary'], `get ${assessments}/{id}/score-sheet/pack`),
    ),
    ...reads(deliberating, `get ${assessments}/{id}/score-sheet/print`),
    ...does(['councilSecretary'], `put ${assessments}/{id}/sheets/{memberId}/paper`, { scores: {} }),
    ...does(['councilSecretary', 'viceChair'], `post ${assessments}/{id}/sheets/{memberId}/paper/confirm`, {
      total: '100',
    }),
    ...does(['councilSecretary'], `post ${assessments}/{id}/sheets/{memberId}/reopen`, { dueAt, ...reason }),
    ...does(['councilSecretary'], `post ${assessments}/{id}/vacancies/{personId}/fill`),
    ...knownTo(
      [], // whoever may declare; one's own list, which all may read, shows it to nobody else
      ...does(seated, 'post /api/evaluation/declarations', (ids: Ids) => ({
        assessmentIds: [ids.assessment],
        inConflict: false,
      })),
    ),
  ),
  ...reads(deliberating, `get ${assessments}/{id}/fairness/mine`),
  ...does(deliberating, `post ${assessments}/{id}/fairness/explanation`, { text: 'Vì minh chứng.' }),
];

const planning: Role[] = ['councilSecretary', 'conflictedChair'];
/** Plans of assignment; whoever plans is not told of what they are in conflict with. */
const plans: Row[] = whileScored(
  ...reads(planning, `get ${drafts}/{id}`),
  ...does(planning, `get ${drafts}/{id}/swap`, () => undefined, {
    query: (ids: Ids) => `?assessmentId=${ids.assessment}&from=${ids.scorer}&to=${ids.leaver}`,
  }),
  ...does(planning, `post ${drafts}/{id}/apply`),
  ...does(planning, `post ${drafts}/{id}/undo`),
  ...knownTo(council, ...does(planning, `post ${councils}/{id}/assignment-plans`, { perDossier: 1, dueAt })),
);

const leading: Role[] = ['councilSecretary', 'viceChair'];
/** What a meeting does while it sits, and its paper. */
const sittings: Row[] = [
  ...does(chairs, `post ${meetings}/{id}/stand-ins`, (ids: Ids) => ({ alternateId: ids.scorer, seatId: ids.leaver })),
  ...does(chairs, `post ${meetings}/{id}/delegation`, (ids: Ids) => ({ toId: ids.scorer, paper: '05/GUQ' })),
  ...does(leading, `post ${meetings}/{id}/live`, assessmentOf),
  ...does(['viceChair'], `post ${meetings}/{id}/tie`, (ids: Ids) => ({ ...assessmentOf(ids), agrees: true })),
  ...reads(deliberating, `get ${meetings}/{id}/notes`).map((row) => ({
    ...row,
    query: (ids: Ids) => `?assessmentId=${ids.assessment}`,
  })),
  ...does(deliberating, `post ${meetings}/{id}/notes`, (ids: Ids) => ({ ...assessmentOf(ids), text: 'Ý kiến' })),
  ...knownTo(
    council,
    ...does(leading, `post ${meetings}/{id}/minutes/signatures`),
    ...does(leading, `post ${meetings}/{id}/minutes/corrections`, { text: 'Đính chính' }),
  ),
];

/** What the evaluation service answers, and to whom. */
export const evaluation: Row[] = [
  ...open('signed-in', 'get /api/evaluation/rounds', 'get /api/evaluation/rounds/{id}'),
  ...reads([...readers, 'viceChair', 'member'], 'get /api/evaluation/dossiers/{id}'),
  ...lists([...readers, 'viceChair', 'member'], 'get /api/evaluation/dossiers', named('search')),
  ...lists([...readers, 'viceChair', 'member'], 'get /api/evaluation/rounds/{id}/dossiers', named('search')),
  ...reads(['intake', 'councilSecretary', 'standing'], `get ${intakes}/{id}`, `get ${intakes}/{id}/defect-fields`),
  ...lists(['intake', 'councilSecretary', 'standing'], `get ${intakes}`, about),
  ...does(['intake'], `post ${intakes}/{id}/receipt`),
  ...does(['intake'], `post ${intakes}/{id}/accept`),
  ...does(['intake'], `post ${intakes}/{id}/return`, { defects: [{ field: 'evidence', note: 'Bổ sung.' }] }),
  ...does(['intake'], `post ${intakes}/{id}/refuse`, reason),
  ...reads(council, 'get /api/evaluation/councils/{id}'),
  ...lists(council, 'get /api/evaluation/councils'),
  ...does(
    ['councilSecretary', 'chairman'],
    'post /api/evaluation/councils',
    (ids: Ids) => ({
      level: 'district',
      unitId: ids.root,
      year: 2023,
      name: 'Hội đồng',
      decisionNumber: '1',
      decisionDate: '2023-01-01',
      validFrom: '2023-01-01',
      validTo: '2023-12-31',
      members: [{ personId: ids.person, role: 'chair' }],
    }),
    { knows: roles },
  ),
  ...does(['councilSecretary', 'chairman'], 'put /api/evaluation/councils/{id}/members', (ids: Ids) => ({
    members: [{ personId: ids.person, role: 'chair' }],
  })),
  ...does(
    ['councilSecretary'],
    `post ${assessments}`,
    (ids: Ids) => ({ initiativeId: ids.initiative, councilId: ids.council }),
    { knows: council },
  ),
  ...reads(
    deliberating,
    `get ${assessments}/{id}`,
    `get ${assessments}/{id}/criteria`,
    `get ${assessments}/{id}/sheets`,
  ),
  ...lists(seated, `get ${assessments}`, about),
  ...does(['councilSecretary'], `post ${assessments}/{id}/assignments`, { dueAt: '2023-12-01T00:00:00Z' }),
  ...does(['councilSecretary'], `put ${assessments}/{id}/assignments/{personId}`),
  ...does(seated, `post ${assessments}/{id}/recusals`, reason),
  ...does(['viceChair'], `post ${assessments}/{id}/open-scores`),
  ...does(deliberating, `put ${assessments}/{id}/sheets/mine`, { scores: {} }),
  ...reads(council, `get ${meetings}/{id}`, `get ${meetings}/{id}/minutes`),
  ...lists(council, `get ${meetings}`),
  ...reads(council, `get ${meetings}/{id}/votes`),
  ...does(
    chairs,
    `post ${meetings}`,
    (ids: Ids) => ({
      councilId: ids.council,
      startsAt: '2023-12-01T00:00:00Z',
      place: 'A',
      assessmentIds: [ids.assessment],
    }),
    { knows: council },
  ),
  ...does(chairs, `post ${meetings}/{id}/attendance`, { presentIds: [] }),
  ...does(chairs, `post ${meetings}/{id}/cancel`, reason),
  ...does(chairs, `post ${meetings}/{id}/minutes`),
  ...does(['councilSecretary', 'viceChair'], `post ${meetings}/{id}/votes`, assessmentOf),
  ...does(deliberating, `post ${meetings}/{id}/ballots`, (ids: Ids) => ({ ...assessmentOf(ids), choice: 'agree' })),
  ...does(['councilSecretary', 'viceChair'], `post ${meetings}/{id}/count`, assessmentOf),
  ...does(['viceChair'], `post ${meetings}/{id}/conclude`, assessmentOf),
  ...open('signed-in', 'get /api/evaluation/declarations', 'get /api/evaluation/kin'),
  ...reads(['councilSecretary'], 'get /api/evaluation/councils/{id}/kin').map((row) => ({ ...row, knows: council })),
  ...reads(['councilSecretary', 'conflictedChair'], 'get /api/evaluation/councils/{id}/assignment-plans').map(
    (row) => ({ ...row, knows: council }),
  ),
  ...reads(deliberating, `get ${assessments}/{id}/form`),
  ...reads(['councilSecretary', 'viceChair'], `get ${assessments}/{id}/fairness`).map((row) => ({
    ...row,
    knows: seated,
  })),
  ...reads(council, `get ${meetings}/{id}/live`),
  ...does(chairs, `post ${meetings}/{id}/reschedule`, { startsAt: '2023-12-01T00:00:00Z', ...reason }),
  ...does(chairs, `put ${meetings}/{id}/agenda`, (ids: Ids) => ({ assessmentIds: [ids.assessment], ...reason })),
  ...does(chairs, `post ${meetings}/{id}/movements`, (ids: Ids) => ({ personId: ids.person, kind: 'arrived' })),
  ...sheets,
  ...plans,
  ...sittings,
  ...lists(['intake', 'councilSecretary', 'standing'], `get ${intakes}/receipts`),
  ...open('signed-in', 'post /api/evaluation/kin'),
  ...knownTo([], ...does(['member'], 'post /api/evaluation/kin/{id}/withdraw')),
  ...does(['councilSecretary', 'chairman'], `put ${councils}/{id}/panels`, { panels: [] }),
  ...does(['councilSecretary', 'chairman'], `post ${councils}/{id}/successions`, (ids: Ids) => ({
    alternateId: ids.scorer,
    personId: ids.leaver,
    ...reason,
  })),
  ...knownTo(council, ...reads(['councilSecretary', 'viceChair', 'conflictedChair'], `get ${councils}/{id}/fairness`)),
];
