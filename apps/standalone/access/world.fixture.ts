import { readEnv } from '#lib/service-kit/env.js';
import { freshDatabase } from '#lib/testing/fresh-database.js';
import { until } from '#lib/testing/until.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type Session } from '../../cli/journey/client.js';
import { onceKnown } from '../../cli/journey/expect.js';
import { localities } from '../../cli/journey/localities.js';
import type { Case, Journey } from '../../cli/journey/model.js';
import { instantOf, type StepName } from '../../cli/journey/plan.js';
import { moveClock, prepare } from '../../cli/journey/run.js';
import { steps } from '../../cli/journey/steps/table.js';
import { arrives } from '../../cli/journey/waits.js';
import { startStandalone } from '../standalone.js';
import {
  appealAgainst,
  appointDeputy,
  certify,
  regulationsIn,
  select,
  type CertificationIds,
} from './world.certification.fixture.js';
import { bestSheet, overrule, scoreThird, type AtWork } from './world.evaluation.fixture.js';

/** What only the authors, the head of their unit and the checking office may ever read; the journey writes it. */
export const confidential = 'Thông tin cần được bảo mật của tác giả.';
/** Words of what is asked for; whoever may not see it must find none of them in any answer. */
export const titles = {
  main: 'Sổ theo dõi liên thông',
  second: 'Bản đồ số ngập úng',
  appealed: 'Tủ hồ sơ dùng chung',
  third: 'Lịch trực cứu hộ',
  draft: 'Ý định còn dang dở',
};

/** Everyone whose view of the system is tested, and what they are to the subject that they ask for. */
export const roles = [
  'author',
  'coauthor',
  'head',
  'deputy',
  'unitSecretary',
  'intake',
  'councilSecretary',
  'viceChair',
  'member',
  'recused',
  'undeclared',
  'conflictedChair',
  'standing',
  'chairman',
  'province',
  'administrator',
  'otherAuthor',
  'otherHead',
  'rewardOffice',
  'foreignChairman',
  'public',
] as const;
export type Role = (typeof roles)[number];

/** Identifiers of everything that one initiative has left behind. */
export interface Ids extends CertificationIds, AtWork {
  initiative: string;
  attachment: string;
  campaign: string;
  shortcoming: string;
  intake: string;
  round: string;
  council: string;
  assessment: string;
  meeting: string;
  confirmation: string;
  decision: string;
  certificate: string;
  certificateNumber: string;
  correction: string;
  nomination: string;
  letter: string;
  rewardProposal: string;
  rewardLetter: string;
  unit: string;
  root: string;
  person: string;
  account: string;
  mail: string;
}

export interface World {
  url: string;
  databaseUrl: string;
  mailDir: string;
  main: Ids;
  /** Heard by the same council; one member recused from it, and the council's chair is one of its authors. */
  second: Ids;
  /** Being scored by the same council; the authors of both others wrote it. */
  third: Ids;
  /** Of the author alone. */
  draft: string;
  tokens: ReadonlyMap<Role, string | undefined>;
  stop(): Promise<void>;
}

const [, nghiaHanh] = localities;
if (!nghiaHanh) throw new Error('the journey has no second locality');
const plan = {
  ...nghiaHanh,
  cases: [
    { fate: 'province-recognized', authors: [['tacgia1', 60], ['tacgia9', 40]], application: 'full' }, // prettier-ignore
    { fate: 'nominated', authors: [['tacgia10', 60], ['uyvien1', 40]], application: 'trial' }, // prettier-ignore
    { fate: 'council-declined', authors: [['tacgia1', 50], ['tacgia9', 30], ['uyvien1', 20]], application: 'full' }, // prettier-ignore
    { fate: 'supplemented', authors: [['tacgia1', 100]], application: 'full' },
  ],
} as const satisfies typeof nghiaHanh;

const filing: readonly (readonly [string, ...StepName[]])[] = [
  ['2023-03-01T08:00:00', 'launch', 'nameShortcomings'],
  ['2023-03-06T08:00:00', 'draft'],
  ['2023-03-20T08:00:00', 'registerAgencies', 'registerSchools'],
  ['2023-04-03T08:00:00', 'publishList'],
  ['2023-04-17T08:00:00', 'apply'],
  ['2023-04-24T08:00:00', 'file'],
];
const recognizing: typeof filing = [
  ['2023-05-05T08:00:00', 'confirm'],
  ['2023-05-08T08:00:00', 'recognizeInUnits'],
];
const submitting: typeof filing = [
  ['2023-05-15T08:00:00', 'submit'],
  ['2023-05-16T08:00:00', 'takeIn'],
];
const after: typeof filing = [
  ['2023-05-24T08:00:00', 'hear'],
  ['2023-06-05T08:00:00', 'meet'],
  ['2023-06-12T08:00:00', 'decide'],
  ['2023-06-19T08:00:00', 'nominate'],
];

