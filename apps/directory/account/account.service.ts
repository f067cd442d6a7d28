import { Injectable } from '@nestjs/common';
import { DomainError } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { randomUUID } from 'node:crypto';
import { PersonStore } from '../person/person.store.js';
import { UnitStore } from '../unit/unit.store.js';
import * as commands from './account.commands.js';
import type { ChangePasswordDto, OpenAccountDto } from './account.dto.js';
import type { Account } from './account.entity.js';
import { AccountStore } from './account.store.js';
import { hashPassword, isPassword } from './password.js';
import { SignInFailureStore } from './sign-in-failure.store.js';

const signInFailed = () => new DomainError('unauthenticated', [{ key: 'sign-in-failed' }]);

/** An account that is not there, looked up all the same: the answer must take as long. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** Accounts and their passwords. */
@Injectable()
export class AccountService {
  constructor(
    private readonly accounts: AccountStore,
    private readonly failures: SignInFailureStore,
    private readonly people: PersonStore,
    private readonly units: UnitStore,
  ) {}

  async open(acting: Acting, dto: OpenAccountDto): Promise<Account> {
    const by = await this.authorizeFor(acting.actor, dto.personId);
    const change = commands.open(dto, by, acting.at);
    return this.accounts.create(randomUUID(), { at: acting.at, acting }, change, await hashPassword(dto.password));
  }

  async activate(acting: Acting, id: string, active: boolean): Promise<Account> {
    const by = await this.authorizeFor(acting.actor, (await this.accounts.get(id)).personId, id);
    return this.accounts.change(id, { at: acting.at, acting }, () => commands.activate(active, by));
  }

  /** The administrator sets a new one; every session of the account ends. */
  async resetPassword(acting: Acting, id: string, password: string): Promise<Account> {
    const by = await this.authorizeFor(acting.actor, (await this.accounts.get(id)).personId, id);
    return this.accounts.setPassword(id, { at: acting.at, acting }, await hashPassword(password), (account) =>
      commands.setPassword(account, password, by, acting.at),
    );
  }

  /** The person sets a new one by giving the present one; every session ends. Throws as `prove` does. */
  async changePassword({ actor, at }: Acting, { currentPassword, password }: ChangePasswordDto): Promise<void> {
    const [account] = await this.accounts.byPerson(actor.personId);
    if (!account) throw signInFailed();
    await this.prove(account.userName, currentPassword);
    const by = { personId: actor.personId, name: actor.name, role: 'signed-in' };
    await this.accounts.setPassword(account.id, { at }, await hashPassword(password), (row) =>
      commands.setPassword(row, password, by, at),
    );
  }

  /**
   * The account that user name and password belong to. Throws `sign-in-failed`, after as long for an unknown name as
   * for a wrong password, `account-locked` after five failures, for a quarter of an hour, and `account-disabled`.
   */
  async prove(userName: string, password: string): Promise<Account> {
    const minutes = await this.failures.lockedMinutes(userName);
    if (minutes > 0) throw new DomainError('unauthenticated', [{ key: 'account-locked', params: { minutes } }]);
    const account = await this.accounts.byUserName(userName);
    const stored = await this.accounts.passwordHash(account?.id ?? nobody);
    if (!(await isPassword(stored, password)) || !account) {
      await this.failures.count(userName);
      throw signInFailed();
    }
    await this.failures.forget(userName);
    if (!account.active) throw new DomainError('unauthenticated', [{ key: 'account-disabled' }]);
    return account;
  }

  /** An account is known to those who may manage it; the person is known to everyone. */
  async authorizeFor(actor: Actor, personId: string, accountId?: string): Promise<ActedBy> {
    const { unitId } = await this.people.get(personId);
    const { path } = await this.units.get(unitId);
    const thing = accountId && { what: 'account', id: accountId, read: 'account.manage' as const };
    return actedBy(actor, authorize(actor, 'account.manage', { unitPath: path, ...(thing ? { thing } : {}) }));
  }
}
