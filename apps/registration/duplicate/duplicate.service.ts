import { Injectable } from '@nestjs/common';
import { invalid, type Reason } from '#lib/contracts/errors.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { decideDuplicate } from '../initiative/initiative.commands.js';
import type { Initiative } from '../initiative/initiative.entity.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import { targetOf, type InitiativeView } from '../initiative/initiative.view.js';
import type { DecideDuplicateDto } from './duplicate.dto.js';
import { duplicateReasons, precedenceOf, viewOf, type DuplicateView, type Precedence } from './duplicates.js';
import { FingerprintStore } from './fingerprint.store.js';

/** Everything that may make an initiative no new one; a person decides, and only what a person found is in the way. */
export interface DuplicatesView {
  /** What a person should look at; empty where nothing is suspicious or all was found distinct. */
  reasons: Reason[];
  /** Requests with the very same content: when they were filed, in the order of the law. */
  identical: { filedAt: Date | null; precedence: Precedence }[];
  similar: DuplicateView[];
}

/** Trùng lặp (NĐ 13/2012 Điều 4). */
@Injectable()
export class DuplicateService {
  constructor(
    private readonly service: InitiativeService,
    private readonly fingerprints: FingerprintStore,
  ) {}

  /** For whoever may read the initiative; of the others they see what is recognized or theirs to read. */
  async read(actor: Actor, id: string): Promise<DuplicatesView> {
    return this.of(await this.service.readable(actor, id), actor);
  }

  async of(initiative: Initiative, actor: Actor): Promise<DuplicatesView> {
    const { rules } = await this.service.rulesOf(initiative);
    const found = await this.fingerprints.similarTo(initiative, actor);
    const similar = found.map((each) => viewOf(initiative, each, rules));
    const identical = await this.fingerprints.identicalTo(initiative);
    return {
      reasons: duplicateReasons(initiative, identical, similar, rules),
      identical: identical.flatMap(({ filedAt }) =>
        filedAt ? [{ filedAt, precedence: precedenceOf(filedAt, initiative.filedAt) }] : [],
      ),
      similar,
    };
  }

  /** Only with another that the one who decides may read too. Throws `duplicate-of-itself`, `finding-of-office`. */
  async decide(acting: Acting, id: string, { otherId, finding, reason }: DecideDuplicateDto): Promise<InitiativeView> {
    if (otherId === id) throw invalid({ key: 'duplicate-of-itself', field: 'otherId' });
    const { filedAt, recognitions } = await this.service.readable(acting.actor, otherId);
    const { personId, name } = acting.actor;
    const other = {
      ...(filedAt ? { otherFiledAt: filedAt.toISOString() } : {}),
      otherIsRecognized: recognitions.length > 0,
    };
    const decided = { otherId, finding, reason, personId, name, at: acting.at.toISOString(), ...other };
    return this.service.do(
      acting,
      id,
      'initiative.decide-duplicate',
      (row, occasion) => decideDuplicate(row, decided, occasion),
      // Nobody finds anything about their own.
      (row) => ({ ...targetOf(row), conflicted: row.authorIds }),
    );
  }
}
