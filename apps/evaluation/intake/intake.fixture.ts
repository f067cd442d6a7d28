import { randomUUID } from 'node:crypto';
import type { Intake, IntakeState } from './intake.entity.js';

const at = new Date('2024-04-02T02:00:00Z');
const later = new Date('2024-05-02T17:00:00Z');

/** A row valid for the state. */
export function anIntake(state: IntakeState, more: Partial<Intake> = {}): Intake {
  const received = state !== 'waiting';
  return {
    ...{ id: randomUUID(), version: 2, historyHash: 'x', state, initiativeId: randomUUID(), localityId: 'thanh-tri' },
    ...{ roundYear: 2024, roundNumber: 1, sector: 'general', officeUnitId: randomUUID(), officePath: [] },
    ...{ authorIds: [], submittedAt: at, submittedVersion: 7, checkBy: later, receiptYear: received ? 2024 : null },
    ...{ receiptSequence: received ? 1 : null, receiptNumber: received ? '01/BN' : null },
    ...{ receivedAt: received ? at : null, answerBy: received ? later : null },
    decideBy: state === 'accepted' ? later : null,
    defects: state === 'returned' ? [{ field: 'report', note: 'Bổ sung' }] : [],
    dueAt: state === 'returned' ? later : null,
    reason: state === 'refused' ? 'Ngoài phạm vi' : null,
    ...{ factId: null, factFrom: null, refusal: null },
    ...{ officeLabel: 'Phòng Nội vụ', reportsTo: null, channel: received ? 'online' : null },
    ...{ paperCopies: received ? 0 : null, fee: received ? 0 : null },
    ...more,
  };
}
