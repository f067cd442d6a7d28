import { randomUUID } from 'node:crypto';
import { seatedOf, type Council, type Member, type SeatRole } from './council.entity.js';

/** Members in these roles, each a person of their own. */
export const membersAs = (...roles: SeatRole[]): Member[] =>
  roles.map((role, i) => ({
    personId: randomUUID(),
    fullName: `Ủy viên ${String(i + 1)}`,
    unitId: randomUUID(),
    role,
  }));

/** A council of five in its term of 2024, with whatever a test says differently. */
export function aCouncil(more: Partial<Council> = {}): Council {
  const unitId = randomUUID();
  const members = more.members ?? membersAs('chair', 'vice-chair', 'secretary', 'member', 'member');
  return {
    ...{ id: randomUUID(), version: 1, historyHash: 'x', localityId: 'thanh-tri', regulationYear: 2024 },
    ...{ regulationVersion: 1, level: 'district', unitId, unitPath: [unitId], name: 'Hội đồng sáng kiến' },
    ...{ decisionNumber: '01/QĐ-UBND', decisionDate: '2024-01-02', validFrom: '2024-01-02', validTo: '2024-12-31' },
    members,
    seatedIds: seatedOf({ members }).map(({ personId }) => personId),
    foundedAt: new Date('2024-01-02T00:00:00Z'),
    panels: [],
    ...more,
  };
}
