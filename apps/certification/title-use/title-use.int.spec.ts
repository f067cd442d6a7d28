import type { Page } from '#lib/service-kit/page.js';
import type { Problem } from '#lib/service-kit/problem.js';
import { startHarness, type Harness } from '../certification.harness.js';
import type { DecisionItem } from '../decision/decision-item.entity.js';
import { decisionCalls } from '../decision/decision.harness.js';
import type { TitleUse } from './title-use.entity.js';
import type { Usable } from './title-use.service.js';

let service: Harness;
let calls: ReturnType<typeof decisionCalls>;
beforeAll(async () => {
  service = await startHarness();
  calls = decisionCalls(service);
});
afterAll(() => service.stop());

const recognized = async (): Promise<string> => {
  const initiativeId = await service.given('confirmed');
  await calls.takeEffect(initiativeId, await calls.signed('unit', initiativeId), 'unit-recognized');
  return initiativeId;
};
const record = (initiativeId: string, over: object = {}, as = service.world.people.head) =>
  service.post<TitleUse & Problem>('/title-uses', as, {
    ...{
      personId: service.world.people.author.personId,
      initiativeId,
      level: 'unit',
      titleKey: 'cstd-co-so',
      year: 2024,
    },
    ...over,
  });

describe('a recognition for a title', () => {
  it('serves its holder once, and may serve again when that is withdrawn', async () => {
    const initiativeId = await recognized();
    const racing = await Promise.all([record(initiativeId), record(initiativeId)]);
    expect(racing.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { author } = service.world.people;
    const path = `/title-uses/usable?personId=${author.personId}&year=2024`;
    const usable = await service.call<Usable[]>('GET', path, { as: author });
    const own = usable.body.filter((one) => one.initiativeId === initiativeId);
    expect(own).toMatchObject([
      { titleKey: 'cstd-co-so', reasons: [{ key: 'title-already-served' }] },
      { titleKey: 'cstd-tinh', reasons: [{ key: 'level-too-low' }] },
    ]);
    const id = racing.find(({ status }) => status === 201)?.body.id ?? '';
    const withdrawn = await service.post(`/title-uses/${id}/withdraw`, service.world.people.head, {
      reason: 'Ghi nhầm',
    });
    expect(withdrawn).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    expect((await record(initiativeId)).status).toBe(201);
  });

  it('serves nobody without a valid certificate of that level', async () => {
    const initiativeId = await recognized();
    const { standing, secretary } = service.world.people;
    const refused = { status: 409, body: { reasons: [{ key: 'recognition-not-held' }] } };
    expect(await record(initiativeId, { personId: secretary.personId })).toMatchObject(refused);
    expect(await record(initiativeId, { level: 'district' }, standing)).toMatchObject(refused);
    await service.tell(service.snapshot({ initiativeId, version: 9, state: 'revoked' }));
    expect(await record(initiativeId)).toMatchObject(refused);
  });

  it('is the business of the offices over the person; a foreign unit neither records nor sees it', async () => {
    const initiativeId = await recognized();
    const { principal, author } = service.world.people;
    expect((await record(initiativeId, {}, principal)).status).toBe(403);
    expect((await record(initiativeId, {}, author)).status).toBe(403);
    const { id } = (await record(initiativeId)).body;
    const withdraw = async (as: typeof author) =>
      (await service.post(`/title-uses/${id}/withdraw`, as, { reason: 'Ghi nhầm' })).status;
    expect([await withdraw(author), await withdraw(principal)]).toEqual([403, 404]);
    const seen = async (as: typeof author) =>
      (await service.call<Page<TitleUse>>('GET', `/title-uses?initiativeId=${initiativeId}`, { as })).body.total;
    expect([await seen(author), await seen(principal)]).toEqual([1, 0]);
    const path = `/title-uses/usable?personId=${author.personId}&year=2024`;
    expect((await service.call('GET', path, { as: principal })).status).toBe(403);
  });

  it('is flagged, not deleted, when what it rests on is revoked; the flag goes when that is undone', async () => {
    const { id, unit, district } = await calls.recognizedTwice();
    await record(id);
    await record(id, { personId: service.world.people.coauthor.personId, level: 'district' });
    const list = async (flagged: string) =>
      (await service.call<Page<TitleUse>>('GET', `/title-uses?initiativeId=${id}&flagged=${flagged}`, { as: calls.head() })).body.items; // prettier-ignore
    expect(await list('false')).toHaveLength(2);
    const why = { reason: 'Sao chép', basis: 'NĐ 13/2012' };
    await service.post(`/decisions/${district.id}/items/${id}/revocation`, calls.chair(), why);
    const above = await list('true');
    expect(above).toMatchObject([
      {
        ...{ level: 'district', state: 'recorded' },
        revokedGround: { level: 'district', decisionNumber: district.number, revokedOn: '2024-09-05' },
      },
    ]);
    const revoked = await service.post<DecisionItem>(`/decisions/${unit.id}/items/${id}/revocation`, calls.head(), why);
    const all = await list('true');
    const number = revoked.body.revocation?.number;
    expect(all.find(({ level }) => level === 'unit')?.revokedGround).toMatchObject({ revocationNumber: number });
    expect(all.find(({ level }) => level === 'district')).toEqual(above[0]);
    const fact = (await service.sentOf('recognition.revoked.v1', id)).at(-1);
    if (!fact) throw new Error('not sent');
    await service.refuse(fact, 'state');
    expect(await list('true')).toMatchObject([{ level: 'district' }]);
  });
});
