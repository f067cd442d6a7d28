import { invalid } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Account } from './account.entity.js';
import { passwordFaults } from './password.js';

const refuseWeak = (password: string, userName: string): void => {
  const faults = passwordFaults(password, userName);
  if (faults.length > 0) throw invalid(...faults);
};

/** Mở tài khoản. Throws `password-too-short`, `password-guessable`. */
export function open(
  { personId, userName, password }: { personId: string; userName: string; password: string },
  by: ActedBy,
  at: Date,
): Change<Account> {
  refuseWeak(password, userName);
  return { action: 'open', by, set: { personId, userName, active: true, passwordSetAt: at }, events: [] };
}

/** Đặt mật khẩu mới; the history keeps when and by whom, never what. Throws as `open` does. */
export function setPassword({ userName }: Account, password: string, by: ActedBy, at: Date): Change<Account> {
  refuseWeak(password, userName);
  return { action: 'set-password', by, set: { passwordSetAt: at }, events: [] };
}

/** Khóa, mở lại. */
export const activate = (active: boolean, by: ActedBy): Change<Account> => ({
  action: active ? 'enable' : 'disable',
  by,
  set: { active },
  events: [],
});
