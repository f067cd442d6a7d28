import type { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import type { SmallWorld } from '#lib/testing/small-world.js';
import { randomUUID } from 'node:crypto';

/** An initiative of the world's commune, by its author, as registration would tell it. */
export const aSnapshot = (world: SmallWorld, over: Partial<InitiativeSnapshot> = {}): InitiativeSnapshot => {
  const { author } = world.people;
  return {
    initiativeId: randomUUID(),
    version: 1,
    state: 'applied',
    localityId: world.localityId,
    regulationYear: world.year,
    regulationVersion: 1,
    title: 'Trả kết quả thủ tục hành chính tại nhà',
    unitId: world.units.commune,
    recognizingUnitId: world.units.commune,
    sector: 'general',
    authors: [{ personId: author.personId, fullName: author.name, unitId: world.units.commune, sharePercent: 100 }],
    targetLevel: 'district',
    firstAppliedOn: '2024-01-31',
    recognitions: [],
    report: {},
    by: { role: 'author' },
    ...over,
  };
};
