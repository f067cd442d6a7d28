import { chaos, type Outcome, table } from './chaos/run.fixture.js';
import { scaleOf } from './chaos/scale.fixture.js';
import { seedOf } from './chaos/random.fixture.js';

/** Enough to see what is wrong, not so much that nobody reads it. */
const some = (findings: readonly string[]) => findings.slice(0, 20);

describe('the platform in its distributed form, killed again and again under load', () => {
  const scale = scaleOf(process.env);
  const seed = seedOf(process.env);
  let outcome: Outcome;

  beforeAll(async () => {
    process.stdout.write(`chaos with CHAOS_SEED=${seed}\n`);
    outcome = await chaos(scale, seed);
    process.stdout.write(table(outcome));
  }, scale.timeoutMs);

  it('was killed as often as the seed asked for, and worked all the same', () => {
    const { broker, database, ...services } = outcome.kills;
    const asked = Object.values(scale.kills).flatMap((kills) => Object.entries(kills));
    const sum = (numbers: number[]) => numbers.reduce((all, n) => all + n, 0);
    const of = (...victims: string[]) => sum(asked.filter(([victim]) => victims.includes(victim)).map(([, n]) => n));
    expect(broker).toBe(of('broker'));
    expect(database).toBe(of('database'));
    expect(sum(Object.values(services))).toBeGreaterThanOrEqual(of('service', ...Object.keys(services)));
    expect(outcome.initiatives).toBeGreaterThanOrEqual(scale.initiatives);
    expect(outcome.commands).toBeGreaterThan(scale.initiatives * 5);
  });

  it('took initiatives through councils to every end that there is', () => {
    expect(outcome.concluded).toBeGreaterThan((scale.initiatives * scale.councilShare) / 2);
    expect(outcome.ballots).toBeGreaterThanOrEqual(outcome.concluded * 5);
    const ends = ['evaluating', 'declined', 'recommended', 'district-recognized', 'nominated', 'province-recognized'];
    expect([...outcome.ends]).toEqual(expect.arrayContaining([...ends, 'lapsed', 'revoked', 'withdrawn']));
  });

  it('lost nothing that was acknowledged', () => {
    expect(some(outcome.lost)).toEqual([]);
  });

  it('did nothing twice, and nothing that it had refused', () => {
    expect(some(outcome.doubled)).toEqual([]);
  });

  it('kept every history chain whole', () => {
    expect(some(outcome.brokenChains)).toEqual([]);
    expect(outcome.intactChains).toBeGreaterThan(scale.initiatives);
  });

  it('parked no message and refused no fact', () => {
    expect(some(outcome.parked)).toEqual([]);
  });

  it('sent every reminder that was due, and none twice, though the mail server was away', () => {
    expect(some(outcome.letters.lost)).toEqual([]);
    expect(some(outcome.letters.doubled)).toEqual([]);
    expect(outcome.letters.sent).toBeGreaterThan(0);
  });
});
