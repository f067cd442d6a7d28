import { decisionIssued, effectConfirmed } from '#lib/contracts/certification.events.js';
import { unitChanged } from '#lib/contracts/directory.events.js';
import { intakeAccepted, intakeReturned } from '#lib/contracts/evaluation.events.js';
import type { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import type { Problem } from '#lib/service-kit/problem.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { smallWorld, type SmallWorld } from '#lib/testing/small-world.js';
import { until } from '#lib/testing/until.js';
import { randomUUID } from 'node:crypto';
import type { ListDifference } from './campaign/registered-list.js';
import type { RegisteredLine } from './campaign/registered-list.entity.js';
import type { DossierVersion, Difference } from './dossier-version/dossier-version.js';
import type { DuplicatesView } from './duplicate/duplicate.service.js';
import { FingerprintStore } from './duplicate/fingerprint.store.js';
import { registration } from './index.js';
import type { Check, ComponentCheck } from './initiative/initiative.checks.js';
import { InitiativeDeadlines } from './initiative/initiative.deadlines.js';
import type { InitiativeView } from './initiative/initiative.view.js';
import type { LapseNotice } from './initiative/lapse-notice.entity.js';
import type { Override } from './override/override.store.js';

type Actor = SmallWorld['people']['author'];
interface Checks {
  step: string;
  ok: boolean;
  checks: Check[];
  components: ComponentCheck[];
  dates: { filing: { lastDay: string } | null };
  warnings: { key: string }[];
}

const july = new Date('2024-07-20T02:00:00Z');
const report = {
  statusQuo: 'Người dân phải đi lại nhiều lần để hỏi hồ sơ đất đai đã xong hay chưa',
  novelty: 'Phiếu hẹn điện tử gửi qua tin nhắn khi hồ sơ đất đai được giải quyết xong ở bộ phận một cửa',
  steps: 'Ba bước',
  conditions: 'Máy tính nối mạng',
  scope: 'Toàn xã',
  benefit: { kind: 'measured' as const, summary: 'Giảm 2 ngày chờ' },
};
let world: SmallWorld;
let service: ServiceAlone;

beforeAll(async () => {
  world = smallWorld('thanh-tri-2024');
  service = await serviceAlone(registration);
  service.setTime(july);
  const published = world.events.at(-1)!;
  const offices = [
    { sector: 'education', office: 'phong-gddt', label: 'Phòng Giáo dục và Đào tạo', role: 'collecting' },
    { sector: '*', office: 'phong-kinh-te', label: 'Phòng Kinh tế', role: 'standing' },
  ];
  const content = { ...world.rules, intake: { ...world.rules.intake, offices } };
  await service.tell(...world.events.slice(0, -1), { ...published, data: { ...(published.data as object), content } });
  await post('/campaigns', world.people.standing, {
    unitId: world.units.root,
    regulationYear: 2024,
    title: 'Năm 2024',
  });
});
afterAll(() => service.stop());
beforeEach(() => service.setTime(july));

const post = <T = InitiativeView>(path: string, as: Actor, body: unknown = {}) =>
  service.call<T>('POST', path, { as, body });
const get = async <T>(path: string, as: Actor) => (await service.call<T>('GET', path, { as })).body;

async function drafted(over: object = {}, author = world.people.author) {
  const { head } = world.people;
  const words = { unitId: world.units.commune, year: 2024, summary: 'Người dân phải đi lại nhiều lần' };
  const shortcoming = await post<{ id: string }>('/shortcomings', head, words);
  const { body } = await post('/initiatives', author, {
    title: `Phiếu hẹn ${randomUUID()}`,
    shortcomingId: shortcoming.body.id,
    fitsFieldOfWork: true,
    conditions: ['new-in-unit', 'applied-with-benefit', 'not-excluded'],
    declarations: ['public-order', 'not-protected'],
    report,
    ...over,
  });
  return body.id;
}

async function applied(over: object = {}) {
  const id = await drafted(over);
  await post(`/initiatives/${id}/registration`, world.people.author);
  const first = { application: 'full', firstAppliedOn: '2024-07-15' };
  await post(`/initiatives/${id}/application`, world.people.author, first);
  return id;
}

async function filed(over: object = {}) {
  const id = await applied(over);
  expect(await post(`/initiatives/${id}/filing`, world.people.author)).toMatchObject({ status: 200 });
  return id;
}

const by = { personId: randomUUID(), role: 'unit-head', name: 'Lê Thị Cúc' };
async function recognized(over: object = {}) {
  const initiativeId = await filed(over);
  const unitId = world.units.commune;
  const words = { effect: 'Tốt', scope: 'Toàn xã', commitment: 'Không kéo dài' };
  await service.tell(
    effectConfirmed.make(initiativeId, { initiativeId, by, confirmationId: randomUUID(), unitId, ...words }, july),
  );
  const decision = { decisionId: randomUUID(), level: 'unit' as const, verdict: 'recognized' as const };
  const paper = { number: '01/QĐ', signedOn: '2024-07-20', issuingUnitId: unitId, certificates: [] };
  await service.tell(decisionIssued.make(initiativeId, { initiativeId, by, ...decision, ...paper }, july));
  return initiativeId;
}

const october = new Date('2024-10-10T02:00:00Z');
async function submitted(over: object = {}) {
  service.setTime(july);
  const id = await recognized(over);
  service.setTime(october);
  const submission = {
    initiativeIds: [id],
    round: { year: 2024, number: 2 },
    letter: { number: '5/TTr', signedOn: '2024-10-10' },
  };
  await post('/initiatives/submissions', world.people.secretary, submission);
  return id;
}

/** Returned with a clock that ends with 10 November. */
async function returned() {
  const id = await submitted();
  const defects = [{ field: 'report', note: 'Thiếu số liệu' }];
  const told = { initiativeId: id, by: { ...by, role: 'intake-officer' }, defects, dueAt: '2024-11-10T17:00:00Z' };
  await service.tell(intakeReturned.make(id, told, october));
  return id;
}
const stateOf = (id: string, as = world.people.author) => get<InitiativeView>(`/initiatives/${id}`, as);
const sent = async (type: string, subject: string) => {
  await service.relayed();
  return service.sent.filter((event) => event.type === type && event.subject === subject);
};

describe('what a step asks for', () => {
  const failing = async (id: string, step: string) =>
    (await get<Checks>(`/initiatives/${id}/checks?step=${step}`, world.people.author)).checks
      .filter((check) => !check.ok)
      .map(({ key }) => key);

  it.each([
    [{ report: { novelty: 'Chỉ có tính mới' }, conditions: [] }],
    [{ declarations: ['public-order'] }],
    [{ authors: 'coauthor' }],
    [{}],
  ])('is what the command then says: %j', async (over) => {
    const { author, coauthor } = world.people;
    const authors = [author, coauthor].map(({ personId }) => ({ personId, sharePercent: 33.33 }));
    const id = await drafted('authors' in over ? { authors } : over);
    for (const step of ['registration', 'filing'] as const) {
      const before = await failing(id, step === 'registration' ? 'register' : 'file');
      const answer = await post<Problem>(`/initiatives/${id}/${step}`, author);
      const reasons = answer.status === 200 ? [] : answer.body.reasons.map(({ key }) => key);
      // From another state the command says nothing else.
      expect(before.includes('state') ? ['state'] : before).toEqual(reasons);
      if (step === 'registration')
        await post(`/initiatives/${id}/application`, author, { application: 'full', firstAppliedOn: '2024-07-15' });
    }
  });

  it('comes with the field, the person and the dates it was worked out from', async () => {
    const id = await applied({ report: { novelty: 'x' } });
    const { step, ok, checks, dates } = await get<Checks>(`/initiatives/${id}/checks`, world.people.author);
    expect({ step, ok, lastDay: dates.filing?.lastDay }).toEqual({ step: 'file', ok: false, lastDay: '2025-07-15' });
    expect(checks).toContainEqual(expect.objectContaining({ key: 'report-incomplete', ok: false, field: 'report' }));
    expect(checks).toContainEqual({ key: 'filing-period-over', ok: true, field: 'firstAppliedOn', reasons: [] });
  });

  it('is seen by the authors and the intake office, and by no stranger', async () => {
    const id = await filed();
    const status = async (as: Actor) => (await service.call('GET', `/initiatives/${id}/checks`, { as })).status;
    expect([await status(world.people.author), await status(world.people.intake)]).toEqual([200, 200]);
    expect(await status(world.people.teacher)).toBe(404);
  });
});

describe('state funds', () => {
  it('ask for the consent of the managing body where an author heads the unit, and say so to everyone', async () => {
    const { head } = world.people;
    const id = await drafted({ stateFunded: true, sponsor: 'UBND xã Một' }, head);
    await post(`/initiatives/${id}/registration`, head);
    const consent = { number: '12/CV-UBND', signedOn: '2024-07-10' };
    expect(
      await post<Problem>(`/initiatives/${id}/managing-consent`, head, { ...consent, attachmentId: randomUUID() }),
    ).toMatchObject({ status: 400, body: { reasons: [{ key: 'attachment-unknown' }] } });
    expect((await post(`/initiatives/${id}/managing-consent`, head, consent)).status).toBe(200);
    const told = (await sent('initiative.amended.v1', id)).at(-1)?.data as InitiativeSnapshot;
    expect(told).toMatchObject({
      stateFunded: true,
      headIsAuthor: true,
      sponsor: 'UBND xã Một',
      managingConsent: consent,
      unitCouncilHeard: false,
    });
  });
});

describe('shares', () => {
  it('ask every co-author again when any of them changes', async () => {
    const { author, coauthor } = world.people;
    const authors = (mine: number) => [
      { personId: author.personId, sharePercent: mine },
      { personId: coauthor.personId, sharePercent: 100 - mine },
    ];
    const id = await drafted({ authors: authors(60) });
    await post(`/initiatives/${id}/consent`, coauthor);
    const amend = async (mine: number) =>
      (
        await service.call<InitiativeView>('PATCH', `/initiatives/${id}`, {
          as: author,
          body: { authors: authors(mine) },
        })
      ).body.authors[1]?.consentedAt;
    expect(await amend(60)).toBeDefined();
    expect(await amend(55)).toBeUndefined();
  });
});

describe('two at once', () => {
  it('file once', async () => {
    const id = await applied();
    const race = await Promise.all([1, 2, 3].map(() => post(`/initiatives/${id}/filing`, world.people.author)));
    expect(race.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await sent('initiative.filed.v1', id)).toHaveLength(1);
  });

  it('ask for one extension, and answer it once', async () => {
    const id = await returned();
    const ask = { reason: 'Chờ số liệu', until: '2024-11-30' };
    const asked = await Promise.all([1, 2].map(() => post(`/initiatives/${id}/extensions`, world.people.author, ask)));
    expect(asked.map(({ status }) => status).sort()).toEqual([200, 409]);
    const answer = (granted: boolean) =>
      post(`/initiatives/${id}/extensions/answer`, world.people.intake, { granted, reason: 'Đã xem xét' });
    const answers = await Promise.all([answer(true), answer(false)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('a returned dossier', () => {
  it('is kept as it was at each act, and compared field by field', async () => {
    const id = await returned();
    const { author } = world.people;
    const amended = { ...report, benefit: { kind: 'measured', summary: 'Giảm 2 ngày, 300 lượt' } };
    await service.call('PATCH', `/initiatives/${id}`, { as: author, body: { report: amended } });
    await post(`/initiatives/${id}/completion`, author, { note: 'Đã bổ sung' });
    const { items } = await get<{ items: DossierVersion[] }>(`/initiatives/${id}/versions`, author);
    expect(items.slice(-3).map(({ action }) => action)).toEqual(['submit', 'return', 'complete']);
    const [before, after] = [items.at(-3)!, items.at(-1)!];
    const path = `/initiatives/${id}/versions/diff?from=${String(before.version)}&to=${String(after.version)}`;
    const { differences } = await get<{ differences: Difference[] }>(path, world.people.intake);
    expect(differences).toEqual([{ field: 'report.benefit', before: report.benefit, after: amended.benefit }]);
    expect((await service.call('GET', path, { as: world.people.teacher })).status).toBe(404);
    expect((await service.call('GET', `/initiatives/${id}/versions/99`, { as: author })).status).toBe(404);
  });

  it('shows the confidential part of a version to those who may read it, and to nobody else', async () => {
    const id = await filed({ confidential: 'công thức pha chế' });
    const seen = async (as: Actor) => JSON.stringify(await get(`/initiatives/${id}/versions/1`, as));
    expect(await seen(world.people.author)).toContain('công thức');
    expect(await seen(world.people.intake)).not.toContain('công thức');
  });

  it('is extended by the office of its sector alone, the clock moves for all, and the override is listed', async () => {
    const id = await returned();
    const { secretary, intake, educationIntake, standing } = world.people;
    await post(`/initiatives/${id}/extensions`, secretary, { reason: 'Chờ số liệu thống kê', until: '2024-11-30' });
    const pending = await get<{ total: number; items: InitiativeView[] }>('/initiatives?extension=pending', intake);
    expect(pending.items.map((item) => item.id)).toContain(id);
    expect((await sent('initiative.amended.v1', id)).at(-1)?.data).toMatchObject({ extensionAsked: true });
    const answer = { granted: true, reason: 'Số liệu có ngày 25/11' };
    expect((await post(`/initiatives/${id}/extensions/answer`, educationIntake, answer)).status).toBe(403);
    expect((await post(`/initiatives/${id}/extensions/answer`, intake, answer)).status).toBe(200);
    expect((await sent('initiative.amended.v1', id)).at(-1)?.data).toMatchObject({
      dueAt: '2024-11-30T17:00:00.000Z',
      extensionAsked: false,
    });
    const { items } = await get<{ items: Override[] }>('/overrides?action=grant-extension', standing);
    const listed = { initiativeId: id, personName: intake.name, reason: answer.reason };
    expect(items).toContainEqual(expect.objectContaining(listed));
    expect((await get<{ total: number }>('/overrides', world.people.author)).total).toBe(0);
    service.setTime(new Date('2024-11-11T02:00:00Z'));
    expect((await post(`/initiatives/${id}/completion`, secretary, { note: 'Xong' })).body.state).toBe('submitted');
  });

  it('does not lapse while its extension may still be answered; it lapses when that is denied, with a notice', async () => {
    const [asking, silent] = [await returned(), await returned()];
    service.setTime(new Date('2024-11-08T02:00:00Z'));
    await post(`/initiatives/${asking}/extensions`, world.people.author, { reason: 'Ốm', until: '2024-11-30' });
    service.setTime(new Date('2024-11-10T17:00:01Z'));
    await until(async () => (await stateOf(silent)).state === 'lapsed', { what: 'the silent one lapses' });
    expect((await stateOf(asking)).state).toBe('returned');
    await post(`/initiatives/${asking}/extensions/answer`, world.people.intake, { granted: false, reason: 'Đủ lâu' });
    await until(async () => (await stateOf(asking)).state === 'lapsed', { what: 'the denied one lapses' });
    const { items } = await get<{ items: LapseNotice[] }>(`/initiatives/${silent}/lapse-notices`, world.people.author);
    expect(items).toMatchObject([{ initiativeId: silent, defects: [{ field: 'report' }] }]);
    expect(await sent('lapse-notice.issued.v1', silent)).toMatchObject([
      { data: { noticeId: items[0]!.id, authorIds: [world.people.author.personId] } },
    ]);
  });

  it('lapses with a notice half a second after the time to answer its extension is over, and not half before', async () => {
    const id = await returned();
    service.setTime(new Date('2024-11-08T02:00:00Z')); // a Friday; five working days are over with the next one
    await post(`/initiatives/${id}/extensions`, world.people.author, { reason: 'Ốm', until: '2024-11-30' });
    expect((await sent('initiative.amended.v1', id)).at(-1)?.data).toMatchObject({
      extensionAsked: true,
      extensionAnswerBy: '2024-11-15T17:00:00.000Z',
    });
    const lapsing = async (time: string) => {
      service.setTime(new Date(time));
      await service.app.get(InitiativeDeadlines).lapseOverdue();
      return (await stateOf(id)).state;
    };
    expect(await lapsing('2024-11-10T17:00:00.500Z')).toBe('returned');
    expect(await lapsing('2024-11-15T16:59:59.500Z')).toBe('returned');
    expect(await lapsing('2024-11-15T17:00:00.500Z')).toBe('lapsed');
    const { items } = await get<{ items: LapseNotice[] }>(`/initiatives/${id}/lapse-notices`, world.people.author);
    expect(items).toMatchObject([
      { dueAt: '2024-11-10T17:00:00.000Z', unanswered: { reason: 'Ốm', until: '2024-11-30' } },
    ]);
    expect(await sent('lapse-notice.issued.v1', id)).toMatchObject([{ data: { unanswered: true } }]);
    const pending = await get<{ items: InitiativeView[] }>('/initiatives?extension=pending', world.people.intake);
    expect(pending.items.map((item) => item.id)).not.toContain(id);
  });
});

describe('duplicates', () => {
  const words = {
    ...report,
    novelty: 'Bảng mã màu dán ở kệ thuốc để điều dưỡng lấy đúng thuốc trong ca trực đêm',
    statusQuo: 'Lấy nhầm thuốc khi thiếu sáng',
  };

  it('of a recognized one are shown with their passages, to the author too, and settled by a person', async () => {
    const old = await recognized({ title: 'Mã màu kệ thuốc', report: words });
    const id = await drafted({ title: 'Tủ thuốc sắc màu', report: { ...words, steps: 'Bốn bước khác hẳn' } });
    const view = await get<DuplicatesView>(`/initiatives/${id}/duplicates`, world.people.author);
    const found = view.similar.find((other) => other.initiativeId === old);
    expect(found).toMatchObject({ isRecognized: true, level: 'alarm' });
    expect(found?.passages.here.join(' ')).toContain('Bảng mã màu dán ở kệ thuốc');
    expect(
      (await get<Checks>(`/initiatives/${id}/checks`, world.people.author)).warnings.map(({ key }) => key),
    ).toContain('overlaps-recognized');
    const finding = { otherId: old, finding: 'distinct', reason: 'Khác đối tượng áp dụng' };
    expect((await post(`/initiatives/${id}/duplicates/findings`, world.people.author, finding)).status).toBe(403);
    expect((await post(`/initiatives/${id}/registration`, world.people.author)).status).toBe(200);
    expect((await post(`/initiatives/${id}/duplicates/findings`, world.people.head, finding)).status).toBe(200);
    const { reasons } = await get<DuplicatesView>(`/initiatives/${id}/duplicates`, world.people.author);
    expect(reasons.filter(({ params }) => params?.['title'] === 'Mã màu kệ thuốc')).toEqual([]);
  });

  it('that a person found are not accepted, as the checks say before, until the office itself finds otherwise', async () => {
    const { intake, head, author } = world.people;
    const first = await recognized({ title: 'Đèn báo bể nước' });
    const id = await submitted({ title: 'Đèn báo mực nước' });
    const find = (as: Actor, finding: string, of = id, otherId = first) =>
      post<Problem>(`/initiatives/${of}/duplicates/findings`, as, { otherId, finding, reason: `Thấy ${finding}` });
    const accept = () => {
      const told = { initiativeId: id, by: { ...by, role: 'intake-officer' }, receiptNumber: '01/BN' };
      return service.tell(intakeAccepted.make(id, { ...told, decideBy: '2025-01-10T17:00:00Z' }, october));
    };
    expect((await find(intake, 'duplicate')).status).toBe(200);
    expect((await sent('initiative.amended.v1', id)).at(-1)?.data).toMatchObject({ duplicateOf: [first] });
    const checks = await get<Checks>(`/initiatives/${id}/checks`, author);
    expect(checks).toMatchObject({ step: 'accept', ok: false });
    expect(checks.warnings.map(({ key }) => key)).toContain('duplicate-found');
    expect(checks.checks.find(({ ok }) => !ok)).toMatchObject({
      key: 'duplicate-found',
      reasons: [{ params: { name: intake.name, reason: 'Thấy duplicate' } }],
    });
    await accept();
    expect((await stateOf(id)).state).toBe('submitted');
    expect(await sent('fact.refused.v1', id)).toMatchObject([{ data: { reasons: ['duplicate-found'] } }]);
    expect(await find(head, 'distinct')).toMatchObject({
      status: 409,
      body: { reasons: [{ key: 'finding-of-office' }] },
    });
    expect((await find(intake, 'distinct')).status).toBe(200);
    expect(await get<Checks>(`/initiatives/${id}/checks`, author)).toMatchObject({ ok: true });
    await accept();
    expect((await stateOf(id)).state).toBe('accepted');
    const { items } = await get<{ items: Override[] }>('/overrides?action=decide-duplicate', world.people.standing);
    expect(items).toContainEqual(expect.objectContaining({ initiativeId: id, reason: 'Thấy distinct' }));
  });

  it('are in the way of the one that was filed later alone, and nobody finds anything about their own', async () => {
    const { intake, author } = world.people;
    const first = await recognized();
    service.setTime(new Date('2024-07-21T02:00:00Z'));
    const second = await filed();
    const find = (as: Actor, of: string, otherId: string) =>
      post<Problem>(`/initiatives/${of}/duplicates/findings`, as, { otherId, finding: 'duplicate', reason: 'Giống' });
    expect((await find(intake, first, second)).status).toBe(200);
    expect((await sent('initiative.amended.v1', first)).at(-1)?.data).toMatchObject({ duplicateOf: [] });
    expect(await find({ ...author, roles: intake.roles }, second, first)).toMatchObject({
      ...{ status: 403, body: { reasons: [{ key: 'conflict-of-interest' }] } },
    });
  });

  it('that nobody recognized stay hidden from other authors, and are seen by the office', async () => {
    const own = { ...words, novelty: 'Cân bàn nối máy tính tự ghi khối lượng rác từng hộ vào sổ thu gom của thôn' };
    const theirs = await drafted({ title: 'Cân rác', report: own });
    const mine = (await post('/initiatives', world.people.teacher, { title: 'Cân rác thải', report: own })).body.id;
    const ids = (view: DuplicatesView) => view.similar.map((other) => other.initiativeId);
    expect(ids(await get<DuplicatesView>(`/initiatives/${mine}/duplicates`, world.people.teacher))).not.toContain(
      theirs,
    );
    await post(`/initiatives/${theirs}/registration`, world.people.author);
    expect(ids(await get<DuplicatesView>(`/initiatives/${mine}/duplicates`, world.people.teacher))).not.toContain(
      theirs,
    );
    const other = await filed({ title: 'Cân rác số', report: own });
    expect(ids(await get<DuplicatesView>(`/initiatives/${other}/duplicates`, world.people.intake))).toContain(theirs);
  });

  it('are found among initiatives from before fingerprints were kept', async () => {
    const own = { ...words, novelty: 'Chuông báo bằng đèn ở bể nước giúp bảo vệ biết lúc nào phải khóa van nguồn' };
    const old = await recognized({ title: 'Đèn bể nước', report: own });
    await service.db.query('DELETE FROM fingerprint WHERE initiative_id = $1', [old]);
    const id = await drafted({ title: 'Đèn báo nước', report: own });
    const found = async () =>
      (await get<DuplicatesView>(`/initiatives/${id}/duplicates`, world.people.author)).similar.map(
        (s) => s.initiativeId,
      );
    expect(await found()).not.toContain(old);
    expect(await service.app.get(FingerprintStore).keepMissing(200)).toBe(1);
    expect(await found()).toContain(old);
  });

  it('that are identical are told apart by the second of filing', async () => {
    const same = { title: 'Cùng một nội dung', report: { ...words, scope: 'Toàn bệnh viện' } };
    const [first, second] = [await applied(same), await applied(same)];
    service.setTime(new Date('2024-07-21T02:00:05Z'));
    await post(`/initiatives/${first}/filing`, world.people.author);
    service.setTime(new Date('2024-07-21T02:00:30Z'));
    expect((await post(`/initiatives/${second}/filing`, world.people.author)).status).toBe(200);
    const keys = async (id: string) =>
      (await get<Checks>(`/initiatives/${id}/checks`, world.people.intake)).warnings.map(({ key }) => key);
    expect(await keys(second)).toContain('identical-filed-earlier');
    expect(await keys(first)).not.toContain('identical-filed-earlier');
  });
});

describe('the registered list', () => {
  const publish = (id: string) => post<Problem>(`/campaigns/${id}/registered-list`, world.people.standing);

  it('stays as it was published; later it is published anew, and what changed is told', async () => {
    const { root: unitId } = world.units;
    const launch = { unitId, regulationYear: 2024, title: 'Chuyên đề' };
    const { id } = (await post<{ id: string }>('/campaigns', world.people.standing, launch)).body;
    const versions = (of: string) =>
      service.call<{ total: number }>('GET', `/campaigns/${of}/registered-list/versions`);
    expect(await versions(id)).toMatchObject({ status: 200, body: { total: 0 } });
    expect(await versions(randomUUID())).toMatchObject({ status: 404, body: { reasons: [{ key: 'not-found' }] } });
    const one = await drafted({ title: 'Thứ nhất', campaignId: id });
    await post(`/initiatives/${one}/registration`, world.people.author);
    expect((await publish(id)).status).toBe(201);
    const two = await drafted({ title: 'Thứ hai', campaignId: id });
    await post(`/initiatives/${two}/registration`, world.people.author);
    await service.call('PATCH', `/initiatives/${one}`, { as: world.people.author, body: { title: 'Tên đã sửa' } });
    const list = async (query = '') =>
      (
        await service.call<{ version: number; items: RegisteredLine[] }>(
          'GET',
          `/campaigns/${id}/registered-list${query}`,
        )
      ).body;
    expect((await list()).items.map(({ title }) => title)).toEqual(['Thứ nhất']);
    const race = await Promise.all([publish(id), publish(id)]);
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await list()).items.map(({ title }) => title)).toEqual(['Tên đã sửa', 'Thứ hai']);
    expect((await list('?version=1')).items.map(({ title }) => title)).toEqual(['Thứ nhất']);
    expect((await versions(id)).body.total).toBe(2);
    const diff = await service.call<ListDifference>('GET', `/campaigns/${id}/registered-list/diff?from=1&to=2`);
    expect(diff.body).toMatchObject({
      added: [{ title: 'Thứ hai' }],
      removed: [],
      changed: [{ after: { title: 'Tên đã sửa' } }],
    });
    expect((await sent('registered-list.published.v1', id)).map(({ data }) => data)).toMatchObject([
      { count: 1, listVersion: 1 },
      { count: 2, listVersion: 2 },
    ]);
  });

  it('comes from a campaign of the whole locality: no lower unit launches one', async () => {
    const body = { unitId: world.units.commune, regulationYear: 2024, title: 'Riêng xã Một' };
    expect(await post<Problem>('/campaigns', world.people.standing, body)).toMatchObject({
      status: 409,
      body: { reasons: [{ key: 'campaign-unit-not-top', field: 'unitId' }] },
    });
  });
});

describe('a unit that is merged', () => {
  it('leaves what was drafted there to whoever heads the unit that took it over, and the history says so', async () => {
    const id = await filed();
    const into = randomUUID();
    const heir: Actor = {
      ...world.people.principal,
      personId: randomUUID(),
      unitId: into,
      roles: [{ role: 'unit-head', unitId: into }],
    };
    const unit = { version: 1, localityId: world.localityId, kind: 'commune', sector: 'general', canRecognize: true };
    const { root, commune } = world.units;
    const told = { ...unit, unitId: into, code: 'xa-moi', name: 'Xã Mới', parentId: root, path: [into, root] };
    await service.tell(unitChanged.make(into, told, july));
    expect((await service.call('GET', `/initiatives/${id}`, { as: heir })).status).toBe(404);
    const merged = {
      ...unit,
      version: 2,
      unitId: commune,
      code: 'xa-mot',
      name: 'Xã Một',
      parentId: root,
      path: [commune, root],
      mergedInto: into,
    };
    await service.tell(unitChanged.make(commune, merged, july));
    expect((await service.call('GET', `/initiatives/${id}`, { as: heir })).status).toBe(200);
    expect(await stateOf(id)).toMatchObject({ unitId: commune, recognizingUnitId: into });
    const { items, intact } = await get<{ intact: boolean; items: { action: string; role: string }[] }>(
      `/initiatives/${id}/history`,
      world.people.author,
    );
    expect([intact, items.at(-1)]).toMatchObject([true, { action: 'follow-unit', role: 'system' }]);
    await service.tell(unitChanged.make(commune, { ...merged, version: 1, mergedInto: undefined }, july));
    expect(await stateOf(id)).toMatchObject({ recognizingUnitId: into });
  });
});
