import type { Problem } from '#lib/service-kit/problem.js';
import fc from 'fast-check';
import { startHarness, type Harness } from '../certification.harness.js';
import type { DecisionView } from '../decision/decision-view.service.js';
import { decisionCalls } from '../decision/decision.harness.js';

let service: Harness;
let calls: ReturnType<typeof decisionCalls>;
beforeAll(async () => {
  service = await startHarness();
  calls = decisionCalls(service);
});
afterAll(() => service.stop());

type Act = 'sign' | 'correct-title' | 'correct-signer' | 'correct-nothing' | 'replace' | 'revoke' | 'reissue';
const acts: Act[] = ['sign', 'correct-title', 'correct-signer', 'correct-nothing', 'replace', 'revoke', 'reissue'];

/** Every number ever given, by body, kind and year, with the last that the series gave. */
const series = () =>
  service.db.query<{ kind: string; numbers: number[]; last: number }[]>(
    `WITH given AS (
       SELECT body_unit_id, kind, year, sequence FROM decision WHERE state = 'issued'
       UNION ALL SELECT body_unit_id, kind, year, sequence FROM certificate
       UNION ALL SELECT body_unit_id, 'correction', year, sequence FROM correction
       UNION ALL SELECT d.body_unit_id, 'revocation', left(r ->> 'revokedOn', 4)::int, (r ->> 'sequence')::int
         FROM decision_item i JOIN decision d ON d.id = i.decision_id,
           jsonb_array_elements(i.refused_revocations || coalesce(jsonb_build_array(i.revocation), '[]')) r
         WHERE r <> 'null')
     SELECT s.kind, s.last, array_agg(g.sequence ORDER BY g.sequence) AS numbers
     FROM number_series s JOIN given g USING (body_unit_id, kind, year) GROUP BY s.kind, s.body_unit_id, s.year, s.last`,
  );

/** The decision on the initiative that stands now. */
const standing = async (initiativeId: string): Promise<DecisionView | undefined> => {
  const path = `/decisions?initiativeId=${initiativeId}&state=issued`;
  const list = await service.call<{ items: { id: string }[] }>('GET', path, { as: calls.head() });
  const views = await Promise.all(
    list.body.items.map(({ id }) => service.call<DecisionView>('GET', `/decisions/${id}`, { as: calls.head() })),
  );
  return views.map(({ body }) => body).find(({ items }) => items.some(({ state }) => state === 'in-force'));
};

async function act(kind: Act, initiativeId: string, turn: number): Promise<number> {
  const head = calls.head();
  const decision = await standing(initiativeId);
  if (!decision || kind === 'sign') {
    await calls.recognizing(await service.given('confirmed'));
    return 200;
  }
  const path = `/decisions/${decision.id}`;
  const reason = 'Ghi sai';
  const correct = (wanted: object) => service.post<Problem>(`${path}/corrections`, head, { reason, ...wanted });
  const [certificate] = (await calls.certificatesOf(initiativeId)).filter(({ state }) => state === 'valid');
  const done: Record<Exclude<Act, 'sign'>, () => Promise<{ status: number }>> = {
    'correct-title': () => correct({ items: [{ initiativeId, title: `Tên lần ${String(turn)}` }] }),
    'correct-signer': () => correct({ signerPosition: `Chức vụ lần ${String(turn)}` }),
    'correct-nothing': () => correct({ bodyName: decision.reads?.bodyName }),
    replace: () => service.post(`${path}/replacement`, head, { reason }),
    revoke: () => service.post(`${path}/items/${initiativeId}/revocation`, head, { reason, basis: 'NĐ 13/2012' }),
    reissue: () => service.post(`/certificates/${certificate?.id ?? ''}/reissue`, head, { cause: 'lost', reason }),
  };
  return (await done[kind]()).status;
}

describe('the numbers of papers', () => {
  it('run from 1 without gap or double, whatever is corrected, replaced, revoked and reissued at once in between', async () => {
    const turns = fc.array(fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 4 }), { maxLength: 4 });
    let turn = 0;
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(turns, async (all) => {
        const initiativeId = await service.given('confirmed');
        await calls.recognizing(initiativeId);
        for (const together of all)
          for (const status of await Promise.all(together.map((kind) => act(kind, initiativeId, turn++))))
            seen.add(status);
        for (const { kind, numbers, last } of await series())
          expect([kind, numbers]).toEqual([kind, Array.from({ length: last }, (_, i) => i + 1)]);
        const [twice] = await service.db.query<{ n: number }[]>(
          `SELECT count(*)::int AS n FROM certificate WHERE initiative_id = $1 AND state <> 'replaced'`,
          [initiativeId],
        );
        expect(twice?.n).toBe(2);
      }),
      { numRuns: 6 },
    );
    expect([...seen].filter((status) => ![200, 201, 409].includes(status))).toEqual([]);
    expect(seen.has(409)).toBe(true);
  }, 120_000);
});
