import { initiativeStates } from '#lib/lifecycle/initiative.states.js';
import { services, type ServiceName } from './services.js';
import { catalogue, consumers } from './topology.js';

const types = catalogue.map((event) => event.type);
const consumed = services.flatMap((service) => consumers[service].map((event) => ({ service, event })));

describe('the catalogue of events', () => {
  it('names each event once', () => {
    expect(types.filter((type, i) => types.indexOf(type) !== i)).toEqual([]);
  });

  it.each(types)('names %s by noun, participle or state, and version', (type) => {
    const [, what] = /^[a-z]+(?:-[a-z]+)*\.([a-z]+(?:-[a-z]+)*)\.v[1-9]\d*$/.exec(type) ?? [];
    expect(what).toBeDefined();
    expect(/(?:ed|made|sent)$/.test(what ?? '') || (what ?? '') in initiativeStates).toBe(true);
  });

  it.each(catalogue.map(({ type, source }) => ({ type, source })))('knows that $type is told by a service', (event) => {
    expect(services).toContain(event.source);
  });

  it('tells of every state that an initiative can reach', () => {
    for (const state of Object.keys(initiativeStates)) expect(types).toContain(`initiative.${state}.v1`);
  });
});

describe('the consumers', () => {
  it.each(consumed.map(({ service, event }) => ({ service, type: event.type, event })))(
    '$service takes $type from the catalogue, once, and from another service',
    ({ service, type, event }) => {
      expect(catalogue).toContain(event);
      expect(consumers[service].filter((other) => other.type === type)).toHaveLength(1);
      expect(event.source).not.toBe(service);
    },
  );

  it('follow the directory, all but the directory itself', () => {
    const followers = services.filter((service: ServiceName) => service !== 'directory');
    for (const service of followers)
      for (const type of types.filter((t) => /^(unit|person|regulation|signing-key|clock)\./.test(t)))
        expect(consumers[service].map((event) => event.type)).toContain(type);
  });
});
