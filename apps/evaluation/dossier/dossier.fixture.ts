import { randomUUID } from 'node:crypto';
import type { Dossier } from './dossier.entity.js';

/** A valid dossier, submitted to round 1 of 2024, with whatever a test says differently. */
export function aDossier(more: Partial<Dossier> = {}): Dossier {
  const unitId = randomUUID();
  const author = { personId: randomUUID(), fullName: 'Nguyễn Thị An', unitId, sharePercent: 100 };
  return {
    ...{ initiativeId: randomUUID(), version: 7, state: 'submitted', localityId: 'thanh-tri' },
    ...{ regulationYear: 2024, regulationVersion: 1, unitId, unitPath: [unitId], recognizingUnitId: unitId },
    ...{ sector: 'general', title: 'Sáng kiến', titleFolded: 'sang kien', authors: [author] },
    ...{ authorIds: [author.personId], targetLevel: 'district', shortcoming: null, application: 'full' },
    ...{ firstAppliedOn: '2024-01-10', filedAt: new Date('2024-03-01T00:00:00Z'), roundYear: 2024, roundNumber: 1 },
    ...{ letterNumber: '05/TTr-UBND', unitCouncil: null, scopeShare: null, recognitions: [], report: {} },
    ...{ category: null, duplicateOf: [] },
    knownSince: new Date('2024-01-02T00:00:00Z'),
    ...more,
  };
}
