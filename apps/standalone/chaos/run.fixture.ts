import pg from 'pg';
import { brokenChains, stuck } from './chains.check.fixture.js';
import { checkCommands, type Findings } from './commands.check.fixture.js';
import { checkCouncil } from './council.check.fixture.js';
import { checkCopies } from './copies.check.fixture.js';
import { Killer, killsOf } from './kills.fixture.js';
import { load } from './load.fixture.js';
import { Network } from './network.fixture.js';
import { checkPapers } from './papers.check.fixture.js';
import { commandsOf, groupsOf } from './plan.fixture.js';
import { ChaosPlatform } from './platform.fixture.js';
import { untilReady } from './processes.fixture.js';
import { untilQuiet, untilRegulated } from './quiet.fixture.js';
import { Random } from './random.fixture.js';
import { checkLetters, dueDays, invitations, remind } from './reminders.fixture.js';
import type { Scale } from './scale.fixture.js';
import { expectedState } from './subject.fixture.js';
import { World } from './world.fixture.js';

/** What came out of a run. */
export interface Outcome {
  seed: number;
  initiatives: number;
  /** Dossiers on which the council concluded, and ballots that were cast. */
  concluded: number;
  ballots: number;
  /** States that initiatives came to. */
  ends: ReadonlySet<string>;
  commands: number;
  refused: number;
  repeats: number;
  lostAnswers: number;
  kills: Record<string, number>;
  /** Of these: services between their writes and their commit. */
  inMidTransaction: number;
  /** Processes that ended by themselves. */
  endings: string[];
  lost: string[];
  doubled: string[];
  brokenChains: string[];
  intactChains: number;
  parked: string[];
  letters: { sent: number; lost: string[]; doubled: string[] };
  seconds: number;
}

const begins = new Date('2023-03-01T01:00:00Z');
const quietWithinMs = 300_000;
const nothing: Findings = { lost: [], doubled: [] };
const noLetters: Outcome['letters'] = { sent: 0, ...nothing };

type Site = { platform: ChaosPlatform; world: World; killer: Killer; db: pg.Pool };

/** Connections die with the database; the next query gets a new one. */
function poolOf(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  pool.on('error', () => undefined);
  return pool;
}

async function underFire({ world, killer }: Site, scale: Scale, random: Random): Promise<string[]> {
  const { initiatives, councilShare } = scale;
  const groups = groupsOf(initiatives, councilShare, random);
  const kills = killsOf(scale, random);
  const total = commandsOf(groups);
  let isOver = false;
  let last = initiatives;
  const following = killer.follow(
    kills,
    (stage) => world.ledger.count[stage] / total[stage],
    () => isOver,
  );
  const more = () => (killer.isDone ? undefined : groupsOf(1, councilShare, random, (last += 1))[0]);
  const loading = load(world, groups, scale.atOnce, more).finally(() => (isOver = true));
  const [stalled] = await Promise.all([loading, following]);
  return stalled;
}

async function everything({ world, db }: Site, lapsed: boolean): Promise<Findings> {
  const { ledger, subjects } = world;
  const all = [
    await checkCommands(db, ledger, subjects, lapsed),
    await checkCouncil(db, world),
    await checkPapers(db, subjects),
    await checkCopies(db, subjects, lapsed),
  ];
  return { lost: all.flatMap(({ lost }) => lost), doubled: all.flatMap(({ doubled }) => doubled) };
}

async function letters(site: Site): Promise<Outcome['letters']> {
  const found: Outcome['letters'] = { sent: 0, lost: [], doubled: [] };
  for (const day of dueDays) {
    const expected = day.letters(site.world.subjects);
    const { lost, doubled } = checkLetters(await remind(site, day), expected);
    found.lost.push(...lost);
    found.doubled.push(...doubled);
  }
  const { taken } = site.platform.mail;
  const all = checkLetters(taken, []); // a letter of one day might come again on another
  return {
    ...found,
    sent: taken.length,
    doubled: [...found.doubled, ...all.doubled.filter((f) => f.includes('twice'))],
  };
}

