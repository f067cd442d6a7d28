import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Outbox } from '#lib/messaging/outbox.js';
import { Clock } from '#lib/service-kit/clock.js';
import { Env } from '#lib/service-kit/env.js';
import type { EntityManager } from 'typeorm';
import * as accounts from '../account/account.commands.js';
import { AccountStore } from '../account/account.store.js';
import { hashPassword } from '../account/password.js';
import * as people from '../person/person.commands.js';
import { PersonStore } from '../person/person.store.js';
import * as units from '../unit/unit.commands.js';
import { UnitStore } from '../unit/unit.store.js';
import { demoId } from './demo-id.js';
import { demoPeople, type DemoPerson } from './demo-people.js';
import { demoLocalities, demoProvinces, demoUnits, provinceUnit, type DemoUnit } from './demo-units.js';

/** The password of every demo account. */
export const demoPassword = 'sangkien-demo';

const by = { role: 'demo' };
const unitIdOf = ({ localityId, code }: Pick<DemoUnit, 'localityId' | 'code'>) =>
  demoId('unit', `${localityId}/${code}`);

/** Dữ liệu trình diễn: with DEMO=1 the five localities with units, people and accounts; what is there stays as it is. */
@Injectable()
export class Demo implements OnApplicationBootstrap {
  private readonly log = new Logger('demo');

  constructor(
    private readonly units: UnitStore,
    private readonly people: PersonStore,
    private readonly accounts: AccountStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.env.DEMO !== 1) return;
    await this.outbox.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('directory: demo data'))`);
      await this.makeUnits(tx, [...demoProvinces.map(provinceUnit), ...demoLocalities.flatMap(demoUnits)]);
      await this.makePeople(tx, demoPeople());
    });
    this.log.log(`demo accounts such as thanhtri.tacgia1, thanhtri.chutich, quantri; password: ${demoPassword}`);
  }

  private async makeUnits(tx: EntityManager, all: readonly DemoUnit[]): Promise<void> {
    const known = new Map((await this.units.byIds(all.map(unitIdOf), tx)).map((unit) => [unit.id, unit]));
    const at = this.clock.now();
    for (const unit of all) {
      const [id, parent] = [unitIdOf(unit), unit.parent ? known.get(unitIdOf(unit.parent)) : undefined];
      if (known.has(id)) continue;
      const change = units.establish({ ...factsOf(unit), id, parentId: parent?.id ?? null }, parent, by, at);
      known.set(id, await this.units.create(id, { at }, change, tx));
    }
  }

  private async makePeople(tx: EntityManager, all: readonly DemoPerson[]): Promise<void> {
    const idOf = ({ userName }: DemoPerson) => demoId('person', userName);
    const known = new Set((await this.people.byIds(all.map(idOf), tx)).map(({ id }) => id));
    const missing = all.filter((person) => !known.has(idOf(person)));
    const passwordHash = missing.length > 0 ? await hashPassword(demoPassword) : '';
    for (const person of missing) await this.makePerson(tx, idOf(person), person, passwordHash);
  }

  private async makePerson(tx: EntityManager, id: string, person: DemoPerson, passwordHash: string): Promise<void> {
    const { userName, fullName, position, unit } = person;
    const at = this.clock.now();
    const roles = person.roles.map(({ role, unit: of }) => ({ role, unitId: unitIdOf(of) }));
    const email = `${userName}@example.vn`;
    const facts = {
      localityId: unit.localityId,
      unitId: unitIdOf(unit),
      fullName,
      position,
      email,
      active: true,
      roles,
    };
    await this.people.create(id, { at }, people.enrol(id, facts, by, at), tx);
    const account = accounts.open({ personId: id, userName, password: demoPassword }, by, at);
    await this.accounts.create(demoId('account', userName), { at }, account, passwordHash, tx);
  }
}

const factsOf = ({ localityId, code, name, kind, sector, canRecognize }: DemoUnit) => ({
  localityId,
  code,
  name,
  kind,
  sector,
  canRecognize,
  recognitionBasis: canRecognize ? 'Có tư cách pháp nhân, con dấu và tài khoản riêng' : null,
  validFrom: null,
  validTo: null,
  mergedInto: null,
});
