import { readFileSync } from 'node:fs';
import { open, reads, lists, does, admin, type Row } from './rows.fixture.js';
import { roles, type Ids } from './world.fixture.js';
import { certification } from './table.certification.fixture.js';
import { evaluation } from './table.evaluation.fixture.js';
import { registration } from './table.registration.fixture.js';

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

const draft = '/api/directory/regulation-drafts';
const regulations: Row[] = [
  ...open('signed-in', 'get /api/directory/regulations/{locality}/{year}/diff'),
  ...open('signed-in', 'get /api/directory/regulations/{locality}/{year}/versions'),
  ...does(admin, 'post /api/directory/regulations/check', { yaml: 'id: nghia-hanh' }),
  ...reads(admin, `get ${draft}/{id}`),
  ...lists(admin, `get ${draft}`, () => '?localityId=nghia-hanh'),
  ...does(admin, `post ${draft}`, { localityId: 'nghia-hanh', year: 2025 }),
  ...does(admin, `put ${draft}/{id}`, { yaml: 'id: nghia-hanh' }),
  ...does(admin, `post ${draft}/{id}/publish`),
  ...does(admin, `post ${draft}/{id}/discard`),
];

const notification: Row[] = [
  ...open('signed-in', 'get /api/notification/obligations/mine'),
  ...lists(admin, 'get /api/notification/mails', () => '?limit=200'),
  ...does(admin, 'post /api/notification/mails/{key}/resend'),
];

/** Every operation of every service. */
export const table: readonly Row[] = [
  ...kit,
  ...directory,
  ...regulations,
  ...registration,
  ...evaluation,
  ...certification,
  ...notification,
];