async function walk(journey: Journey, stops: typeof filing): Promise<void> {
  for (const [at, ...names] of stops) {
    await moveClock(journey, instantOf(at));
    for (const name of names) await steps[name](journey);
  }
}

async function score(member: Session, assessmentId: string): Promise<void> {
  const path = `evaluation/assessments/${assessmentId}`;
  await member.put(`${path}/sheets/mine`, await bestSheet(member, assessmentId));
  await member.post(`${path}/sheets/mine/send`);
}

/** Waits until whoever recused is no longer let in. */
const onceRefused = (session: Session, path: string) =>
  until(
    () =>
      session.get<object>(path).then(
        () => false,
        () => true,
      ),
    { what: 'whoever recused may no longer read the dossier' },
  );

/** The second dossier before the council: a member is released by recusing, and the vice-chair does what a chair does. */
async function hearSecond(journey: Journey, subject: Case, account: (name: string) => Promise<Session>) {
  const { councilId, secretary } = journey.sittings.get('district') ?? {};
  if (!councilId || !secretary) throw new Error('no council was founded');
  await arrives(secretary, 'evaluation', subject, 'accepted');
  const [vice, recused, member] = [await account('uyvien2'), await account('uyvien4'), await account('uyvien5')];
  const { id } = await secretary.post<{ id: string }>('evaluation/assessments', {
    initiativeId: subject.id,
    councilId,
  });
  const path = `evaluation/assessments/${id}`;
  const dueAt = instantOf('2023-06-30T17:00:00').toISOString();
  const memberIds = [recused, member].map(({ who }) => who.personId);
  const present = await Promise.all(['uyvien2', 'uyvien5', 'uyvien6', 'uyvien7', 'uyvien8', 'uyvien3'].map(account));
  for (const each of [...present, recused, secretary])
    await each.post('evaluation/declarations', { assessmentIds: [id], inConflict: false });
  await secretary.post(`${path}/assignments`, { dueAt, memberIds });
  const asked = `registration/initiatives/${subject.id}`;
  await until(() => recused.get<object>(asked), { what: 'the assigned member may read the dossier' });
  await recused.post(`${path}/recusals`, { reason: 'Là người thân của tác giả.' });
  await onceRefused(recused, asked);
  await score(member, id);
  await vice.post(`${path}/open-scores`);
  const startsAt = instantOf('2023-06-28T08:00:00').toISOString();
  const meeting = { councilId, startsAt, place: 'Phòng họp', assessmentIds: [id] };
  const { id: meetingId } = await secretary.post<{ id: string }>('evaluation/meetings', meeting);
  await moveClock(journey, instantOf('2023-06-28T08:00:00'));
  const presentIds = [...present, secretary].map(({ who }) => who.personId);
  await secretary.post(`evaluation/meetings/${meetingId}/attendance`, { presentIds });
  await secretary.post(`evaluation/meetings/${meetingId}/votes`, { assessmentId: id });
  for (const voter of [...present, secretary])
    await voter.post(`evaluation/meetings/${meetingId}/ballots`, { assessmentId: id, choice: 'agree' });
  await secretary.post(`evaluation/meetings/${meetingId}/count`, { assessmentId: id });
  await vice.post(`evaluation/meetings/${meetingId}/conclude`, { assessmentId: id });
  await secretary.post(`evaluation/meetings/${meetingId}/minutes`);
  return { assessment: id, meeting: meetingId };
}

type Items<T> = { items: T[] };
const firstOf = <T>({ items: [first] }: Items<T>): T => {
  if (first === undefined) throw new Error('the list is empty');
  return first;
};

