import { regulationPublished } from '#lib/contracts/directory.events.js';
import type { Envelope } from '#lib/contracts/event.js';
import {
  type FactRefused,
  factRefused,
  initiativeEvents,
  type InitiativeSnapshot,
} from '#lib/contracts/initiative.events.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import type { Answer, CallOptions } from '#lib/testing/signed-caller.js';
import { smallWorld, type SmallWorld } from '#lib/testing/small-world.js';
import { until } from '#lib/testing/until.js';
import { randomUUID } from 'node:crypto';
import { certification } from './index.js';

export const september = new Date('2024-09-05T02:00:00Z');

/** What a test tells of an initiative; the rest is as an initiative of the world's commune would be. */
export type Told = Partial<InitiativeSnapshot> & Pick<InitiativeSnapshot, 'initiativeId' | 'version' | 'state'>;

/** The service alone in a small world, and the ways to tell it of initiatives. */
export interface Harness extends ServiceAlone {
  world: SmallWorld;
  snapshot(told: Told): Envelope<InitiativeSnapshot>;
  /** Tells of a new initiative in this state and returns its id. */
  given(state: InitiativeSnapshot['state'], over?: Partial<InitiativeSnapshot>): Promise<string>;
  /** Publishes the regulation of another year, which differs in `over`; told of initiatives that started under it. */
  regulate(over: Partial<Regulation> & { year: number }): Promise<void>;
  refuse(fact: Envelope, ...reasons: string[]): Promise<void>;
  post<T>(path: string, as: Actor, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  /** The events of this type about the initiative that the service has sent, once there are any. */
  sentOf(type: string, initiativeId: string): Promise<Envelope[]>;
}

const unitRecognition = {
  level: 'unit',
  decisionId: randomUUID(),
  number: '09/QĐ-SK',
  signedOn: '2024-09-01',
} as const;

const snapshotIn =
  ({ localityId, year, people, units }: SmallWorld) =>
  (told: Told): Envelope<InitiativeSnapshot> => {
    const authors = [people.author, people.coauthor].map(({ personId, name, unitId }) => ({
      personId,
      fullName: name,
      unitId,
      sharePercent: 50,
    }));
    const unit = { unitId: units.commune, recognizingUnitId: units.commune, sector: 'general' };
    const content = { title: 'Phiếu hẹn điện tử', authors, shortcoming: 'Người dân phải đi lại nhiều lần' };
    const applied = { application: 'full', firstAppliedOn: '2024-07-15' } as const;
    const by = { personId: people.author.personId, role: 'author', name: people.author.name };
    const regulation = { localityId, regulationYear: year, regulationVersion: 1, targetLevel: 'province' } as const;
    const level = told.state === 'recommended' || told.state === 'district-recognized';
    const recognitions = level ? [unitRecognition] : [];
    return initiativeEvents[told.state].make(
      told.initiativeId,
      { ...regulation, ...unit, ...content, ...applied, recognitions, report: { novelty: 'Mới' }, by, ...told },
      september,
    );
  };

/** Starts the service with the world's units, people and regulation known to it. */
export async function startHarness(file = 'thanh-tri-2024'): Promise<Harness> {
  const world = smallWorld(file);
  const service = await serviceAlone(certification);
  await service.tell(...world.events);
  service.setTime(september);
  const snapshot = snapshotIn(world);
  return {
    ...service,
    world,
    snapshot,
    given: async (state, over = {}) => {
      const initiativeId = randomUUID();
      await service.tell(snapshot({ initiativeId, version: 5, state, ...over }));
      return initiativeId;
    },
    regulate: (over) => {
      const { localityId } = world;
      const told = { localityId, year: over.year, version: 1, content: { ...world.rules, ...over } };
      return service.tell(regulationPublished.make(`${localityId}/${String(over.year)}`, told, september));
    },
    refuse: (fact, ...reasons) => {
      const { initiativeId } = fact.data as { initiativeId: string };
      const told: FactRefused = { factId: fact.id, factType: fact.type, initiativeId, state: 'filed', reasons };
      return service.tell(factRefused.make(initiativeId, told, september));
    },
    post: <T>(path: string, as: Actor, body: unknown = {}, headers: CallOptions['headers'] = {}) =>
      service.call<T>('POST', path, { as, body, headers }),
    sentOf: (type, initiativeId) =>
      until(
        () => {
          const found = service.sent.filter((event) => event.type === type && event.subject === initiativeId);
          return found.length > 0 ? found : undefined;
        },
        { what: `${type} was sent` },
      ),
  };
}
