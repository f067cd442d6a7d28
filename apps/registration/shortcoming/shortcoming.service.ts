import { Injectable } from '@nestjs/common';
import { invalid } from '#lib/contracts/errors.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { randomUUID } from 'node:crypto';
import * as commands from './shortcoming.commands.js';
import type { ReportShortcomingDto } from './shortcoming.dto.js';
import type { Shortcoming } from './shortcoming.entity.js';
import { ShortcomingStore } from './shortcoming.store.js';

/** Who may do what with shortcomings: load, authorize, let the command decide. */
@Injectable()
export class ShortcomingService {
  constructor(
    private readonly shortcomings: ShortcomingStore,
    private readonly reference: ReferenceStore,
  ) {}

  async report(acting: Acting, { unitId, year, summary }: ReportShortcomingDto): Promise<Shortcoming> {
    const { localityId, path } = await this.reference.unit(unitId);
    const role = authorize(acting.actor, 'shortcoming.manage', { unitPath: path });
    const change = commands.report({ localityId, unitId, year, summary }, actedBy(acting.actor, role), acting.at);
    return this.shortcomings.create(randomUUID(), { at: acting.at, acting }, change);
  }

  async reword(acting: Acting, id: string, summary: string): Promise<Shortcoming> {
    const { unitId } = await this.shortcomings.get(id);
    const { path } = await this.reference.unit(unitId);
    const role = authorize(acting.actor, 'shortcoming.manage', { unitPath: path });
    return this.shortcomings.change(id, { at: acting.at, acting }, () =>
      commands.reword(summary, actedBy(acting.actor, role)),
    );
  }

  async recur(acting: Acting, id: string, recursOf: string): Promise<Shortcoming> {
    const { path } = await this.reference.unit((await this.shortcomings.get(id)).unitId);
    const role = authorize(acting.actor, 'shortcoming.manage', { unitPath: path });
    const earlier = await this.shortcomings.find(recursOf);
    if (!earlier) throw invalid({ key: 'shortcoming-unknown', field: 'recursOf' });
    return this.shortcomings.change(id, { at: acting.at, acting }, (row) =>
      commands.recur(row, earlier, actedBy(acting.actor, role), acting.at),
    );
  }
}
