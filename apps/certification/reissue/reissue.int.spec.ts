import type { Page } from '#lib/service-kit/page.js';
import type { Problem } from '#lib/service-kit/problem.js';
import type { Verification } from '../certificate/verify.controller.js';
import { startHarness, type Harness } from '../certification.harness.js';
import { decisionCalls } from '../decision/decision.harness.js';
import type { Reissue } from './reissue.entity.js';

let service: Harness;
let calls: ReturnType<typeof decisionCalls>;
beforeAll(async () => {
  service = await startHarness();
  calls = decisionCalls(service);
});
afterAll(() => service.stop());

const lost = { cause: 'lost', reason: 'Thất lạc khi chuyển công tác' };
const reissue = (certificateId: string, wanted: object = lost, as = calls.head(), headers = {}) =>
  service.post<Reissue & Problem>(`/certificates/${certificateId}/reissue`, as, wanted, headers);
const verify = async (id: string) => (await service.call<Verification[]>('GET', `/verify/${id}`)).body[0];
const certified = async () => {
  const initiativeId = await service.given('confirmed');
  const decision = await calls.recognizing(initiativeId);
  const [first, second] = await calls.certificatesOf(initiativeId);
  if (!first || !second) throw new Error('no certificate');
  return { initiativeId, decision, first, second };
};

describe('a certificate that is reissued', () => {
  it('has a new number and the same words; the old one stays and names it', async () => {
    const { initiativeId, first, second } = await certified();
    const { status, body } = await reissue(first.id);
    expect(status).toBe(201);
    expect(body).toMatchObject({ certificateNumber: first.number, cause: 'lost', signedOn: '2024-09-05' });
    expect(body.number).not.toBe(first.number);
    const all = await calls.certificatesOf(initiativeId);
    const made = all.find(({ id }) => id === body.replacementId);
    const { fullName, coAuthors, title, decisionNumber } = first;
    expect(made).toMatchObject({ state: 'valid', fullName, coAuthors, title, decisionNumber, replacesId: first.id });
    expect(all.find(({ id }) => id === second.id)).toMatchObject({ state: 'valid', amendedBy: null });
    const by = { act: 'reissue', number: body.number, signedOn: '2024-09-05' };
    expect(await verify(first.id)).toMatchObject({ status: 'replaced', by, replacedBy: body.number });
    expect(await verify(body.replacementId)).toMatchObject({ status: 'valid', replaces: first.number });
    const [fact] = await service.sentOf('certificate.reissued.v1', initiativeId);
    expect(fact?.data).toMatchObject({ ...lost, number: first.number, replacement: { number: body.number } });
  });

  it('spells the name anew where it was misspelt, and must', async () => {
    const { first } = await certified();
    const misspelt = { cause: 'misspelt', reason: 'In sai dấu' };
    for (const fullName of [undefined, ' ', first.fullName])
      expect(await reissue(first.id, { ...misspelt, ...(fullName ? { fullName } : {}) })).toMatchObject({
        status: 400,
        body: { reasons: [{ key: 'name-not-corrected', field: 'fullName' }] },
      });
    const { body } = await reissue(first.id, { ...misspelt, fullName: 'Nguyễn Thị Ân' });
    expect(await verify(body.replacementId)).toMatchObject({ author: 'Nguyễn Thị Ân' });
    expect(await verify(first.id)).toMatchObject({ author: first.fullName });
  });

  it('is one where two are asked for at once or one is sent twice; what is ended is not reissued', async () => {
    const { initiativeId, decision, first, second } = await certified();
    const answers = await Promise.all([reissue(first.id), reissue(first.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = { status: 409, body: { reasons: [{ key: 'certificate-not-valid' }] } };
    expect(await reissue(first.id)).toMatchObject(refused);
    const key = { 'idempotency-key': 'reissue-1' };
    const once = await reissue(second.id, lost, calls.head(), key);
    expect((await reissue(second.id, lost, calls.head(), key)).body).toEqual(once.body);
    const why = { reason: 'Sao chép', basis: 'NĐ 13/2012' };
    await service.post(`/decisions/${decision.id}/items/${initiativeId}/revocation`, calls.head(), why);
    expect(await reissue(once.body.replacementId)).toMatchObject(refused);
    const item = await calls.lineOf(decision.id, initiativeId);
    const by = { act: 'revocation', number: item?.revocation?.number, signedOn: '2024-09-05' };
    expect(await verify(once.body.replacementId)).toMatchObject({ status: 'revoked', by });
    expect(await verify(first.id)).toMatchObject({ status: 'replaced', by: { act: 'reissue' } });
  });

  it('is for who may sign a decision of its body, and its register for who sees it', async () => {
    const { initiativeId, first } = await certified();
    const { author, principal, standing } = service.world.people;
    const status = async (as: typeof author) => (await reissue(first.id, lost, as)).status;
    expect([await status(author), await status(calls.chair()), await status(principal)]).toEqual([403, 403, 404]);
    await reissue(first.id);
    const seen = async (as: typeof author) =>
      (await service.call<Page<Reissue>>('GET', `/reissues?initiativeId=${initiativeId}&cause=lost`, { as })).body
        .total;
    expect([await seen(author), await seen(standing), await seen(principal)]).toEqual([1, 1, 0]);
  });
});