async function story(site: Site, scale: Scale, random: Random): Promise<Outcome> {
  const { platform, world, killer, db } = site;
  const start = Date.now();
  await world.open();
  await untilRegulated(db);
  await world.moveClock(begins);
  const stalled = await underFire(site, scale, random);
  const calm = async () => {
    await untilReady(platform.replicas);
    await untilQuiet(db, platform.broker.url, quietWithinMs);
  };
  await calm();
  const afterLoad = await everything(site, false);
  const isOn = stalled.length === 0;
  const invited = isOn ? await invitations(site) : nothing;
  const sent = isOn ? await letters(site) : noLetters;
  await calm();
  const atEnd = isOn ? await everything(site, true) : nothing;
  const { broken, intact } = await brokenChains(db);
  const { acknowledged, refused, repeats } = world.ledger;
  return {
    seed: random.seed,
    initiatives: world.subjects.length,
    concluded: world.hearings.filter(({ isConcluded }) => isConcluded).length,
    ballots: world.hearings.reduce((sum, { vote }) => sum + (vote?.ballots.length ?? 0), 0),
    ends: new Set(world.subjects.map((subject) => expectedState(subject, isOn))),
    commands: acknowledged.length,
    refused: refused.length,
    repeats,
    lostAnswers: world.network.lost,
    kills: killer.count,
    inMidTransaction: killer.inMidTransaction,
    endings: platform.replicas.flatMap((replica) => replica.endings),
    lost: [...stalled, ...afterLoad.lost, ...atEnd.lost],
    doubled: [...afterLoad.doubled, ...atEnd.doubled],
    brokenChains: broken,
    intactChains: intact,
    parked: await stuck(db),
    letters: { ...sent, lost: [...invited.lost, ...sent.lost], doubled: [...invited.doubled, ...sent.doubled] },
    seconds: Math.round((Date.now() - start) / 1000),
  };
}

/** One run: start everything, load it while it is being killed, let it come to rest, and look. */
export async function chaos(scale: Scale, seed: number): Promise<Outcome> {
  const random = new Random(seed);
  const platform = await ChaosPlatform.start();
  const db = poolOf(platform.database.url);
  let done = false;
  try {
    const site = {
      platform,
      world: new World(platform, new Network(new Random(seed + 1))),
      killer: new Killer(platform, random, db),
      db,
    };
    const outcome = await story(site, scale, random);
    done = true;
    return outcome;
  } finally {
    await db.end();
    if (!done) process.stderr.write(`The logs of the services are in ${platform.folder}\n`);
    await platform.stop(!done);
  }
}

const row = (name: string, value: string | number) => `  ${name.padEnd(16)} ${value}\n`;

/** A short table for people. */
export function table(outcome: Outcome): string {
  const {
    seed,
    initiatives,
    commands,
    repeats,
    kills,
    lost,
    doubled,
    brokenChains: broken,
    parked,
    letters: mail,
  } = outcome;
  const killed = Object.entries(kills).map(([victim, times]) => `${victim} ${times}`);
  const total = Object.values(kills).reduce((sum, times) => sum + times, 0);
  return [
    `chaos, seed ${seed} (${outcome.seconds} s)\n`,
    row('initiatives', initiatives),
    row('councils', `${outcome.concluded} conclusions, ${outcome.ballots} secret ballots`),
    row(
      'commands',
      `${commands} acknowledged, ${outcome.refused} refused, ${repeats} requests repeated, ${outcome.lostAnswers} of them for a lost answer`,
    ),
    row('kills -9', `${total}: ${killed.join(', ')}; ${outcome.inMidTransaction} between writes and commit`),
    row('ended by itself', outcome.endings.join('; ') || 0),
    row('lost', lost.length + mail.lost.length),
    row('doubled', doubled.length + mail.doubled.length),
    row('broken chains', `${broken.length} of ${broken.length + outcome.intactChains}`),
    row('parked', parked.length),
    row('mails', mail.sent),
  ].join('');
}
