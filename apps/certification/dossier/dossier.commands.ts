import type { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import {
  initiativeLifecycle,
  type InitiativeState,
  type InitiativeTrigger,
} from '#lib/lifecycle/initiative.lifecycle.js';
import { tidy } from '#lib/service-kit/text.js';
import type { Dossier } from './dossier.entity.js';

/** What the copy shows of a snapshot; `unitPath` is the unit and those above, nearest first. */
export const copyOf = (snapshot: InitiativeSnapshot, unitPath: string[], at: Date): Dossier => ({
  initiativeId: snapshot.initiativeId,
  version: snapshot.version,
  state: snapshot.state,
  localityId: snapshot.localityId,
  regulationYear: snapshot.regulationYear,
  regulationVersion: snapshot.regulationVersion,
  title: tidy(snapshot.title),
  unitId: snapshot.unitId,
  unitPath,
  recognizingUnitId: snapshot.recognizingUnitId,
  sector: snapshot.sector,
  targetLevel: snapshot.targetLevel,
  authors: snapshot.authors,
  authorIds: snapshot.authors.map((author) => author.personId),
  category: snapshot.category ?? null,
  shortcomingId: snapshot.shortcomingId ?? null,
  shortcoming: snapshot.shortcoming ?? null,
  application: snapshot.application ?? null,
  firstAppliedOn: snapshot.firstAppliedOn ?? null,
  unitCouncilHeard: snapshot.unitCouncilHeard ?? null,
  recognitions: snapshot.recognitions,
  report: snapshot.report,
  updatedAt: at,
});

/** Whether the lifecycle has such a step from this state; registration alone judges the rest of it. */
export const mayFollow = (state: InitiativeState, on: InitiativeTrigger): boolean =>
  initiativeLifecycle.rules.rows.some((row) => row.on === on && row.from.includes(state));