/** What the main initiative has left behind, found by those who may see it. */
async function idsOf(journey: Journey, subject: Case): Promise<Omit<Ids, keyof CertificationIds | keyof AtWork>> {
  const { people, campaignId, shortcomings, sittings } = journey;
  const [author] = subject.authors;
  if (!author) throw new Error('there is no author');
  const [officer, administrator] = [await people.standingOfficer(), await people.account('quantri')];
  const about = `initiativeId=${subject.id}`;
  const view = await author.get<{ attachments: { id: string }[] }>(`registration/initiatives/${subject.id}`);
  const certificate = firstOf(
    await author.get<Items<{ id: string; number: string; decisionId: string }>>(`certification/certificates?${about}`),
  );
  const [round] = await officer.get<{ id: string }[]>('evaluation/rounds');
  const intake = firstOf(await officer.get<Items<{ id: string }>>(`evaluation/intakes?${about}`));
  const head = await people.unitHead(subject.unitCode);
  const confirmation = firstOf(await head.get<Items<{ id: string }>>(`certification/confirmations?${about}`));
  const account = firstOf(
    await administrator.get<Items<{ id: string }>>(`directory/accounts?personId=${author.who.personId}`),
  );
  const mail = await until(
    async () => (await administrator.get<Items<{ key: string }>>('notification/mails?limit=1')).items[0],
    { what: 'a letter was sent', timeoutMs: 30_000 },
  );
  const sitting = sittings.get('district');
  return {
    initiative: subject.id,
    attachment: view.attachments[0]?.id ?? '',
    campaign: campaignId,
    shortcoming: shortcomings.get(subject.unitCode) ?? '',
    intake: intake.id,
    round: round?.id ?? '',
    council: sitting?.councilId ?? '',
    assessment: sitting?.heard.find((hearing) => hearing.subject === subject)?.assessmentId ?? '',
    meeting: sitting?.meetingId ?? '',
    confirmation: confirmation.id,
    decision: certificate.decisionId,
    certificate: certificate.id,
    certificateNumber: certificate.number,
    correction: '',
    nomination: '',
    letter: '',
    rewardProposal: '',
    rewardLetter: '',
    unit: author.who.unitId,
    root: journey.rootId,
    person: author.who.personId,
    account: account.id,
    mail: mail.key,
  };
}

/** Corrects its newest decision and reissues a certificate of it; whoever signed it may. Gives the correction. */
async function amended({ people }: Journey, subject: Case, ids: Pick<Ids, 'decision' | 'certificate'>) {
  const decision = `certification/decisions/${ids.decision}`;
  const head = await people.unitHead(subject.recognizingCode);
  const { level, number } = await head.get<{ level: 'unit' | 'district'; number: string }>(decision);
  const signer = level === 'unit' ? head : await people.account('chutich');
  const reason = 'Ghi thiếu.';
  await signer.post(`certification/certificates/${ids.certificate}/reissue`, { reason, cause: 'damaged' });
  const correction = { reason, number: `${number}-SK` };
  return (await signer.post<{ id: string }>(`${decision}/corrections`, correction)).id;
}

const accounts: Readonly<Record<Exclude<Role, 'public'>, string>> = {
  author: 'nghiahanh.tacgia1',
  coauthor: 'nghiahanh.tacgia9',
  head: 'nghiahanh.thutruong.phong-kinh-te',
  deputy: 'nghiahanh.photruong.phong-kinh-te',
  unitSecretary: 'nghiahanh.vanthu.phong-kinh-te',
  intake: '',
  councilSecretary: 'nghiahanh.thukyhoidong',
  viceChair: 'nghiahanh.uyvien2',
  member: 'nghiahanh.uyvien5',
  recused: 'nghiahanh.uyvien4',
  undeclared: 'nghiahanh.uyvien9',
  conflictedChair: 'nghiahanh.uyvien1',
  standing: 'nghiahanh.thuongtruc',
  chairman: 'nghiahanh.chutich',
  province: 'quangngai.tinh',
  administrator: 'nghiahanh.quantri',
  otherAuthor: 'nghiahanh.tacgia5',
  otherHead: 'nghiahanh.thutruong.mam-non',
  rewardOffice: 'nghiahanh.thutruong.phong-noi-vu',
  foreignChairman: 'trabong.chutich',
};

const passwordOf = (url: string) =>
  onceKnown('the demo accounts are there', () =>
    new Client(url).get<{ password: string }>('directory/demo/accounts'),
  ).then(({ password }) => password);

async function tokenOf(url: string, userName: string, password: string): Promise<string> {
  const body = JSON.stringify({ userName, password });
  const headers = { 'content-type': 'application/json' };
  return (await new Client(url).send<{ accessToken: string }>('POST', 'directory/sessions', headers, body)).accessToken;
}

