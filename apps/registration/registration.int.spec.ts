import {
  assessmentAssigned,
  assessmentReleased,
  conflictDeclared,
  assessmentConcluded,
  assessmentOpened,
  intakeAccepted,
  intakeReturned,
} from '#lib/contracts/evaluation.events.js';
import { decisionIssued, effectConfirmed } from '#lib/contracts/certification.events.js';
import type { Envelope } from '#lib/contracts/event.js';
import type { Problem } from '#lib/service-kit/problem.js';
import { until } from '#lib/testing/until.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { smallWorld, type SmallWorld } from '#lib/testing/small-world.js';
import { randomUUID } from 'node:crypto';
import { registration } from './index.js';
import type { InitiativeView } from './initiative/initiative.view.js';

let service: ServiceAlone;
let world: SmallWorld;
const july = new Date('2024-07-20T02:00:00Z');

const report = {
  statusQuo: 'Hồ sơ trả chậm',
  novelty: 'Phiếu hẹn điện tử',
  steps: 'Ba bước',
  conditions: 'Máy tính nối mạng',
  scope: 'Toàn xã',
  benefit: { kind: 'measured' as const, summary: 'Giảm 2 ngày chờ', amount: 2, measure: 'ngày' },
};

beforeAll(async () => {
  world = smallWorld('thanh-tri-2024');
  service = await serviceAlone(registration);
  await service.tell(...world.events);
});
afterAll(() => service.stop());
beforeEach(() => service.setTime(july));

const post = <T = InitiativeView>(path: string, as: SmallWorld['people']['author'], body: unknown = {}, headers = {}) =>
  service.call<T>('POST', path, { as, body, headers });

async function launched() {
  const { standing } = world.people;
  const body = { unitId: world.units.root, regulationYear: 2024, title: 'Phát động sáng kiến năm 2024' };
  return (await post<{ id: string }>('/campaigns', standing, body)).body;
}

async function drafted(over: object = {}) {
  const { author, head } = world.people;
  const shortcoming = await post<{ id: string }>('/shortcomings', head, {
    unitId: world.units.commune,
    year: 2024,
    summary: 'Người dân phải đi lại nhiều lần',
  });
  const draft = await post('/initiatives', author, {
    title: 'Phiếu hẹn điện tử tại bộ phận một cửa',
    shortcomingId: shortcoming.body.id,
    fitsFieldOfWork: true,
    conditions: ['new-in-unit', 'applied-with-benefit', 'not-excluded'],
    declarations: ['public-order', 'not-protected'],
    report,
    ...over,
  });
  expect(draft).toMatchObject({ status: 201, body: { state: 'draft', version: 1 } });
  return draft.body;
}

async function registered() {
  const { id } = await drafted();
  expect(await post(`/initiatives/${id}/registration`, world.people.author)).toMatchObject({
    status: 200,
    body: { state: 'registered' },
  });
  return id;
}

async function filed() {
  const id = await registered();
  await post(`/initiatives/${id}/application`, world.people.author, {
    application: 'full',
    firstAppliedOn: '2024-07-15',
  });
  expect(await post(`/initiatives/${id}/filing`, world.people.author)).toMatchObject({
    status: 200,
    body: { state: 'filed' },
  });
  return id;
}

const by = { personId: randomUUID(), role: 'unit-head', name: 'Lê Thị Cúc' };
const confirmedFact = (initiativeId: string) =>
  effectConfirmed.make(
    initiativeId,
    {
      initiativeId,
      by,
      confirmationId: randomUUID(),
      unitId: world.units.commune,
      effect: 'Tốt',
      scope: 'Toàn xã',
      commitment: 'Không còn kéo dài',
    },
    july,
  );
const decisionFact = (initiativeId: string, level: 'unit' | 'district', role: string, issuingUnitId: string) =>
  decisionIssued.make(
    initiativeId,
    {
      initiativeId,
      by: { ...by, role },
      decisionId: randomUUID(),
      level,
      verdict: 'recognized',
      number: '01/QĐ',
      signedOn: '2024-07-20',
      issuingUnitId,
      certificates: [],
    },
    july,
  );
const stateOf = async (id: string) =>
  (await service.call<InitiativeView>('GET', `/initiatives/${id}`, { as: world.people.author })).body;
const sentAbout = async (id: string) => {
  await service.relayed();
  return service.sent.filter((event) => event.subject === id).map((event) => event.type);
};

