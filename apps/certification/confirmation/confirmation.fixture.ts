import { aDossier } from '../dossier/dossier.fixture.js';
import * as commands from './confirmation.commands.js';
import type { Confirmation } from './confirmation.entity.js';

export const head = { personId: 'c61cfca8-4dd9-488b-85d9-6eb3c00ae7b5', role: 'unit-head', name: 'Lê Thị Cúc' };
export const statement = {
  effect: 'Giảm 2 ngày chờ',
  scope: 'Toàn xã',
  commitment: 'Tồn tại không kéo dài sang năm sau',
  proof: 'Sổ theo dõi tháng 8',
};

/** As Thanh Trì asks it: with commitment and proof. */
export const rules: commands.ConfirmationRules = {
  confirmation: { effect: true, scope: true, commitment: true },
  scopeTest: { minimumPercent: 0 },
};

const opened = new Date('2024-09-01T02:00:00Z');

const openRow = (): Confirmation => ({
  ...({ effect: null, scope: null, commitment: null, proof: null, shortcoming: null, reason: null } as const),
  ...({ similarUnits: null, shortcomingId: null } as const),
  ...({ decidedBy: null, decidedAt: null, factId: null } as const),
  ...(commands.open(aDossier(), opened).set as Confirmation),
  id: '4b62a9e4-7b9a-4e8f-afa0-5379431247cd',
  version: 1,
  historyHash: '',
});

/** A confirmation that is valid for its state, as the commands lead to it. */
export function aConfirmation(state: Confirmation['state'] = 'open'): Confirmation {
  const row = openRow();
  const later = {
    open: () => ({ set: {} }),
    confirmed: () => commands.confirm(row, aDossier(), statement, { by: head, at: opened, rules }),
    declined: () => commands.decline(row, aDossier(), 'Chưa rõ hiệu quả', head, opened),
    closed: () => ({ set: { state: 'closed' as const } }),
  };
  return { ...row, ...later[state]().set };
}
