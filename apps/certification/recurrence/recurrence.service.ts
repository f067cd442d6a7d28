import { Injectable } from '@nestjs/common';
import type { Acting } from '#lib/service-kit/acting.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { DossierStore } from '../dossier/dossier.store.js';
import * as commands from './recurrence.commands.js';
import type { Recurrence } from './recurrence.entity.js';
import { RecurrenceStore } from './recurrence.store.js';

/** Who may close a recurrence: the level above the unit, never an author of the initiative. */
@Injectable()
export class RecurrenceService {
  constructor(
    private readonly recurrences: RecurrenceStore,
    private readonly dossiers: DossierStore,
  ) {}

  async review(acting: Acting, id: string, note: string): Promise<Recurrence> {
    const { initiativeId } = await this.recurrences.getSeen(acting.actor, id);
    const { unitPath, authorIds } = await this.dossiers.get(initiativeId);
    const role = authorize(acting.actor, 'recurrence.review', { unitPath, conflicted: authorIds });
    const by = actedBy(acting.actor, role);
    return this.recurrences.change(id, { at: acting.at, acting }, (row) => commands.review(row, note, by, acting.at));
  }
}
