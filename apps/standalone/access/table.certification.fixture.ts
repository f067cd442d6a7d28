import { open, reads, lists, does, district, office, recognized, about, reason, type Row } from './rows.fixture.js';
import { roles, type Ids, type Role } from './world.fixture.js';

const base = '/api/certification';
const confirmations = '/api/certification/confirmations';
const decisions = '/api/certification/decisions';
const letters = '/api/certification/nomination-letters';
const nominations = '/api/certification/nominations';
const statement = { effect: 'Hiệu quả', scope: 'Phạm vi', commitment: 'Cam kết' };
const ruling = ({ initiative }: Ids) => ({ items: [{ initiativeId: initiative, verdict: 'recognized' }] });
const unitList = (ids: Ids) => ({ level: 'unit', bodyUnitId: ids.unit, ...ruling(ids) });
const nominating: Role[] = ['standing', 'chairman', 'province'];
const heads: Role[] = ['head', 'deputy'];
const answer = { recognized: false, answeredOn: '2023-07-01', reason: 'Chưa đạt.' };
/** Of the main initiative, also for who is asked about the second otherwise. */
const ofMain: Role[] = ['author', 'coauthor', ...office, ...district];
const overHolder: Role[] = [...office, 'standing', 'chairman'];
const aboutMain = ({ certified }: Ids) => `?initiativeId=${certified}`;
const letter = (ids: Ids) => ({
  localityId: 'nghia-hanh',
  year: 2023,
  bodyUnitId: ids.root,
  nominationIds: [ids.nomination],
});
const year = { from: '2023-01-01', to: '2023-12-31' };
const period = ({ root }: Ids) => `?${new URLSearchParams({ bodyUnitId: root, ...year }).toString()}`;
const queried = (rows: Row[], query: (ids: Ids) => string, more: object = {}): Row[] =>
  rows.map((row) => ({ ...row, query, ...more }));

/** What follows a recognition or its refusal. */
const afterwards: Row[] = [
  ...reads(['author', 'head', 'standing', 'chairman'], `get ${base}/appeals/{id}`),
  ...lists(['author', 'head', 'standing', 'chairman'], `get ${base}/appeals`, (ids) => `?initiativeId=${ids.appealed}`),
  ...does(['author'], `post ${base}/appeals`, (ids: Ids) => ({ initiativeId: ids.appealed, grounds: 'Đã nêu.' }), {
    knows: ['author', ...office, 'deputy', ...district, 'province'],
  }),
  ...does(['head'], `post ${base}/appeals/{id}/answer`, { upheld: false, ...reason }),
  ...does(['author'], `delete ${base}/appeals/{id}`),
  ...lists(['head', 'standing', 'chairman'], `get ${base}/cchc`, () => '?localityId=nghia-hanh&year=2023'),
  ...lists(['head', 'standing', 'chairman'], `get ${base}/cchc.csv`, () => '?localityId=nghia-hanh&year=2023'),
  ...lists([...overHolder, 'deputy'], `get ${base}/delegations`, ({ unit }) => `?unitId=${unit}`),
  ...does(['head'], `post ${base}/delegations`, (ids: Ids) => ({
    unitId: ids.unit,
    deputyId: ids.person,
    acts: ['confirm'],
    validFrom: '2023-10-01',
    validTo: '2023-10-02',
  })),
  ...does(['head'], `post ${base}/delegations/{id}/revoke`, reason, { knows: [...overHolder, 'deputy'] }),
  ...lists(ofMain, `get ${base}/follow-ups`, aboutMain),
  ...does(['head'], `post ${base}/follow-ups/{id}/answer`, { stillFixed: true, note: 'Có.' }, { knows: ofMain }),
  ...lists(ofMain, `get ${base}/recurrences`, aboutMain),
  ...does(['standing', 'chairman'], `post ${base}/recurrences/{id}/review`, { note: 'Đã xem.' }, { knows: ofMain }),
  ...reads([...ofMain, 'province', 'otherHead'], `get ${base}/replications/{id}`),
  ...lists([...ofMain, 'province', 'otherHead'], `get ${base}/replications`, aboutMain),
  ...does(['otherHead'], `post ${base}/replications`, (ids: Ids) => ({
    initiativeId: ids.certified,
    unitId: ids.applyingUnit,
    appliedSince: '2023-06-20',
    effect: 'Tốt',
  })),
  ...does(['otherHead'], `post ${base}/replications/{id}/withdraw`, reason),
  ...reads(nominating, `get ${base}/reports/{id}`, `get ${base}/reports/{id}/csv`),
  ...lists(nominating, `get ${base}/reports`),
  ...queried(reads(nominating, `get ${base}/reports/current`, `get ${base}/reports/current.csv`), period, {
    knows: roles,
  }),
  ...does(['chairman'], `post ${base}/reports`, ({ root }: Ids) => ({ bodyUnitId: root, ...year, year: 2023 }), {
    knows: roles,
  }),
  ...lists([...ofMain, 'deputy', 'province'], `get ${base}/selections`, aboutMain),
  ...does(
    office,
    `post ${base}/selections`,
    (ids: Ids) => ({
      roundYear: 2023,
      roundNumber: 1,
      rows: [{ initiativeId: ids.certified, isSelected: false, ...reason }],
    }),
    { knows: [...ofMain, 'deputy', 'province'] },
  ),
  ...lists(['author', ...overHolder], `get ${base}/title-uses`, ({ holder }) => `?personId=${holder}`),
  ...queried(
    reads(['author', ...overHolder], `get ${base}/title-uses/usable`),
    ({ holder }) => `?personId=${holder}&year=2023`,
  ),
  ...does(overHolder, `post ${base}/title-uses`, (ids: Ids) => ({
    personId: ids.holder,
    initiativeId: ids.certified,
    level: 'district',
    titleKey: 'cstd-co-so',
    year: 2023,
  })),
  ...does(overHolder, `post ${base}/title-uses/{id}/withdraw`, reason, { knows: ['author', ...overHolder] }),
  ...does(['chairman'], `post ${letters}`, letter, { knows: roles }),
  ...does(['chairman'], `post ${letters}/preview`, letter, { knows: roles }),
];

