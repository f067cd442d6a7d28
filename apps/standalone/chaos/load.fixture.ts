import { confirm, write } from './authors.fixture.js';
import type { Council } from './book.fixture.js';
import { found, hear } from './council.fixture.js';
import { appeal, conclude } from './district.fixture.js';
import { meet } from './meeting.fixture.js';
import { complete, recognize, submit, takeIn } from './offices.fixture.js';
import { type GroupPlan, isForCouncil } from './plan.fixture.js';
import type { Subject } from './subject.fixture.js';
import type { World } from './world.fixture.js';

const chosen = async (subjects: readonly Subject[], isChosen: (subject: Subject) => Promise<boolean>) => {
  const answers = await Promise.all(subjects.map(isChosen));
  return subjects.filter((_, i) => answers[i]);
};

/** Those that come back after the council's word: mended, or reopened on appeal. */
async function again(world: World, heard: readonly Subject[]): Promise<Subject[]> {
  const ended = (fate: string, step: string) =>
    heard.filter(({ plan, steps }) => plan.fate === fate && steps.at(-1) === step);
  const mended = await chosen(ended('mended', 'improve'), (subject) => complete(world, subject));
  return [...mended, ...(await appeal(world, ended('reopened', 'decline')))];
}

async function throughCouncil(world: World, council: Council, accepted: readonly Subject[]): Promise<void> {
  for (let waiting = accepted; waiting.length > 0;) {
    const hearings = await hear(world, council, waiting);
    await meet(world, council, hearings.filter(({ subject }) => subject.plan.fate !== 'evaluating')); // prettier-ignore
    waiting = await again(world, hearings.map(({ subject }) => subject)); // prettier-ignore
  }
  await conclude(world, accepted.filter(({ steps }) => steps.at(-1) === 'recommend')); // prettier-ignore
}

/** Takes the initiatives of one unit as far as they are to come. */
async function takeThrough(world: World, council: Council, { recognizingCode, plans }: GroupPlan): Promise<void> {
  const subjects = await Promise.all(plans.map((plan) => write(world, plan, recognizingCode)));
  const confirmed = await chosen(subjects, (subject) => confirm(world, subject));
  const recognized = await recognize(world, recognizingCode, confirmed);
  const submitted = await submit(world, recognizingCode, recognized);
  const accepted = await chosen(submitted, (subject) => takeIn(world, subject));
  await throughCouncil(world, council, accepted.filter(({ plan }) => isForCouncil(plan))); // prettier-ignore
  for (const { withdrawing } of subjects) await withdrawing;
}

/**
 * Many groups at once, each as soon as another is through; when all are under way, those that `more` gives, so that
 * there is work to disturb for as long as it wants. Gives, in words, where one waited or was refused in vain.
 */
export async function load(
  world: World,
  groups: readonly GroupPlan[],
  atOnce: number,
  more: () => GroupPlan | undefined,
): Promise<string[]> {
  const council = await found(world);
  const waiting = [...groups];
  const next = () => waiting.shift() ?? more();
  const stalled: string[] = [];
  const lane = async () => {
    for (let group = next(); group && stalled.length === 0; group = next())
      await takeThrough(world, council, group).catch((error: unknown) => stalled.push(String(error)));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return stalled;
}
