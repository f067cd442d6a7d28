import { Injectable } from '@nestjs/common';
import type { RoleHeld } from '#lib/contracts/directory.events.js';
import { invalid } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { randomUUID } from 'node:crypto';
import { UnitStore } from '../unit/unit.store.js';
import * as commands from './person.commands.js';
import { rolesThatDiffer } from './person.commands.js';
import type { AmendPersonDto, EnrolPersonDto } from './person.dto.js';
import type { Person } from './person.entity.js';
import { PersonStore } from './person.store.js';

/** Who may say who people are and what they may do. */
@Injectable()
export class PersonService {
  constructor(
    private readonly people: PersonStore,
    private readonly units: UnitStore,
  ) {}

  async enrol(acting: Acting, dto: EnrolPersonDto): Promise<Person> {
    const by = await this.authorizeFor(acting.actor, dto.unitId);
    const { localityId } = await this.units.get(dto.unitId);
    const roles = dto.roles ?? [];
    await this.authorizeRoles(acting.actor, roles);
    const { fullName, unitId, position = null, email = null, active = true } = dto;
    const id = randomUUID();
    const facts = { localityId, unitId, fullName, position, email, active, roles: plain(roles) };
    return this.people.create(id, { at: acting.at, acting }, commands.enrol(id, facts, by, acting.at));
  }

  async amend(acting: Acting, id: string, dto: AmendPersonDto): Promise<Person> {
    const before = await this.people.get(id);
    const by = await this.authorizeFor(acting.actor, before.unitId);
    await this.authorizeRoles(acting.actor, dto.roles ? rolesThatDiffer(before.roles, dto.roles) : []);
    const moved = dto.unitId ? await this.destination(acting.actor, dto.unitId) : {};
    const facts = { ...dto, ...moved, ...(dto.roles ? { roles: plain(dto.roles) } : {}) };
    return this.people.change(id, { at: acting.at, acting }, (person) => commands.amend(person, facts, by, acting.at));
  }

  private async destination(actor: Actor, unitId: string): Promise<{ unitId: string; localityId: string }> {
    await this.authorizeFor(actor, unitId);
    return { unitId, localityId: (await this.units.get(unitId)).localityId };
  }

  private async authorizeFor(actor: Actor, unitId: string): Promise<ActedBy> {
    const { path } = await this.units.get(unitId);
    return actedBy(actor, authorize(actor, 'person.manage', { unitPath: path }));
  }

  /** Nobody gives or takes a role for a unit that is not theirs to manage. */
  private async authorizeRoles(actor: Actor, held: readonly RoleHeld[]): Promise<void> {
    const units = new Map((await this.units.byIds(held.map((role) => role.unitId))).map((unit) => [unit.id, unit]));
    for (const { unitId } of held) {
      const unit = units.get(unitId);
      if (!unit) throw invalid({ key: 'unit-unknown', field: 'roles' });
      authorize(actor, 'person.manage', { unitPath: unit.path });
    }
  }
}

const plain = (held: readonly RoleHeld[]): RoleHeld[] => held.map((role) => ({ ...role }));