const rewardProposals = '/api/certification/reward-proposals';
const rewardLetters = '/api/certification/reward-letters';
/** May propose for a reward; the chairman heads the district's own office. */
const rewarding: Role[] = [...office, 'standing', 'chairman'];
/** See the letter. */
const ofRewards: Role[] = [...rewarding, 'province'];
/** See the proposal: the one author who is proposed too. */
const rewarded: Role[] = ['author', ...ofRewards];
/** And of what went with a letter, the office that it goes through. */
const ofLetter: Role[] = [...rewarded, 'rewardOffice'];
const rewardLetter = ({ unit, rewardProposal }: Ids) => ({ bodyUnitId: unit, proposalIds: [rewardProposal] });
const rewardForm = { form: 'giay-khen', reason: 'Vì lý do.' };
/** What the certification service answers, and to whom. */
export const certification: Row[] = [
  ...open('everyone', 'get /api/certification/verify/{number}'),
  ...reads(recognized, 'get /api/certification/dossiers/{initiativeId}', `get ${confirmations}/{id}`),
  ...reads(recognized, `get ${decisions}/{id}`, 'get /api/certification/certificates/{id}'),
  ...reads(recognized, `get ${decisions}/{id}/list.csv`),
  ...lists(recognized, 'get /api/certification/dossiers'),
  ...lists(recognized, `get ${confirmations}`, about),
  ...lists(recognized, `get ${decisions}`, about),
  ...lists(recognized, 'get /api/certification/certificates', about),
  ...does(heads, `post ${confirmations}/confirm`, (ids: Ids) => ({ rows: [{ id: ids.confirmation, ...statement }] }), {
    knows: recognized,
  }),
  ...does(heads, `post ${confirmations}/{id}/confirm`, statement),
  ...does(heads, `post ${confirmations}/{id}/decline`, reason),
  ...does(heads, `post ${decisions}`, unitList, { knows: roles }),
  ...does(heads, `post ${decisions}/preview`, unitList, { knows: roles }),
  ...does(['chairman'], `put ${decisions}/{id}/items`, ruling),
  ...does(['chairman'], `delete ${decisions}/{id}`),
  ...does(['chairman'], `post ${decisions}/{id}/sign`),
  ...does(['chairman'], `post ${decisions}/sign`, (ids: Ids) => ({ ids: [ids.decision] }), { knows: recognized }),
  ...does(['chairman'], `post ${decisions}/{id}/items/{initiativeId}/revocation`, { reason: 'Sai', basis: 'Điều 1' }),
  ...does(['chairman'], `post ${decisions}/{id}/corrections/preview`, { ...reason, signerPosition: 'Chủ tịch UBND' }),
  ...does(['chairman'], `post ${decisions}/{id}/corrections`, { ...reason, signerPosition: 'Chủ tịch UBND' }),
  ...does(['chairman'], `post ${decisions}/{id}/replacement/preview`, reason),
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
  ...lists(rewarding, `get ${rewardProposals}/candidates`, ({ unit }: Ids) => `?unitId=${unit}`),
  ...lists(ofLetter, `get ${rewardProposals}`, about),
  ...lists(ofLetter, `get ${rewardProposals}.csv`, about),
  ...reads(ofLetter, `get ${rewardProposals}/{id}`),
  ...does(
    rewarding,
    `post ${rewardProposals}`,
    ({ initiative, person }: Ids) => ({
      rows: [{ initiativeId: initiative, level: 'unit', personId: person, ...rewardForm }],
    }),
    { knows: recognized },
  ),
  ...does(rewarding, `put ${rewardProposals}/{id}`, rewardForm),
  ...does(rewarding, `delete ${rewardProposals}/{id}`),
  ...does(
    ['standing', 'chairman', 'province'],
    `post ${rewardProposals}/answers`,
    ({ rewardProposal: id }: Ids) => ({ rows: [{ id, granted: false, answeredOn: '2023-09-25', ...reason }] }),
    { knows: ofLetter },
  ),
  ...lists([...ofRewards, 'rewardOffice'], `get ${rewardLetters}`),
  ...reads([...ofRewards, 'rewardOffice'], `get ${rewardLetters}/{id}`),
  ...does(['head'], `post ${rewardLetters}/preview`, rewardLetter, { knows: ofLetter }),
  ...does(['head'], `post ${rewardLetters}`, rewardLetter, { knows: ofLetter }),
  ...reads(['chairman'], `get ${decisions}/{id}/preview`).map((row) => ({ ...row, knows: recognized })),
  ...afterwards,
];
