import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Outbox } from '#lib/messaging/outbox.js';
import { Clock } from '#lib/service-kit/clock.js';
import { Env } from '#lib/service-kit/env.js';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import * as people from '../person/person.commands.js';
import { PersonStore } from '../person/person.store.js';
import * as units from '../unit/unit.commands.js';
import { UnitStore } from '../unit/unit.store.js';
import * as accounts from './account.commands.js';
import { AccountStore } from './account.store.js';
import { hashPassword } from './password.js';

const by = { role: 'installation' };
const userName = 'quantri';
const localityId = 'he-thong';

/** A new installation without demo data gets one unit and one administrator, who makes all others. */
@Injectable()
export class FirstAdministrator implements OnApplicationBootstrap {
  private readonly log = new Logger('accounts');

  constructor(
    private readonly units: UnitStore,
    private readonly people: PersonStore,
    private readonly accounts: AccountStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.env.DEMO === 1) return;
    const password = randomBytes(15).toString('base64url');
    const made = await this.outbox.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('directory: first administrator'))`);
      if (!(await this.accounts.isEmpty(tx))) return false;
      await this.make(tx, password);
      await this.writeDown(password);
      return true;
    });
    if (made) this.log.warn(`the first administrator is '${userName}'; the password is in ${this.file()}`);
  }

  private async make(tx: EntityManager, password: string): Promise<void> {
    const [at, unitId, personId] = [this.clock.now(), randomUUID(), randomUUID()];
    const unit = units.establish(rootUnit(unitId), undefined, by, at);
    await this.units.create(unitId, { at }, unit, tx);
    const roles = [{ role: 'administrator' as const, unitId }];
    const facts = {
      localityId,
      unitId,
      fullName: 'Quản trị hệ thống',
      position: null,
      email: null,
      active: true,
      roles,
    };
    await this.people.create(personId, { at }, people.enrol(personId, facts, by, at), tx);
    const account = accounts.open({ personId, userName, password }, by, at);
    await this.accounts.create(randomUUID(), { at }, account, await hashPassword(password), tx);
  }

  private file(): string {
    return join(this.env.DATA_DIR, 'first-administrator.txt');
  }

  private async writeDown(password: string): Promise<void> {
    await mkdir(this.env.DATA_DIR, { recursive: true });
    await writeFile(this.file(), `${userName}\n${password}\n`, { mode: 0o600 });
  }
}

const rootUnit = (id: string) => ({
  id,
  parentId: null,
  localityId,
  code: 'he-thong',
  name: 'Hệ thống',
  kind: 'province' as const,
  sector: 'administration',
  canRecognize: false,
  recognitionBasis: null,
  validFrom: null,
  validTo: null,
  mergedInto: null,
});