/** The lead author is proposed for a reward, with a letter of the unit. */
async function proposeReward(
  head: Session,
  { initiative: initiativeId, person: personId, unit: bodyUnitId }: Pick<Ids, 'initiative' | 'person' | 'unit'>,
) {
  const row = { initiativeId, level: 'unit', personId, form: 'giay-khen', reason: 'Hiệu quả rõ.' };
  const [made] = await head.post<{ done?: { id: string } }[]>('certification/reward-proposals', { rows: [row] });
  const rewardProposal = made?.done?.id ?? '';
  const letter = { bodyUnitId, proposalIds: [rewardProposal] };
  const { id: rewardLetter } = await head.post<{ id: string }>('certification/reward-letters', letter);
  return { rewardProposal, rewardLetter };
}

async function populate(url: string): Promise<Pick<World, 'main' | 'second' | 'third' | 'draft' | 'tokens'>> {
  const password = await passwordOf(url);
  const client = new Client(url, password);
  const of: Partial<Record<Case['plan']['fate'], string>> = {
    nominated: titles.second,
    'council-declined': titles.third,
    supplemented: titles.appealed,
  };
  const titleOf = ({ fate }: Case['plan']) => of[fate] ?? titles.main;
  const journey = await onceKnown('the demo data is there', () => prepare(client, plan, titleOf));
  const [main, second, third, appealed] = journey.cases;
  if (!main || !second || !third || !appealed) throw new Error('the journey has no cases');
  await walk(journey, filing);
  const appeal = await appealAgainst(journey, appealed);
  journey.cases = [main, second, third];
  await walk(journey, recognizing);
  await select(journey, main);
  await walk(journey, submitting);
  journey.cases = [main];
  await walk(journey, after);
  const account = (name: string) => journey.people.account(name);
  const heard = await hearSecond(journey, second, account);
  const { atWork, assessment } = await scoreThird(journey, third);
  await overrule(journey, main, second);
  const [author, standing] = [await account('tacgia1'), await account('thuongtruc')];
  const { id: draft } = await author.post<{ id: string }>('registration/initiatives', {
    title: titles.draft,
    regulationYear: plan.year,
    confidential,
  });
  const { id: nomination } = firstOf(await standing.get<Items<{ id: string }>>('certification/nominations'));
  const { id: letter } = firstOf(await standing.get<Items<{ id: string }>>('certification/nomination-letters'));
  const delegation = await appointDeputy(journey, main, accounts.deputy, password);
  const certified = { ...(await certify(journey, main)), appealed: appealed.id, appeal, delegation };
  await moveClock(journey, instantOf('2023-09-25T08:00:00')); // the chairman is reminded to sign
  const ids = await idsOf(journey, main);
  const rewards = await proposeReward(await journey.people.unitHead(main.unitCode), ids);
  const intakeCode = 'phong-noi-vu';
  const tokens = new Map<Role, string | undefined>([['public', undefined]]);
  for (const [role, userName] of Object.entries(accounts))
    tokens.set(role as Role, await tokenOf(url, userName || `nghiahanh.tiepnhan.${intakeCode}`, password));
  const idsOfSecond = await idsOf(journey, second);
  const common = { nomination, letter, ...atWork, ...certified, ...rewards };
  return {
    main: { ...ids, ...common, correction: await amended(journey, main, ids) },
    second: { ...idsOfSecond, ...common, ...heard, correction: await amended(journey, second, idsOfSecond) },
    third: { ...(await idsOf(journey, third)), ...common, assessment },
    draft,
    tokens,
  };
}

/** The whole platform in this process, with two initiatives on their way and one that is still a draft. */
export async function startWorld(): Promise<World> {
  const [database, dataDir] = [await freshDatabase(), await mkdtemp(join(tmpdir(), 'sangkien-access-'))];
  const settings = { DATABASE_URL: database.url, DATA_DIR: dataDir, DEMO: '1', PORT: '0', LOG_LEVEL: 'error' };
  const LOCALITIES_DIR = await regulationsIn(dataDir);
  const platform = await startStandalone(readEnv({ ...settings, LOCALITIES_DIR }));
  const stop = async () => {
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
    await database.drop();
  };
  try {
    const world = await populate(platform.url);
    return { url: platform.url, databaseUrl: database.url, mailDir: join(dataDir, 'mail'), ...world, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
