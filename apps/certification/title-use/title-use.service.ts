import { Injectable } from '@nestjs/common';
import { conflict, type Reason } from '#lib/contracts/errors.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import type { Action } from '#lib/service-kit/policy.table.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { DossierStore } from '../dossier/dossier.store.js';
import * as commands from './title-use.commands.js';
import type { RecordTitleUseDto, UsableQuery } from './title-use.dto.js';
import type { TitleUse } from './title-use.entity.js';
import { TitleUseStore } from './title-use.store.js';

/** Whether a recognition that a person holds may still serve a title, and why not. */
export interface Usable extends commands.Held {
  title: string;
  titleKey: string;
  titleLabel: string;
  reasons: Reason[];
}

/** Who may record the use of a recognition: the offices over the person; everyone may ask for themself. */
@Injectable()
export class TitleUseService {
  constructor(
    private readonly uses: TitleUseStore,
    private readonly dossiers: DossierStore,
    private readonly reference: ReferenceStore,
  ) {}

  /** Decided with the initiative locked: two people who use it at once do not both pass. */
  async record(
    acting: Acting,
    { initiativeId, level, personId, titleKey, year }: RecordTitleUseDto,
  ): Promise<TitleUse> {
    const { unitId, localityId, role } = await this.over(acting.actor, 'title-use.record', personId);
    const { rules } = await this.reference.regulationForRounds(localityId, year);
    const wanted = { personId, personUnitId: unitId, titleKey, year };
    const occasion = { by: actedBy(acting.actor, role), at: acting.at };
    return this.uses.create({ at: acting.at, acting }, async (tx) => {
      await this.dossiers.lock(tx, [initiativeId]);
      const held = await this.uses.held(personId, tx);
      const chosen = held.find((one) => one.initiativeId === initiativeId && one.level === level);
      if (!chosen) throw conflict({ key: 'recognition-not-held', field: 'initiativeId' });
      return commands.record(chosen, wanted, rules, await this.uses.standing([initiativeId], tx), occasion);
    });
  }

  async withdraw(acting: Acting, id: string, reason: string): Promise<TitleUse> {
    const { personId } = await this.uses.getSeen(acting.actor, id);
    const { role } = await this.over(acting.actor, 'title-use.record', personId);
    return this.uses.change(id, { at: acting.at, acting }, (row) =>
      commands.withdraw(row, reason, actedBy(acting.actor, role)),
    );
  }

  /** Every recognition of the person with every title of the year's regulation. */
  async usable(actor: Actor, { personId, year }: UsableQuery): Promise<Usable[]> {
    const { localityId } = await this.over(actor, 'title-use.read', personId);
    const { rules } = await this.reference.regulationForRounds(localityId, year);
    const held = await this.uses.held(personId);
    const standing = await this.uses.standing(held.map(({ initiativeId }) => initiativeId));
    return held.flatMap((one) =>
      rules.titles.kinds.map(({ key: titleKey, label: titleLabel }) => {
        const reasons = commands.faultsOf(one, { personId, titleKey, year }, rules, standing);
        return { ...one, titleKey, titleLabel, reasons };
      }),
    );
  }

  private async over(actor: Actor, action: Action, personId: string) {
    const [person] = await this.reference.people([personId]);
    const path = person ? (await this.reference.unit(person.unitId)).path : [];
    const role = authorize(actor, action, { unitPath: path, authorIds: [personId] });
    return { unitId: person?.unitId ?? actor.unitId, localityId: person?.localityId ?? actor.localityId, role };
  }
}
