import { until } from '#lib/testing/until.js';
import { readFile } from 'node:fs/promises';
import type { Hearing, Sitting } from './book.fixture.js';
import { Ledger } from './ledger.fixture.js';
import type { Network } from './network.fixture.js';
import { Person } from './person.fixture.js';
import type { ChaosPlatform } from './platform.fixture.js';
import { lead, type Subject } from './subject.fixture.js';

/** Its regulation asks for neither registration nor campaign, so all year long every step can be taken. */
export const localityId = 'nghia-hanh';
export const year = 2023;

/** That regulation with a third outcome for councils: beside the vote, the scores may ask for an improvement. */
const threeOutcomes = `
assessment:
  passRule:
    kind: all
    id: vote-and-scores
    rules:
      - { kind: vote-share, id: two-thirds-of-members }
      - { kind: three-way, id: scores, recognizeFrom: 60, improveFrom: 40 }
`;
const regulation = async () => (await readFile(`deploy/localities/${localityId}-${year}.yaml`, 'utf8')) + threeOutcomes;
const accounts = 'nghiahanh';

/** Long enough for any outage that the run makes. */
export const patienceMs = 180_000;
const everyMs = 100;

/** Who acts, on what, and where. */
export class World {
  readonly ledger = new Ledger();
  readonly subjects: Subject[] = [];
  /** Of the council, first to last. */
  readonly hearings: Hearing[] = [];
  readonly sittings: Sitting[] = [];
  readonly unitCodes = new Map<string, string>();
  private readonly people = new Map<string, Promise<Person>>();
  private password = '';

  constructor(
    private readonly platform: ChaosPlatform,
    readonly network: Network,
  ) {}

  /** Signs the first people in, once the demo data is known, and puts the run's own rules in force. */
  async open(): Promise<void> {
    const url = `${this.platform.urlOf('directory')}/api/directory/demo/accounts`;
    this.password = ((await (await fetch(url)).json()) as { password: string }).password;
    const officer = await this.account('thuongtruc');
    const units = await officer.see<{ items: { id: string; code: string }[] }>(
      'directory',
      `units?localityId=${localityId}&limit=200`,
    );
    for (const { id, code } of units?.items ?? []) this.unitCodes.set(id, code);
    const administrator = await this.signIn('quantri');
    await administrator.tell('directory', 'regulations', { yaml: await regulation() });
  }

  /** A demo user of the locality. */
  account(name: string): Promise<Person> {
    return this.signIn(`${accounts}.${name}`);
  }

  /** The same person is signed in once. */
  signIn(userName: string): Promise<Person> {
    const { ledger, network, password } = this;
    const around = { ledger, network, password, urlOf: (service: string) => this.platform.urlOf(service) };
    const known = this.people.get(userName) ?? new Person(userName, around).signIn();
    this.people.set(userName, known);
    return known;
  }

  unitIdOf(code: string): string {
    return [...this.unitCodes].find(([, of]) => of === code)![0];
  }

  /** Moves the demo clock, and waits for every replica to go by it. */
  async moveClock(at: Date): Promise<void> {
    const administrator = await this.signIn('quantri');
    await administrator.tell('directory', 'clock', { now: at.toISOString() });
    await this.platform.untilClocksShow(at);
  }
}

/** Asks until there is something, or the initiative was withdrawn meanwhile: then nothing. */
export async function appears<T>(
  subject: Subject,
  what: string,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const found = await until(async () => (subject.withdrawn ? { value: undefined } : valued(await ask())), {
    what: `«${subject.plan.title}» (${subject.id}): ${what}`,
    timeoutMs: patienceMs,
    everyMs,
  });
  return found.value;
}

const valued = <T>(value: T | undefined) => (value === undefined ? undefined : { value });

/** Whether registration shows the state; false where the initiative was withdrawn instead. */
export async function reaches(subject: Subject, state: string): Promise<boolean> {
  const seen = await appears(subject, state, async () => {
    const view = await lead(subject).see<{ state: string }>('registration', `initiatives/${subject.id}`);
    return view?.state === state ? view : undefined;
  });
  return seen !== undefined;
}
