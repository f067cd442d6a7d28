import { consumers } from '#lib/contracts/topology.js';
import { readFileSync } from 'node:fs';
import { roles, type Ids, type Role } from './world.fixture.js';

/**
 * Who may do what, one row for each operation of the OpenAPI documents. `reads`: one thing, by its id. `lists`: finds
 * the subject in a list, a count or a file. `does`: may give the command. Everyone else learns nothing.
 */
export type Row = { operation: string; knows?: readonly Role[] } & (
  | { kind: 'open'; to: 'everyone' | 'signed-in' }
  | { kind: 'reads'; roles: readonly Role[] }
  | { kind: 'lists'; roles: readonly Role[]; query: (ids: Ids, title: string) => string }
  | { kind: 'does'; roles: readonly Role[]; body: (ids: Ids) => unknown; query?: string }
);

const open = (to: 'everyone' | 'signed-in', ...operations: string[]): Row[] =>
  operations.map((operation) => ({ kind: 'open', operation, to }));
const reads = (roles: readonly Role[], ...operations: string[]): Row[] =>
  operations.map((operation) => ({ kind: 'reads', operation, roles }));
const lists = (
  roles: readonly Role[],
  operation: string,
  query: (ids: Ids, title: string) => string = () => '',
): Row[] => [{ kind: 'lists', operation, roles, query }];
const does = (roles: readonly Role[], operation: string, body: unknown = {}, more: object = {}): Row[] => [
  {
    kind: 'does',
    operation,
    roles,
    body: typeof body === 'function' ? (body as (ids: Ids) => unknown) : () => body,
    ...more,
  },
];

const authors: Role[] = ['author', 'coauthor', 'conflictedChair']; // of the second initiative, the last
const district: Role[] = ['councilSecretary', 'standing', 'chairman'];
const office: Role[] = ['head', 'unitSecretary'];
/** Of the dossier in evaluation. */
const readers: Role[] = [...authors, ...office, ...district, 'intake'];
/** Of what was recognized. */
const recognized: Role[] = [...authors, ...office, ...district, 'province'];
const council: Role[] = ['councilSecretary', 'chairman', 'viceChair', 'member', 'recused', 'conflictedChair'];
/** In the deliberation on the dossier; who recused or is an author has no part in it. */
const deliberating: Role[] = ['councilSecretary', 'viceChair', 'member'];
const admin: Role[] = ['administrator'];
const chairs: Role[] = ['councilSecretary', 'viceChair', 'conflictedChair'];

const named = (parameter: string) => (_: Ids, title: string) => `?${parameter}=${encodeURIComponent(title)}`;
const about = ({ initiative }: Ids) => `?initiativeId=${initiative}`;
const assessmentOf = ({ assessment }: Ids) => ({ assessmentId: assessment });
const reason = { reason: 'Vì lý do.' };

/** Until evaluation tells who was released, registration lets whoever was assigned read on. */
const isReleaseTold = consumers.registration.some(({ type }) => type === 'assessment.released.v1');
const assigned: Role[] = ['member', ...(isReleaseTold ? [] : (['recused'] as const))];

const services = ['directory', 'registration', 'evaluation', 'certification', 'notification'];
const kit: Row[] = services.flatMap((service) => [
  ...open('everyone', `get /api/${service}/health/live`, `get /api/${service}/health/ready`),
  ...reads(admin, `get /api/${service}/parked`),
  ...does(admin, `post /api/${service}/parked/replay`, { eventIds: [] }),
]);

