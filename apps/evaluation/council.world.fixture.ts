import { personChanged, unitChanged } from '#lib/contracts/directory.events.js';
import type { Envelope } from '#lib/contracts/event.js';
import { initiativeEvents, type InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import type { InitiativeState } from '#lib/lifecycle/initiative.lifecycle.js';
import { intakeOfficeFor } from '#lib/regulation/intake.js';
import { leavesOf } from '#lib/regulation/criteria.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { smallWorld, type SmallWorld } from '#lib/testing/small-world.js';
import { randomUUID } from 'node:crypto';

/** A locality with a council's worth of people, and the office that takes its dossiers in. */
export interface CouncilWorld extends SmallWorld {
  /** Chair, vice-chair, secretary, then members; all of the root unit. */
  members: Actor[];
  /** Chair, secretary and a member for a unit's own council, of the commune. */
  colleagues: Actor[];
  officer: Actor;
  officeId: string;
  at: Date;
  snapshot(state: InitiativeState, version: number, more?: Partial<InitiativeSnapshot>): Envelope<InitiativeSnapshot>;
  /** The best, or some, score for every criterion. */
  scores(part?: number): Record<string, number>;
}

const personOf = (world: SmallWorld, name: string, unitId: string): Actor => ({
  personId: randomUUID(),
  name,
  localityId: world.localityId,
  unitId,
  roles: [],
});

const told = ({ personId, name, localityId, unitId, roles }: Actor, at: Date): Envelope =>
  personChanged.make(
    personId,
    { personId, version: 1, localityId, unitId, fullName: name, active: true, roles: [...roles] },
    at,
  );

const officeOf = (world: SmallWorld, at: Date) => {
  const code = intakeOfficeFor(world.rules, 'general')?.office ?? '';
  const officeId = code === 'phong-kinh-te' ? world.units.office : randomUUID();
  const { localityId, units } = world;
  const unit = { unitId: officeId, version: 1, localityId, code, name: 'Nơi nhận hồ sơ', kind: 'department' };
  const place = { sector: 'general', parentId: units.root, path: [officeId, units.root], canRecognize: true };
  const officer = personOf(world, 'Cán bộ tiếp nhận', officeId);
  return {
    officeId,
    officer: { ...officer, roles: [{ role: 'intake-officer' as const, unitId: officeId }] },
    events: officeId === units.office ? [] : [unitChanged.make(officeId, { ...unit, ...place }, at)],
  };
};

const snapshotOf = (
  world: SmallWorld,
  initiativeId: string,
  at: Date,
): Omit<InitiativeSnapshot, 'version' | 'state'> => ({
  initiativeId,
  localityId: world.localityId,
  regulationYear: world.year,
  regulationVersion: 1,
  title: 'Rút ngắn thời gian giải quyết hồ sơ tại bộ phận một cửa',
  unitId: world.units.commune,
  recognizingUnitId: world.units.commune,
  sector: 'general',
  authors: [
    {
      personId: world.people.author.personId,
      fullName: world.people.author.name,
      unitId: world.units.commune,
      sharePercent: 100,
    },
  ],
  targetLevel: 'district',
  filedAt: at.toISOString(),
  round: { year: world.year, number: 1 },
  recognitions: [],
  report: {},
  by: { role: 'unit-secretary' },
});

/** Everything a test of this service starts from, under the regulation in the given file. */
export function councilWorld(file: string): CouncilWorld {
  const world = smallWorld(file);
  const at = new Date(`${String(world.year)}-06-05T02:00:00Z`);
  const { officeId, officer, events } = officeOf(world, at);
  const crowd = (name: string, unitId: string, size: number) =>
    Array.from({ length: size }, (_, i) => personOf(world, `${name} ${String(i + 1)}`, unitId));
  const members = crowd('Ủy viên', world.units.root, 7);
  const colleagues = crowd('Đồng nghiệp', world.units.commune, 5);
  const initiativeId = randomUUID();
  const base = snapshotOf(world, initiativeId, at);
  return {
    ...world,
    events: [...world.events, ...events, ...[...members, ...colleagues, officer].map((p) => told(p, at))],
    ...{ members, colleagues, officer, officeId, at },
    snapshot: (state, version, more = {}) =>
      initiativeEvents[state].make(more.initiativeId ?? initiativeId, { ...base, state, version, ...more }, at),
    scores: (part = 1) =>
      Object.fromEntries(
        leavesOf(world.rules.assessment.criteria).map(({ key, max }) => [key, Math.floor(max * part)]),
      ),
  };
}
