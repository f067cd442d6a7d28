import type { Problem } from '#lib/service-kit/problem.js';
import type { Verification } from '../certificate/verify.controller.js';
import { startHarness, type Harness } from '../certification.harness.js';
import type { DecisionItem } from './decision-item.entity.js';
import { decisionCalls } from './decision.harness.js';

let service: Harness;
let calls: ReturnType<typeof decisionCalls>;
beforeAll(async () => {
  service = await startHarness();
  calls = decisionCalls(service);
});
afterAll(() => service.stop());

describe('what registration answers', () => {
  it('puts a line in force when the initiative is recognized, once, however often it is told', async () => {
    const id = await service.given('confirmed');
    const decision = await calls.signed('unit', id);
    await calls.takeEffect(id, decision, 'unit-recognized');
    await calls.takeEffect(id, decision, 'unit-recognized');
    expect(await calls.lineOf(decision.id, id)).toMatchObject({ state: 'in-force', version: 2 });
  });

  it('makes a refused line void with its certificates; the number stays used and the initiative can be decided again', async () => {
    const id = await service.given('confirmed');
    const decision = await calls.signed('unit', id);
    const fact = await calls.issuedFact(id);
    await service.refuse(fact, 'unit-cannot-recognize');
    await service.refuse(fact, 'unit-cannot-recognize');
    expect(await calls.lineOf(decision.id, id)).toMatchObject({
      state: 'refused',
      refusedReasons: ['unit-cannot-recognize'],
      version: 2,
    });
    expect(await calls.statusesOf(id)).toEqual(['void', 'void']);
    const next = await calls.signed('unit', id);
    expect(next.sequence).toBe((decision.sequence ?? 0) + 1);
  });

  it('voids what was signed while the author withdrew', async () => {
    const id = await service.given('confirmed');
    const decision = await calls.signed('unit', id);
    await service.tell(service.snapshot({ initiativeId: id, version: 6, state: 'withdrawn' }));
    expect(await calls.lineOf(decision.id, id)).toMatchObject({
      state: 'refused',
      refusedReasons: ['initiative-withdrawn'],
    });
    expect(await calls.statusesOf(id)).toEqual(['void', 'void']);
  });
});

describe('a revocation', () => {
  const why = { reason: 'Sao chép giải pháp đã có', basis: 'NĐ 13/2012' };
  const revoke = (decisionId: string, id: string, as = calls.head()) =>
    service.post<DecisionItem & Problem>(`/decisions/${decisionId}/items/${id}/revocation`, as, why);

  it('ends the certificates of its level and flags the recognition above', async () => {
    const { id, unit, district } = await calls.recognizedTwice();
    expect(await revoke(unit.id, id, calls.chair())).toMatchObject({ status: 403 });
    expect(await revoke(unit.id, id)).toMatchObject({
      status: 200,
      body: { state: 'revoked', revocation: { ...why, number: '01/QĐ-HBSK', revokedOn: '2024-09-05' } },
    });
    expect((await service.sentOf('recognition.revoked.v1', id))[0]?.data).toMatchObject({ level: 'unit', ...why });
    expect(await calls.lineOf(district.id, id)).toMatchObject({ state: 'in-force', flagged: true });
    const states = Object.fromEntries((await calls.certificatesOf(id)).map(({ level, state }) => [level, state]));
    expect(states).toEqual({ unit: 'revoked', district: 'valid' });
    expect(await revoke(unit.id, id)).toMatchObject({ status: 409, body: { reasons: [{ key: 'not-in-force' }] } });
  });

  it('is undone when registration refuses it', async () => {
    const { id, unit, district } = await calls.recognizedTwice();
    const { sequence } = (await revoke(unit.id, id)).body.revocation ?? {};
    const [fact] = await service.sentOf('recognition.revoked.v1', id);
    if (!fact) throw new Error('not sent');
    await service.refuse(fact, 'state');
    expect(await calls.lineOf(unit.id, id)).toMatchObject({
      state: 'in-force',
      revocation: null,
      refusedReasons: ['state'],
      refusedRevocations: [{ sequence }],
    });
    expect(await calls.lineOf(district.id, id)).toMatchObject({ flagged: false });
    expect(await calls.statusesOf(id)).toEqual(['valid', 'valid', 'valid', 'valid']);
  });
});

describe('verification', () => {
  it('tells anyone whether a certificate is valid, void or revoked, and nothing else', async () => {
    const id = await service.given('confirmed');
    const decision = await calls.signed('unit', id);
    const [certificate] = await calls.certificatesOf(id);
    if (!certificate) throw new Error('no certificate');
    const verify = (number: string) => service.call<Verification[]>('GET', `/verify/${number}`);
    const expected = { title: 'Phiếu hẹn điện tử', author: certificate.fullName, decisionNumber: decision.number };
    const number = encodeURIComponent(certificate.number);
    expect((await verify(number)).body).toContainEqual({ status: 'valid', ...expected });
    expect((await verify(certificate.number)).body).toContainEqual({ status: 'valid', ...expected });
    await service.refuse(await calls.issuedFact(id), 'state');
    expect((await verify(certificate.id)).body).toEqual([{ status: 'void', ...expected }]);
    expect(await verify('999%2FGCN-SK')).toMatchObject({ status: 404 });
  });
});