const directory: Row[] = [
  ...open('everyone', 'post /api/directory/sessions', 'post /api/directory/sessions/refresh'),
  ...open('everyone', 'delete /api/directory/sessions', 'get /api/directory/.well-known/jwks.json'),
  ...open('everyone', 'get /api/directory/clock', 'get /api/directory/demo/accounts'),
  ...open('signed-in', 'get /api/directory/units', 'get /api/directory/units/{id}'),
  ...open('signed-in', 'get /api/directory/people', 'get /api/directory/people/{id}'),
  ...open('signed-in', 'get /api/directory/regulations', 'get /api/directory/regulations/{locality}/{year}'),
  ...open('signed-in', 'get /api/directory/me', 'put /api/directory/me/password'),
  ...does(admin, 'post /api/directory/units', (ids: Ids) => ({
    code: 'moi',
    name: 'Mới',
    kind: 'other',
    sector: 'x',
    parentId: ids.root,
  })),
  ...does(admin, 'patch /api/directory/units/{id}', { name: 'Tên khác' }),
  ...does(admin, 'post /api/directory/units/{id}/move', (ids: Ids) => ({ parentId: ids.root })),
  ...does(admin, 'post /api/directory/people', (ids: Ids) => ({ unitId: ids.unit, fullName: 'Người Mới' })),
  ...does(admin, 'patch /api/directory/people/{id}', { fullName: 'Tên Khác' }),
  ...does(
    admin,
    'post /api/directory/accounts',
    (ids: Ids) => ({ personId: ids.person, userName: 'moi.mot', password: 'mat-khau-rat-dai-1' }),
    { knows: roles },
  ),
  ...lists(admin, 'get /api/directory/accounts', (ids) => `?personId=${ids.person}`),
  ...does(admin, 'patch /api/directory/accounts/{id}', { active: true }),
  ...does(admin, 'post /api/directory/accounts/{id}/password', { password: 'mat-khau-rat-dai-1' }),
  ...does(admin, 'post /api/directory/regulations', {
    yaml: readFileSync('deploy/localities/nghia-hanh-2023.yaml', 'utf8'),
  }),
  ...does(admin, 'post /api/directory/clock', { now: '2023-09-25T02:00:00Z' }),
];

const initiatives = '/api/registration/initiatives';
const registration: Row[] = [
  ...open('everyone', 'get /api/registration/campaigns/{id}/registered-list'),
  ...open('signed-in', 'get /api/registration/campaigns'),
  ...reads([...office, ...district, 'otherHead'], 'get /api/registration/campaigns/{id}/progress').map((row) => ({
    ...row,
    knows: roles,
  })),
  ...open('signed-in', 'get /api/registration/shortcomings', 'get /api/registration/shortcomings/{id}'),
  ...open('signed-in', `post ${initiatives}`),
  ...does(['standing', 'councilSecretary', 'chairman'], 'post /api/registration/campaigns', (ids: Ids) => ({
    unitId: ids.root,
    regulationYear: 2023,
    title: 'Đợt mới',
  })),
  ...does(['standing', 'councilSecretary'], 'post /api/registration/campaigns/{id}/registered-list'),
  ...does(['head', 'unitSecretary'], 'post /api/registration/shortcomings', (ids: Ids) => ({
    unitId: ids.unit,
    year: 2023,
    summary: 'Tồn tại',
  })),
  ...does(['head', 'unitSecretary'], 'patch /api/registration/shortcomings/{id}', { summary: 'Lời khác' }),
  ...reads([...readers, ...assigned], `get ${initiatives}/{id}`, `get ${initiatives}/{id}/history`),
  ...reads([...readers, ...assigned], `get ${initiatives}/{id}/attachments/{attachmentId}`),
  ...lists([...readers, ...assigned], `get ${initiatives}`, named('q')),
  ...does([], `patch ${initiatives}/{id}`, { title: 'Tên khác' }),
  ...does([], `put ${initiatives}/{id}/attachments`, 'tệp', { query: '?component=evidence&fileName=a.pdf' }),
  ...does([], `delete ${initiatives}/{id}/attachments/{attachmentId}`),
  ...does([], `post ${initiatives}/{id}/late-admission`, reason),
  ...does(authors, `post ${initiatives}/{id}/consent`),
  ...does(authors, `post ${initiatives}/{id}/registration`),
  ...does(authors, `post ${initiatives}/{id}/application`, { application: 'full', firstAppliedOn: '2023-04-10' }),
  ...does(authors, `post ${initiatives}/{id}/filing`),
  ...does(
    [...office, 'chairman'],
    `post ${initiatives}/submissions`,
    (ids: Ids) => ({ initiativeIds: [ids.initiative], round: { year: 2023, number: 1 } }),
    { knows: readers },
  ),
  ...does([...authors, 'unitSecretary'], `post ${initiatives}/{id}/completion`, { note: 'Đã bổ sung.' }),
  ...does([...authors, ...office, 'chairman'], `post ${initiatives}/{id}/withdrawal`, reason),
];

