import { randomUUID } from 'node:crypto';
import type { Meeting } from './meeting.entity.js';

/** A meeting that is called or sits, with whatever a test says differently. */
export const aMeeting = (state: 'scheduled' | 'in-session', more: Partial<Meeting> = {}): Meeting => ({
  ...{ id: randomUUID(), version: 1, historyHash: 'x', state, councilId: randomUUID(), level: 'district' },
  ...{ localityId: 'thanh-tri', kind: 'regular', startsAt: new Date('2024-06-15T02:00:00Z'), place: 'UBND' },
  ...{ shortNotice: null, agenda: [], agendaChanges: [], attendance: [], movements: [], spells: [] },
  ...{ openedAt: state === 'in-session' ? new Date('2024-06-15T02:00:00Z') : null, delegation: null, standInIds: [] },
  ...{ minutes: null, minutesHash: null },
  ...more,
});
