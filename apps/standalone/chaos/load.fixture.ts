import { confirm, write } from './authors.fixture.js';
import { recognize, submit, takeIn } from './offices.fixture.js';
import type { GroupPlan } from './plan.fixture.js';
import type { World } from './world.fixture.js';

/** Takes the initiatives of one unit as far as they are to come. */
async function takeThrough(world: World, { recognizingCode, plans }: GroupPlan): Promise<void> {
  const subjects = await Promise.all(plans.map((plan) => write(world, plan, recognizingCode)));
  const confirmed = await Promise.all(subjects.map((subject) => confirm(world, subject)));
  const recognized = await recognize(world, recognizingCode, subjects.filter((_, i) => confirmed[i])); // prettier-ignore
  const submitted = await submit(world, recognizingCode, recognized);
  await Promise.all(submitted.map((subject) => takeIn(world, subject)));
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
  const waiting = [...groups];
  const next = () => waiting.shift() ?? more();
  const stalled: string[] = [];
  const lane = async () => {
    for (let group = next(); group && stalled.length === 0; group = next())
      await takeThrough(world, group).catch((error: unknown) => stalled.push(String(error)));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return stalled;
}
