import {
  open,
  reads,
  lists,
  does,
  authors,
  district,
  office,
  readers,
  named,
  reason,
  assigned,
  type Row,
} from './rows.fixture.js';
import { roles, type Ids } from './world.fixture.js';

const initiatives = '/api/registration/initiatives';
/** Of two versions. */
const between = (from: number, to: number) => (row: Row) => ({
  ...row,
  query: () => `?from=${String(from)}&to=${String(to)}`,
});
/** What the registration service answers, and to whom. */
export const registration: Row[] = [
  ...open('everyone', 'get /api/registration/campaigns/{id}/registered-list'),
  ...open('everyone', 'get /api/registration/campaigns/{id}/registered-list.csv'),
  ...open('signed-in', 'get /api/registration/campaigns'),
  ...reads([...office, ...district, 'otherHead', 'rewardOffice'], 'get /api/registration/campaigns/{id}/progress').map(
    (row) => ({
      ...row,
      knows: roles,
    }),
  ),
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
  ...does([], `put ${initiatives}/{id}/attachments`, 'tệp', { query: () => '?component=evidence&fileName=a.pdf' }),
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
  ...open('everyone', 'get /api/registration/campaigns/{id}/registered-list/versions'),
  ...reads(
    [...readers, ...assigned],
    `get ${initiatives}/{id}/checks`,
    `get ${initiatives}/{id}/lapse-notices`,
    `get ${initiatives}/{id}/duplicates`,
    `get ${initiatives}/{id}/versions`,
    `get ${initiatives}/{id}/versions/{version}`,
  ),
  ...open('everyone', 'get /api/registration/campaigns/{id}/registered-list/diff').map(between(1, 1)),
  ...reads([...readers, ...assigned], `get ${initiatives}/{id}/versions/diff`).map(between(1, 2)),
  ...lists(['standing', 'councilSecretary', 'chairman', 'intake'], 'get /api/registration/overrides'),
  ...does(
    ['head', 'councilSecretary', 'intake', 'chairman'],
    `post ${initiatives}/{id}/duplicates/findings`,
    (ids: Ids) => ({
      otherId: ids.other,
      finding: 'distinct',
      ...reason,
    }),
  ),
  ...does(office, 'post /api/registration/shortcomings/{id}/recurrence', (ids: Ids) => ({
    recursOf: ids.shortcoming,
  })),
  ...does([], `post ${initiatives}/{id}/late-filing-admission`, reason),
  ...does([], `post ${initiatives}/{id}/managing-consent`, { number: '1', signedOn: '2023-01-01' }),
  ...does([], `post ${initiatives}/{id}/extensions`, { until: '2023-12-01', ...reason }),
  ...does([], `post ${initiatives}/{id}/extensions/answer`, { granted: false, ...reason }),
];