describe('registration of initiatives', () => {
  beforeAll(async () => {
    service.setTime(july);
    await launched();
  });

  it('carries an initiative from draft to district recognition, each step told once', async () => {
    const id = await filed();
    await service.tell(confirmedFact(id));
    await service.tell(decisionFact(id, 'unit', 'unit-head', world.units.commune));
    service.setTime(new Date('2024-10-10T02:00:00Z'));
    const letter = { number: '05/TTr-UBND', signedOn: '2024-10-10' };
    const submission = { initiativeIds: [id], round: { year: 2024, number: 2 }, letter };
    expect(
      (await post<{ done: InitiativeView }[]>('/initiatives/submissions', world.people.secretary, submission)).body[0]
        ?.done.state,
    ).toBe('submitted');
    const evaluation = { initiativeId: id, by: { ...by, role: 'intake-officer' } };
    await service.tell(
      intakeAccepted.make(id, { ...evaluation, receiptNumber: '01', decideBy: '2025-01-10T00:00:00Z' }, july),
    );
    const assessment = {
      initiativeId: id,
      assessmentId: randomUUID(),
      councilId: randomUUID(),
      level: 'district' as const,
    };
    await service.tell(assessmentOpened.make(id, { ...assessment, by: { ...by, role: 'council-secretary' } }, july));
    await service.tell(
      assessmentConcluded.make(
        id,
        { ...assessment, by: { ...by, role: 'council-chair' }, outcome: 'recommend', decidedBy: 'two-thirds' },
        july,
      ),
    );
    await service.tell(decisionFact(id, 'district', 'district-chair', world.units.root));
    expect(await stateOf(id)).toMatchObject({
      state: 'district-recognized',
      recognitions: [{ level: 'unit' }, { level: 'district' }],
    });
    expect(await sentAbout(id)).toEqual(
      [
        'registered',
        'applied',
        'filed',
        'confirmed',
        'unit-recognized',
        'submitted',
        'accepted',
        'evaluating',
        'recommended',
        'district-recognized',
      ].map((state) => `initiative.${state}.v1`),
    );
    const history = await service.call<{ intact: boolean; total: number }>('GET', `/initiatives/${id}/history`, {
      as: world.people.author,
    });
    expect(history.body).toMatchObject({ intact: true, total: 11 });
  });

  it.each([
    ['2024-08-14T16:59:59.999Z', 200],
    ['2024-08-14T17:00:00.000Z', 409],
  ])('at %s answers a registration with %s: "trước ngày 15/8" excludes the day', async (now, status) => {
    const { id } = await drafted();
    service.setTime(new Date(now));
    const answer = await post<Problem>(`/initiatives/${id}/registration`, world.people.author);
    // The clock runs on: what is sent a moment before the close may arrive after it.
    if (status === 409)
      expect(answer.body.reasons).toEqual([
        expect.objectContaining({
          key: 'registration-closed',
          vi: expect.stringContaining('thời gian đăng ký') as string,
        }),
      ]);
    expect([status, 409]).toContain(answer.status);
  });

  it('lapses a draft when the window of its unit closes, and lets a named officer admit one late', async () => {
    const [late, lost] = [(await drafted()).id, (await drafted()).id];
    service.setTime(new Date('2024-08-14T16:00:00Z'));
    expect(
      await post(`/initiatives/${late}/late-admission`, world.people.standing, { reason: 'Mất điện toàn xã' }),
    ).toMatchObject({ status: 200 });
    service.setTime(new Date('2024-08-14T17:00:01Z'));
    await until(async () => (await stateOf(lost)).state === 'lapsed', { what: 'the other draft lapses' });
    expect(await post(`/initiatives/${late}/registration`, world.people.author)).toMatchObject({
      status: 200,
      body: { lateAdmission: { reason: 'Mất điện toàn xã' } },
    });
  });

  it('lapses the others when one cannot be', async () => {
    const [stuck, lost] = [(await drafted()).id, (await drafted()).id];
    await service.db.query(`UPDATE initiative SET regulation_version = 99, due_at = '2024-01-01' WHERE id = $1`, [
      stuck,
    ]);
    service.setTime(new Date('2024-08-14T17:00:01Z'));
    await until(async () => (await stateOf(lost)).state === 'lapsed', { what: 'the other draft lapses' });
    await service.db.query('UPDATE initiative SET regulation_version = 1 WHERE id = $1', [stuck]);
    await until(async () => (await stateOf(stuck)).state === 'lapsed', { what: 'the mended draft lapses' });
  });

  it('refuses a stale edit with both versions, and loses nothing', async () => {
    const { id } = await drafted();
    const amend = (title: string) =>
      service.call<Problem & { currentVersion: number }>('PATCH', `/initiatives/${id}`, {
        as: world.people.author,
        body: { title },
        headers: { 'if-match': '"1"' },
      });
    expect((await amend('Tên thứ nhất')).status).toBe(200);
    const stale = await amend('Tên thứ hai');
    expect(stale).toMatchObject({
      status: 409,
      body: { expectedVersion: 1, currentVersion: 2, reasons: [{ key: 'stale' }] },
    });
    expect((await stateOf(id)).title).toBe('Tên thứ nhất');
  });

  it('never shows the confidential part in the answer to a stale edit', async () => {
    const { id } = await drafted({ confidential: 'công thức pha chế' });
    const stale = await post<Problem>(
      `/initiatives/${id}/withdrawal`,
      world.people.author,
      { reason: 'x' },
      { 'if-match': '"9"' },
    );
    expect(stale).toMatchObject({ status: 409, body: { current: { id, version: 1 } } });
    expect(JSON.stringify(stale.body)).not.toContain('công thức');
  });

  it('does a command once, however often it is sent with the same key', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const body = { title: 'Gửi hai lần' };
    const answers = await Promise.all([1, 2, 3].map(() => post('/initiatives', world.people.author, body, key)));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    const other = await post<Problem>('/initiatives', world.people.author, { title: 'Khác' }, key);
    expect(other).toMatchObject({ status: 409, body: { reasons: [{ key: 'idempotency-key-reused' }] } });
  });

  it('lets one of two racing registrations win', async () => {
    const { id } = await drafted();
    const race = await Promise.all([1, 2].map(() => post(`/initiatives/${id}/registration`, world.people.author)));
    expect(race.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(await sentAbout(id)).toEqual(['initiative.registered.v1']);
  });

  it('names the field and the rule of bad input, in both languages', async () => {
    const answer = await post<Problem>('/initiatives', world.people.author, {
      title: '',
      authors: [{ personId: 'x', sharePercent: 33.333 }],
      surprise: 1,
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.reasons.map((reason) => `${reason.field ?? ''} ${reason.key}`).sort()).toEqual(
      [
        'authors.0.personId is-uuid',
        'authors.0.sharePercent is-number',
        'surprise whitelist-validation',
        'title is-length',
      ].sort(),
    );
    for (const reason of answer.body.reasons) expect(reason.vi).not.toBe(reason.key);
  });

  it('refuses what no column can hold, and null for what cannot be cleared', async () => {
    const { id } = await drafted();
    const amend = async (body: object) => {
      const answer = await service.call<Problem>('PATCH', `/initiatives/${id}`, { as: world.people.author, body });
      return [answer.status, ...answer.body.reasons.map((reason) => reason.key)];
    };
    expect(await amend({ title: 'a\u0000b' })).toEqual([400, 'value-unstorable']);
    expect(await amend({ report: { novelty: '\ud800' } })).toEqual([400, 'value-unstorable']);
    expect(await amend({ title: null })).toEqual([400, 'is-length', 'is-string']);
    expect(
      (await service.call('GET', '/initiatives?regulationYear=99999999999', { as: world.people.author })).status,
    ).toBe(400);
  });

  it('reads a draft whose report says that it has no benefit yet', async () => {
    const { id } = await drafted({ report: { ...report, benefit: null } });
    expect(await stateOf(id)).toMatchObject({ state: 'draft' });
  });

  it('takes no draft into a campaign that is not of its year', async () => {
    const body = { title: 'Lạc đợt', campaignId: randomUUID() };
    expect(await post<Problem>('/initiatives', world.people.author, body)).toMatchObject({
      status: 400,
      body: { reasons: [{ key: 'campaign-unknown', field: 'campaignId' }] },
    });
  });

  it('changes nothing of a filed request, however close the amendments come', async () => {
    const id = await registered();
    await post(`/initiatives/${id}/application`, world.people.author, {
      application: 'full',
      firstAppliedOn: '2024-07-15',
    });
    const amend = (title: string) =>
      service.call('PATCH', `/initiatives/${id}`, { as: world.people.author, body: { title } });
    await Promise.all([
      amend('Một'),
      amend('Hai'),
      post(`/initiatives/${id}/filing`, world.people.author),
      amend('Ba'),
    ]);
    const { body } = await service.call<{ items: { action: string }[] }>('GET', `/initiatives/${id}/history`, {
      as: world.people.author,
    });
    expect(body.items.at(-1)?.action).toBe('file');
  });

  it('refuses filing one year after the first application', async () => {
    const id = await registered();
    await post(`/initiatives/${id}/application`, world.people.author, {
      application: 'full',
      firstAppliedOn: '2024-07-15',
    });
    service.setTime(new Date('2025-07-15T17:00:01Z'));
    const answer = await post<Problem>(`/initiatives/${id}/filing`, world.people.author);
    expect(answer).toMatchObject({ status: 409, body: { reasons: [{ key: 'filing-period-over' }] } });
  });

  it('shows a stranger nothing and a council member what was assigned to them', async () => {
    const { id } = await drafted({ confidential: 'công thức pha chế' });
    const { teacher } = world.people;
    const read = () => service.call<InitiativeView>('GET', `/initiatives/${id}`, { as: teacher });
    expect((await read()).status).toBe(404);
    const assigned = {
      initiativeId: id,
      assessmentId: randomUUID(),
      memberId: teacher.personId,
      dueAt: july.toISOString(),
      by,
    };
    const { dueAt: _, ...member } = assigned;
    await service.tell(assessmentAssigned.make(id, assigned, july));
    const early = await service.call<Problem>('GET', `/initiatives/${id}`, { as: teacher });
    expect(early).toMatchObject({ status: 403, body: { reasons: [{ key: 'declaration-missing' }] } });
    await service.tell(conflictDeclared.make(id, { ...member, inConflict: false }, july));
    const seen = await read();
    expect(seen.status).toBe(200);
    expect(seen.body.confidential).toBeUndefined();
    expect(JSON.stringify(seen.body)).not.toContain('công thức');
    expect((await stateOf(id)).confidential).toBe('công thức pha chế');
  });

  it('closes a dossier to a member who was released, in whatever order it is told', async () => {
    const { teacher } = world.people;
    const about = (initiativeId: string) => ({
      ...{ initiativeId, assessmentId: randomUUID(), memberId: teacher.personId, by },
    });
    const later = new Date(july.getTime() + 60_000);
    for (const inOrder of [true, false]) {
      const { id } = await drafted();
      const member = about(id);
      const told = [
        conflictDeclared.make(id, { ...member, inConflict: false }, july),
        assessmentAssigned.make(id, { ...member, dueAt: later.toISOString() }, july),
        assessmentReleased.make(id, { ...member, because: 'recusal' as const }, later),
      ];
      for (const event of inOrder ? told : told.toReversed()) await service.tell(event);
      const { status } = await service.call('GET', `/initiatives/${id}`, { as: teacher });
      const list = await service.call<{ items: { id: string }[] }>('GET', '/initiatives?limit=200', { as: teacher });
      expect([status, list.body.items.some((item) => item.id === id)]).toEqual([404, false]);
    }
  });

  it('keeps an attachment by the type of its content, not by its name', async () => {
    const { id } = await drafted();
    const put = (content: Uint8Array, fileName: string) =>
      service.call<Problem & InitiativeView>(
        'PUT',
        `/initiatives/${id}/attachments?component=evidence&fileName=${encodeURIComponent(fileName)}`,
        { as: world.people.author, body: content },
      );
    const tree =
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj';
    const pdf = new TextEncoder().encode(`%PDF-1.7\n${tree}\ntrailer<</Root 1 0 R>>\n%%EOF`);
    expect((await put(new TextEncoder().encode('MZ no document'), 'minh chứng.pdf')).body.reasons[0]?.key).toBe(
      'attachment-type',
    );
    const kept = await put(pdf, 'minh chứng.pdf');
    expect(kept.body.attachments).toEqual([
      expect.objectContaining({ fileName: 'minh chứng.pdf', mediaType: 'application/pdf', size: pdf.length }),
    ]);
    const read = await service.call<string>('GET', `/initiatives/${id}/attachments/${kept.body.attachments[0]!.id}`, {
      as: world.people.author,
    });
    expect(read).toMatchObject({ status: 200, body: new TextDecoder().decode(pdf) });
  });

  it('publishes the registered list to everyone, its total equal to its rows', async () => {
    const { id } = await launched();
    const { body: draft } = await post('/initiatives', world.people.author, {
      title: 'Trong danh sách',
      campaignId: id,
      fitsFieldOfWork: true,
    });
    expect((await service.call('GET', `/campaigns/${id}/registered-list`)).status).toBe(404);
    const shortcoming = await post<{ id: string }>('/shortcomings', world.people.head, {
      unitId: world.units.commune,
      year: 2024,
      summary: 'Chậm',
    });
    await service.call('PATCH', `/initiatives/${draft.id}`, {
      as: world.people.author,
      body: { shortcomingId: shortcoming.body.id },
    });
    expect((await post(`/initiatives/${draft.id}/registration`, world.people.author)).status).toBe(200);
    expect((await post(`/campaigns/${id}/registered-list`, world.people.standing)).status).toBe(201);
    const list = await service.call<{ total: number; items: object[] }>('GET', `/campaigns/${id}/registered-list`);
    expect(list.body).toMatchObject({
      total: 1,
      items: [{ number: 1, title: 'Trong danh sách', authors: ['Nguyễn Thị An'], unit: 'Ủy ban nhân dân xã Một' }],
      publishedOn: 'Cổng thông tin điện tử của UBND huyện',
    });
  });

  it("shows a draft to its authors alone, in lists as in reading, and to the unit's head once it is registered", async () => {
    const { id } = await drafted({ title: 'Nháp chưa ai được xem' });
    const { author, head } = world.people;
    const listedFor = async (as: typeof author) =>
      (await service.call<{ total: number }>('GET', '/initiatives?q=chua%20ai%20duoc%20xem', { as })).body.total;
    expect([await listedFor(author), await listedFor(head)]).toEqual([1, 0]);
    expect((await service.call('GET', `/initiatives/${id}`, { as: head })).status).toBe(404);
    await post(`/initiatives/${id}/registration`, author);
    expect(await listedFor(head)).toBe(1);
    expect((await service.call('GET', `/initiatives/${id}`, { as: head })).status).toBe(200);
  });

  it('finds titles without tones, and counts what it lists', async () => {
    await drafted({ title: 'Đề án số hóa sổ hộ tịch' });
    const found = await service.call<{ total: number; items: InitiativeView[] }>(
      'GET',
      '/initiatives?q=de%20an%20so%20hoa',
      { as: world.people.author },
    );
    expect(found.body).toMatchObject({ total: 1, items: [{ title: 'Đề án số hóa sổ hộ tịch' }] });
  });
});

describe('facts of other services', () => {
  const refusals = async (id: string) => {
    await service.relayed();
    return service.sent.filter(
      (event): event is Envelope<{ reasons: string[] }> => event.type === 'fact.refused.v1' && event.subject === id,
    );
  };

  it('change nothing when they come twice', async () => {
    const id = await filed();
    const fact = confirmedFact(id);
    await service.tell(fact);
    await service.tell(fact);
    expect((await sentAbout(id)).filter((type) => type === 'initiative.confirmed.v1')).toHaveLength(1);
    expect(await refusals(id)).toEqual([]);
  });

  it('are refused with their reasons, recorded, and answered', async () => {
    const id = await filed();
    await service.tell(confirmedFact(id));
    await service.tell(decisionFact(id, 'unit', 'unit-head', world.units.school));
    expect(await refusals(id)).toMatchObject([{ data: { reasons: ['unit-cannot-recognize'], state: 'confirmed' } }]);
    expect((await stateOf(id)).state).toBe('confirmed');
  });

  it('wait for the fact they depend on', async () => {
    const id = await filed();
    await service.tell(decisionFact(id, 'unit', 'unit-head', world.units.commune));
    await service.tell(confirmedFact(id));
    await until(async () => (await stateOf(id)).state === 'unit-recognized', { what: 'the decision takes effect' });
  });

  it('that are declared late change nothing', async () => {
    const id = await filed();
    await post(`/initiatives/${id}/withdrawal`, world.people.author, { reason: 'Trùng với sáng kiến khác' });
    await service.tell(confirmedFact(id));
    expect((await stateOf(id)).state).toBe('withdrawn');
    expect(await refusals(id)).toEqual([]);
  });

  it('return a dossier with a clock that the unit must keep', async () => {
    const id = await filed();
    await service.tell(confirmedFact(id), decisionFact(id, 'unit', 'unit-head', world.units.commune));
    service.setTime(new Date('2024-10-10T02:00:00Z'));
    await post('/initiatives/submissions', world.people.secretary, {
      initiativeIds: [id],
      round: { year: 2024, number: 2 },
      letter: { number: '06/TTr', signedOn: '2024-10-10' },
    });
    const defects = [{ field: 'report', note: 'Thiếu số liệu' }];
    await service.tell(
      intakeReturned.make(
        id,
        { initiativeId: id, by: { ...by, role: 'intake-officer' }, defects, dueAt: '2024-11-10T17:00:00Z' },
        july,
      ),
    );
    expect(await stateOf(id)).toMatchObject({ state: 'returned', defects, dueAt: '2024-11-10T17:00:00.000Z' });
    expect(
      await post(`/initiatives/${id}/completion`, world.people.author, { note: 'Đã bổ sung số liệu' }),
    ).toMatchObject({ status: 200, body: { state: 'submitted' } });
  });
});
