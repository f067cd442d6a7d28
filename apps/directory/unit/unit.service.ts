import { Injectable } from '@nestjs/common';
import { invalid } from '#lib/contracts/errors.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { randomUUID } from 'node:crypto';
import * as commands from './unit.commands.js';
import type { AmendUnitDto, EstablishUnitDto } from './unit.dto.js';
import type { Unit } from './unit.entity.js';
import { UnitStore } from './unit.store.js';

/** Who may shape the tree of units. */
@Injectable()
export class UnitService {
  constructor(private readonly units: UnitStore) {}

  async establish(acting: Acting, dto: EstablishUnitDto): Promise<Unit> {
    const parent = await this.units.get(dto.parentId);
    const by = actedBy(acting.actor, authorize(acting.actor, 'unit.manage', { unitPath: parent.path }));
    const id = randomUUID();
    const facts = {
      id,
      parentId: parent.id,
      localityId: localityUnder(parent, dto.localityId),
      code: dto.code,
      name: dto.name,
      kind: dto.kind,
      sector: dto.sector,
      canRecognize: dto.canRecognize ?? false,
      recognitionBasis: dto.recognitionBasis ?? null,
      validFrom: dto.validFrom ?? null,
      validTo: dto.validTo ?? null,
      mergedInto: dto.mergedInto ?? null,
    };
    const change = commands.establish(facts, parent, by, acting.at);
    return this.units.create(id, { at: acting.at, acting }, change);
  }

  async amend(acting: Acting, id: string, dto: AmendUnitDto): Promise<Unit> {
    const { path } = await this.units.get(id);
    const by = actedBy(acting.actor, authorize(acting.actor, 'unit.manage', { unitPath: path }));
    if (dto.mergedInto) await this.units.get(dto.mergedInto);
    return this.units.change(id, { at: acting.at, acting }, (unit) => commands.amend(unit, dto, by, acting.at));
  }

  /** Both where it leaves and where it goes must be the administrator's. */
  async move(acting: Acting, id: string, parentId: string): Promise<Unit> {
    const [unit, parent] = [await this.units.get(id), await this.units.get(parentId)];
    authorize(acting.actor, 'unit.manage', { unitPath: unit.path });
    const by = actedBy(acting.actor, authorize(acting.actor, 'unit.manage', { unitPath: parent.path }));
    return this.units.changeSubtree(id, parentId, { at: acting.at, acting }, (row, moved, under) =>
      commands.move(row, moved, under, by, acting.at),
    );
  }
}

/** Only right under a province does a locality begin. */
function localityUnder(parent: Unit, asked: string | undefined): string {
  if (asked === undefined || asked === parent.localityId) return parent.localityId;
  if (parent.kind !== 'province') throw invalid({ key: 'locality-of-parent', field: 'localityId' });
  return asked;
}
