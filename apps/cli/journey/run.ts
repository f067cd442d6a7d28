import { until } from '#lib/testing/until.js';
import { explained } from '../output.js';
import { Client } from './client.js';
import { onceKnown } from './expect.js';
import type { Case, Journey } from './model.js';
import { reaches } from './waits.js';
import { instantOf, type CasePlan, type LocalityPlan } from './plan.js';
import { localities } from './localities.js';
import { People } from './people.js';
import { astray, broken, expectedState, stepLine, summary } from './report.js';
import { lettersSent } from './steps/reminders.js';
import { steps } from './steps/table.js';
import { listedInitiatives } from './titles.js';

const services = ['directory', 'registration', 'evaluation', 'certification', 'notification'];
const toleranceMs = 5_000;

/** Moves the demo clock, and waits until every service goes by it. */
export async function moveClock({ people }: Journey, at: Date): Promise<void> {
  const administrator = await people.administrator();
  await administrator.post('directory/clock', { now: at.toISOString() });
  const moved = Date.now();
  const isThere = async (service: string) => {
    const { now } = await people.client.get<{ now: string }>(`${service}/health/live`);
    const ahead = Date.parse(now) - at.getTime();
    return ahead >= 0 && ahead < Date.now() - moved + toleranceMs;
  };
  for (const service of services)
    await until(() => isThere(service), {
      what: `the clock of ${service} shows ${at.toISOString()}`,
      timeoutMs: 30_000,
    });
}

/** Titles in the order of the list; those of several authors go to cases of several. */
function titles(all: readonly LocalityPlan[]): (plan: CasePlan) => string {
  const list = listedInitiatives();
  const needed = all.flatMap(({ cases }) => cases);
  const pools = [false, true].map((several) =>
    list.filter(({ authors }) => authors.length > 1 === several).map(({ title }) => title),
  );
  const dealt = new Map(
    needed.map((plan) => [plan, pools[plan.authors.length > 1 ? 1 : 0]?.shift() ?? 'Sáng kiến của đơn vị']),
  );
  return (plan) => dealt.get(plan) ?? '';
}

/** Signs the people of a locality in and reads its units and its regulation. */
export async function prepare(
  client: Client,
  plan: LocalityPlan,
  titleOf: (plan: CasePlan) => string,
): Promise<Journey> {
  const people = new People(client, plan.accounts, plan.provinceAccounts);
  const officer = await people.standingOfficer();
  const regulation = await officer.get<{ content: Journey['regulation'] }>(
    `directory/regulations/${plan.id}/${plan.year}`,
  );
  const { items } = await officer.get<{ items: { id: string; code: string }[] }>(
    `directory/units?localityId=${plan.id}&limit=200`,
  );
  const units = new Map(items.map(({ id, code }) => [id, code]));
  const rootId = items.find(({ code }) => code === 'ubnd-huyen')?.id ?? '';
  const cases: Case[] = [];
  for (const of of plan.cases) {
    const authors = await Promise.all(of.authors.map(([account]) => people.account(account)));
    const unitCode = units.get(authors[0]?.who.unitId ?? '') ?? '';
    cases.push({ plan: of, title: titleOf(of), id: '', authors, unitCode, recognizingCode: unitCode, certificates: 0 });
  }
  const rest = {
    campaignId: '',
    lettersBefore: 0,
    shortcomings: new Map<string, string>(),
    sittings: new Map(),
    deputies: new Map(),
  };
  return { plan, people, regulation: regulation.content, units, rootId, cases, ...rest };
}

async function walk(journey: Journey, print: Print): Promise<void> {
  for (const [at, ...names] of journey.plan.agenda) {
    await moveClock(journey, instantOf(at));
    for (const name of names) print(stepLine(journey.plan.id, at, name, await steps[name](journey)));
  }
  for (const subject of journey.cases) await reaches(subject, expectedState(journey, subject.plan.fate));
}

/** Takes the initiatives of one locality through its year. Tells whether they came where they should. */
async function travel(journey: Journey, print: Print): Promise<boolean> {
  try {
    journey.lettersBefore = (await lettersSent(journey)).length;
    await walk(journey, print);
  } catch (error) {
    print(`${journey.plan.id}  FAILED  ${explained(error)}`);
  }
  print(`\n${summary(journey)}\n`);
  const lost = astray(journey);
  for (const { title, view, plan } of lost)
    print(`  «${title}» is ${view?.state ?? 'nowhere'}, not ${expectedState(journey, plan.fate)}`);
  const forged = await broken(journey);
  for (const { title } of forged) print(`  the history of «${title}» is not intact`);
  return lost.length === 0 && forged.length === 0;
}

async function parked(client: Client): Promise<number> {
  const administrator = await client.signIn('quantri');
  let count = 0;
  for (const service of services) count += (await administrator.get<unknown[]>(`${service}/parked`)).length;
  return count;
}

/** Where the lines go. */
type Print = (line: string) => void;

/** Drives the running system as its users would, one locality after the other. Tells whether all of them arrived. */
export async function runJourney(url: string, print: Print, localityId?: string): Promise<boolean> {
  const plans = localities.filter(({ id }) => localityId === undefined || id === localityId);
  const { password } = await onceKnown('the system answers with its demo accounts', () =>
    new Client(url).get<{ password: string }>('directory/demo/accounts'),
  );
  const client = new Client(url, password);
  const titleOf = titles(localities);
  let nominated = 0;
  for (const plan of plans) {
    const journey = await onceKnown(`the demo data of ${plan.id} is there`, () => prepare(client, plan, titleOf));
    if (await travel(journey, print)) nominated += 1;
  }
  print(`${await parked(client)} messages parked`);
  print(`${nominated}/${plans.length} localities nominated`);
  return nominated === plans.length && plans.length > 0;
}
