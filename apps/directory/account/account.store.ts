import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { Account, Credential } from './account.entity.js';

const isNameTaken = (error: unknown): boolean =>
  error instanceof QueryFailedError &&
  (error.driverError as { constraint?: string }).constraint === 'account_user_name';

const putHash = (tx: EntityManager, accountId: string, passwordHash: string): Promise<unknown> =>
  tx.query(
    `INSERT INTO credential (account_id, password_hash) VALUES ($1, $2)
     ON CONFLICT (account_id) DO UPDATE SET password_hash = excluded.password_hash`,
    [accountId, passwordHash],
  );

/** The only file that reads and writes the tables `account` and `credential`. */
@Injectable()
export class AccountStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** In the caller's transaction where one is given. Throws `user-name-taken`. */
  async create(
    id: string,
    occasion: Occasion,
    change: Change<Account>,
    passwordHash: string,
    outer?: EntityManager,
  ): Promise<Account> {
    const work = async (tx: EntityManager) => {
      const account = await createRow(tx, Account, id, occasion, change);
      await putHash(tx, account.id, passwordHash);
      return account;
    };
    try {
      return await (outer ? work(outer) : this.outbox.transaction(work));
    } catch (error) {
      if (isNameTaken(error)) throw conflict({ key: 'user-name-taken', field: 'userName' });
      throw error;
    }
  }

  change(id: string, occasion: Occasion, decide: (row: Account) => Change<Account>): Promise<Account> {
    return this.outbox.transaction((tx) => changeRow(tx, Account, id, occasion, decide));
  }

  /** Sets a password, forgets wrong ones, and ends every session of the account. */
  setPassword(
    id: string,
    occasion: Occasion,
    passwordHash: string,
    decide: (row: Account) => Change<Account>,
  ): Promise<Account> {
    return this.outbox.transaction(async (tx) => {
      const account = await changeRow(tx, Account, id, occasion, decide);
      await putHash(tx, id, passwordHash);
      await tx.query('DELETE FROM sign_in_failure WHERE user_name = $1', [account.userName]);
      await tx.query('UPDATE session SET revoked_at = now() WHERE account_id = $1 AND revoked_at IS NULL', [id]);
      return account;
    });
  }

  async get(id: string): Promise<Account> {
    const account = await this.db.manager.findOneBy(Account, { id });
    if (!account) throw notFound('account', id);
    return account;
  }

  /** Nobody can sign in yet. */
  async isEmpty(tx: EntityManager): Promise<boolean> {
    return !(await tx.existsBy(Account, {}));
  }

  byUserName(userName: string): Promise<Account | null> {
    return this.db.manager.findOneBy(Account, { userName });
  }

  byPerson(personId: string): Promise<Account[]> {
    return this.db.manager.find(Account, { where: { personId }, order: { userName: 'ASC' } });
  }

  async passwordHash(accountId: string): Promise<string | undefined> {
    return (await this.db.manager.findOneBy(Credential, { accountId }))?.passwordHash;
  }
}
