import type { RecognitionRef } from '#lib/contracts/shared.js';
import type { InitiativeState } from '#lib/lifecycle/initiative.lifecycle.js';
import type { Dossier } from './dossier.entity.js';

export const ids = {
  initiative: '59aacb2a-6a15-418b-8888-77a09bbb50c8',
  unit: '7630a3d6-82c0-4840-9aba-62166701bfd6',
  root: 'd9823adf-2995-4ef9-b054-0e9f5363662c',
  author: 'ebb871fb-9687-4c60-a2c0-3cd77770252f',
  coauthor: '03d9bf3f-917d-4cb8-9c97-9b408e5094d8',
  shortcoming: 'f0c6a1de-1c11-4b63-9c39-6f0a4a1f7a10',
  decision: '2dcec9dd-70d1-46a7-951d-b65ba95c7821',
} as const;

export const unitRecognition: RecognitionRef = {
  level: 'unit',
  decisionId: ids.decision,
  number: '01/QĐ-SK',
  signedOn: '2024-09-05',
};

const unrecognized: readonly InitiativeState[] = ['draft', 'registered', 'applied', 'filed', 'confirmed', 'withdrawn'];

/** A dossier that is valid for its state. */
export const aDossier = (over: Partial<Dossier> = {}): Dossier => {
  const { state = 'filed' } = over;
  return {
    initiativeId: ids.initiative,
    version: 5,
    state,
    localityId: 'thanh-tri',
    regulationYear: 2024,
    regulationVersion: 1,
    title: 'Phiếu hẹn điện tử',
    unitId: ids.unit,
    unitPath: [ids.unit, ids.root],
    recognizingUnitId: ids.unit,
    sector: 'general',
    targetLevel: 'province',
    authors: [
      { personId: ids.author, fullName: 'Nguyễn Thị An', unitId: ids.unit, sharePercent: 60 },
      { personId: ids.coauthor, fullName: 'Trần Văn Bình', unitId: ids.unit, sharePercent: 40 },
    ],
    authorIds: [ids.author, ids.coauthor],
    category: null,
    shortcomingId: ids.shortcoming,
    shortcoming: 'Người dân phải đi lại nhiều lần',
    application: 'full',
    firstAppliedOn: '2024-07-15',
    unitCouncilHeard: true,
    recognitions: unrecognized.includes(state) ? [] : [unitRecognition],
    report: {},
    updatedAt: new Date('2024-09-01T02:00:00Z'),
    ...over,
  };
};
