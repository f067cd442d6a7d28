import { Injectable } from '@nestjs/common';
import type { Acting } from '#lib/service-kit/acting.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { UnitHeadService } from '../unit-head/unit-head.service.js';
import * as commands from './follow-up.commands.js';
import type { FollowUp } from './follow-up.entity.js';
import { FollowUpStore } from './follow-up.store.js';

/** Who may answer: the head of the unit whose shortcoming it was, or the one above where that head is an author. */
@Injectable()
export class FollowUpService {
  constructor(
    private readonly followUps: FollowUpStore,
    private readonly dossiers: DossierStore,
    private readonly heads: UnitHeadService,
  ) {}

  async answer(acting: Acting, id: string, said: commands.Answer): Promise<FollowUp> {
    const { initiativeId } = await this.followUps.getSeen(acting.actor, id);
    const { unitPath, authorIds } = await this.dossiers.get(initiativeId);
    const by = await this.heads.authorize(acting, 'follow-up.answer', unitPath, authorIds);
    return this.followUps.answer(id, { at: acting.at, acting }, (row) => commands.answer(row, said, by, acting.at));
  }
}
