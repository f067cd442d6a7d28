import { open, reads, lists, does, recognized, about, reason, type Row } from './rows.fixture.js';
import { roles, type Ids, type Role } from './world.fixture.js';

const confirmations = '/api/certification/confirmations';
const decisions = '/api/certification/decisions';
const letters = '/api/certification/nomination-letters';
const nominations = '/api/certification/nominations';
const statement = { effect: 'Hiệu quả', scope: 'Phạm vi', commitment: 'Cam kết' };
const ruling = ({ initiative }: Ids) => ({ items: [{ initiativeId: initiative, verdict: 'recognized' }] });
const nominating: Role[] = ['standing', 'chairman', 'province'];
const answer = { recognized: false, answeredOn: '2023-07-01', reason: 'Chưa đạt.' };
/** What the certification service answers, and to whom. */
export const certification: Row[] = [
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
  ...does(['chairman'], `post ${decisions}/{id}/corrections`, { ...reason, signerPosition: 'Chủ tịch UBND' }),
  ...does(['chairman'], `post ${decisions}/{id}/replacement`, reason),
  ...does(['chairman'], 'post /api/certification/certificates/{id}/reissue', { ...reason, cause: 'lost' }),
  ...reads(recognized, 'get /api/certification/corrections/{id}'),
  ...lists(recognized, 'get /api/certification/corrections', about),
  ...lists(recognized, 'get /api/certification/reissues', about),
  ...reads(nominating, `get ${nominations}/{id}`),
  ...lists(nominating, `get ${nominations}`),
  ...lists(nominating, `get ${nominations}.csv`),
  ...does(
    ['standing'],
    `post ${nominations}`,
    (ids: Ids) => ({ rows: [{ initiativeId: ids.initiative, ...reason }] }),
    { knows: recognized },
  ),
  ...does(
    ['province', 'standing'],
    `post ${nominations}/answers`,
    (ids: Ids) => ({ rows: [{ id: ids.nomination, ...answer }] }),
    {
      knows: nominating,
    },
  ),
  ...does(['province', 'standing'], `post ${nominations}/{id}/answer`, answer),
  ...reads(nominating, `get ${letters}/{id}`),
  ...lists(nominating, `get ${letters}`),
  ...does(['standing', 'chairman'], `post ${letters}/{id}/publication`),
  ...does(['standing'], `put ${nominations}/{id}`, reason),
  ...does(['standing'], `delete ${nominations}/{id}`),
  ...reads(['chairman'], `get ${decisions}/{id}/preview`).map((row) => ({ ...row, knows: recognized })),
];