const intakes = '/api/evaluation/intakes';
const assessments = '/api/evaluation/assessments';
const meetings = '/api/evaluation/meetings';
const evaluation: Row[] = [
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
  ...reads(['member'], `get ${assessments}/{id}/sheets/mine`).map((row) => ({ ...row, knows: deliberating })),
  ...lists(deliberating, `get ${assessments}`, about),
  ...does(['councilSecretary'], `post ${assessments}/{id}/assignments`, { dueAt: '2023-12-01T00:00:00Z' }),
  ...does(['councilSecretary'], `put ${assessments}/{id}/assignments/{personId}`),
  ...does(deliberating, `post ${assessments}/{id}/recusals`, reason),
  ...does(['viceChair'], `post ${assessments}/{id}/open-scores`),
  ...does(deliberating, `put ${assessments}/{id}/sheets/mine`, { scores: {} }),
  ...does(['member'], `post ${assessments}/{id}/sheets/mine/send`),
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
];

const confirmations = '/api/certification/confirmations';
const decisions = '/api/certification/decisions';
const nominations = '/api/certification/nominations';
const statement = { effect: 'Hiệu quả', scope: 'Phạm vi', commitment: 'Cam kết' };
const ruling = ({ initiative }: Ids) => ({ items: [{ initiativeId: initiative, verdict: 'recognized' }] });
const nominating: Role[] = ['standing', 'chairman', 'province'];
const answer = { recognized: false, answeredOn: '2023-07-01', reason: 'Chưa đạt.' };
const certification: Row[] = [
  ...open('everyone', 'get /api/certification/verify/{number}'),
  ...reads(recognized, 'get /api/certification/dossiers/{initiativeId}', `get ${confirmations}/{id}`),
  ...reads(recognized, `get ${decisions}/{id}`, 'get /api/certification/certificates/{id}'),
  ...lists(recognized, 'get /api/certification/dossiers'),
  ...lists(recognized, `get ${confirmations}`, about),
  ...lists(recognized, `get ${decisions}`, about),
  ...lists(recognized, 'get /api/certification/certificates', about),
  ...does(
    ['head'],
    `post ${confirmations}/confirm`,
    (ids: Ids) => ({ rows: [{ id: ids.confirmation, ...statement }] }),
    { knows: recognized },
  ),
  ...does(['head'], `post ${confirmations}/{id}/confirm`, statement),
  ...does(['head'], `post ${confirmations}/{id}/decline`, reason),
  ...does(['head'], `post ${decisions}`, (ids: Ids) => ({ level: 'unit', bodyUnitId: ids.unit, ...ruling(ids) }), {
    knows: roles,
  }),
  ...does(['chairman'], `put ${decisions}/{id}/items`, ruling),
  ...does(['chairman'], `delete ${decisions}/{id}`),
  ...does(['chairman'], `post ${decisions}/{id}/sign`),
  ...does(['chairman'], `post ${decisions}/sign`, (ids: Ids) => ({ ids: [ids.decision] }), { knows: recognized }),
  ...does(['chairman'], `post ${decisions}/{id}/items/{initiativeId}/revocation`, { reason: 'Sai', basis: 'Điều 1' }),
  ...reads(nominating, `get ${nominations}/{id}`),
  ...lists(nominating, `get ${nominations}`),
  ...lists(nominating, `get ${nominations}.csv`),
  ...does(
    ['standing'],
    `post ${nominations}`,
    (ids: Ids) => ({ rows: [{ initiativeId: ids.initiative, ...reason }] }),
    { knows: recognized },
  ),
  ...does(['province'], `post ${nominations}/answers`, (ids: Ids) => ({ rows: [{ id: ids.nomination, ...answer }] }), {
    knows: nominating,
  }),
  ...does(['province'], `post ${nominations}/{id}/answer`, answer),
];

const notification: Row[] = [
  ...open('signed-in', 'get /api/notification/obligations/mine'),
  ...lists(admin, 'get /api/notification/mails', () => '?limit=200'),
  ...does(admin, 'post /api/notification/mails/{key}/resend'),
];

export const table: readonly Row[] = [
  ...kit,
  ...directory,
  ...registration,
  ...evaluation,
  ...certification,
  ...notification,
];
