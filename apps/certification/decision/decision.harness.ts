import type { Envelope } from '#lib/contracts/event.js';
import type { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import type { Page } from '#lib/service-kit/page.js';
import type { Problem } from '#lib/service-kit/problem.js';
import type { Certificate } from '../certificate/certificate.entity.js';
import type { Harness } from '../certification.harness.js';
import type { DecisionItem } from './decision-item.entity.js';
import type { DecisionView } from './decision-view.service.js';

/** What an endpoint of decisions answers: the decision, or why not. */
export type Answered = DecisionView & Problem;

interface Signing {
  signed: (level: 'unit' | 'district', ...initiativeIds: string[]) => Promise<DecisionView>;
  takeEffect: (
    id: string,
    decision: DecisionView,
    state: InitiativeSnapshot['state'],
    version?: number,
  ) => Promise<void>;
}

/** Decisions that registration took over. */
function settled(service: Harness, { signed, takeEffect }: Signing) {
  /** Decisions of both levels on one initiative, in force. */
  const recognizedTwice = async () => {
    const id = await service.given('confirmed');
    const unit = await signed('unit', id);
    await takeEffect(id, unit, 'unit-recognized', 6);
    const level = { level: 'unit' as const, decisionId: unit.id, number: unit.number ?? '', signedOn: '2024-09-05' };
    await service.tell(service.snapshot({ initiativeId: id, version: 7, state: 'recommended', recognitions: [level] }));
    const district = await signed('district', id);
    const above = { ...level, level: 'district' as const, decisionId: district.id, number: district.number ?? '' };
    const recognitions = [level, above];
    await service.tell(service.snapshot({ initiativeId: id, version: 8, state: 'district-recognized', recognitions }));
    return { id, unit, district };
  };
  /** A decision of the unit on initiatives, all in force. */
  const recognizing = async (...initiativeIds: string[]): Promise<DecisionView> => {
    const decision = await signed('unit', ...initiativeIds);
    for (const id of initiativeIds) await takeEffect(id, decision, 'unit-recognized');
    return decision;
  };
  return { recognizedTwice, recognizing };
}

/** Everything that the service has written, as far as a preview might add to it; no event goes without a history row. */
export const written = async ({ db }: Harness): Promise<unknown> =>
  (
    await db.query<unknown[]>(`SELECT (SELECT count(*) FROM history) AS history,
      (SELECT jsonb_agg(n ORDER BY n) FROM number_series n) AS numbers, (SELECT jsonb_agg(c ORDER BY c.id) FROM certificate c) AS certificates,
      (SELECT jsonb_agg(c ORDER BY c.id) FROM correction c) AS corrections, (SELECT jsonb_agg(d ORDER BY d.id) FROM decision d) AS decisions`)
  )[0];

/** What the valid certificates of an initiative print. */
export const printsOf = (all: readonly Certificate[]) =>
  all
    .filter(({ state }) => state === 'valid')
    .map(({ replacesId, title, fullName, coAuthors, bodyName, decisionNumber, signedOn }) => ({
      ...{ replacesId, title, fullName, coAuthors, bodyName, decisionNumber, signedOn },
    }))
    .sort((a, b) => (a.fullName < b.fullName ? -1 : 1));

/** What tests of decisions do again and again. */
export function decisionCalls(service: Harness) {
  const head = () => service.world.people.head;
  const chair = () => service.world.people.chair;

  const drafted = async (level: 'unit' | 'district', ...initiativeIds: string[]): Promise<DecisionView> => {
    const { commune, root } = service.world.units;
    const items = initiativeIds.map((initiativeId) => ({ initiativeId, verdict: 'recognized' }));
    const body = { level, bodyUnitId: level === 'unit' ? commune : root, items };
    const answer = await service.post<DecisionView>('/decisions', level === 'unit' ? head() : chair(), body);
    expect(answer).toMatchObject({ status: 201, body: { state: 'draft', number: null, signedOn: null } });
    return answer.body;
  };
  const sign = (id: string, as = head(), headers = {}) =>
    service.post<Answered>(`/decisions/${id}/sign`, as, {}, headers);
  const signed = async (level: 'unit' | 'district', ...initiativeIds: string[]): Promise<DecisionView> => {
    const { id } = await drafted(level, ...initiativeIds);
    const answer = await sign(id, level === 'unit' ? head() : chair());
    expect(answer).toMatchObject({ status: 200, body: { state: 'issued' } });
    return answer.body;
  };
  const issuedFact = async (initiativeId: string): Promise<Envelope> => {
    const fact = (await service.sentOf('decision.issued.v1', initiativeId)).at(-1);
    if (!fact) throw new Error('not sent');
    return fact;
  };
  const certificatesOf = async (initiativeId: string): Promise<Certificate[]> => {
    const path = `/certificates?initiativeId=${initiativeId}`;
    return (await service.call<Page<Certificate>>('GET', path, { as: head() })).body.items;
  };
  const statusesOf = async (initiativeId: string) => (await certificatesOf(initiativeId)).map(({ state }) => state);
  /** Registration takes the recognition over. */
  const takeEffect = (
    initiativeId: string,
    { id, number, level }: DecisionView,
    state: InitiativeSnapshot['state'],
    version = 6,
  ) =>
    service.tell(
      service.snapshot({
        initiativeId,
        version,
        state,
        recognitions: [{ level, decisionId: id, number: number ?? '', signedOn: '2024-09-05' }],
      }),
    );
  const lineOf = async (id: string, initiativeId: string): Promise<DecisionItem | undefined> => {
    const { body } = await service.call<DecisionView>('GET', `/decisions/${id}`, { as: head() });
    return body.items.find((item) => item.initiativeId === initiativeId);
  };
  const calls = { head, chair, drafted, sign, signed, issuedFact, certificatesOf, statusesOf, takeEffect, lineOf };
  return { ...calls, ...settled(service, calls) };
}
