import { Injectable } from '@nestjs/common';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Acting } from '#lib/service-kit/acting.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import type { Action } from '#lib/service-kit/policy.table.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { signerOf } from '../signer.js';
import { UnitHeadService } from '../unit-head/unit-head.service.js';
import type { Decision, Signer } from './decision.entity.js';

/** Whose decision it is, at which level. */
export type Body = Pick<Decision, 'level' | 'bodyUnitId'>;

const issueAction = { unit: 'decision.issue-unit', district: 'decision.issue-district' } as const;
const revokeAction = { unit: 'recognition.revoke-unit', district: 'recognition.revoke-district' } as const;

/** Ai được ký: the same people sign a decision, correct it, replace it, revoke what it recognized, and reissue. */
@Injectable()
export class DecisionAuthority {
  constructor(
    private readonly dossiers: DossierStore,
    private readonly heads: UnitHeadService,
    private readonly reference: ReferenceStore,
  ) {}

  issuer(acting: Acting, body: Body, initiativeIds: readonly string[]): Promise<ActedBy> {
    return this.authorized(acting, issueAction[body.level], body, initiativeIds);
  }

  /** Who issues, as the signature block names them; a deputy signs KT. whatever they ask for (NĐ 30/2020 Điều 13). */
  async signer(
    acting: Acting,
    body: Body,
    initiativeIds: readonly string[],
    capacity: string | undefined,
  ): Promise<Signer> {
    return this.signing(acting, await this.issuer(acting, body, initiativeIds), capacity);
  }

  /** Who revokes, as the signature block names them. */
  async revoker(acting: Acting, body: Body, initiativeId: string, capacity: string | undefined): Promise<Signer> {
    const by = await this.authorized(acting, revokeAction[body.level], body, [initiativeId]);
    return this.signing(acting, by, capacity);
  }

  private signing({ actor }: Acting, by: ActedBy, capacity: string | undefined): Promise<Signer> {
    return signerOf(this.reference, actor, by, by.onBehalfOf ? 'KT.' : capacity);
  }

  /** The head of the recognizing unit, or the chair of that very district; never an author of what is decided. */
  private async authorized(
    acting: Acting,
    action: Action,
    { level, bodyUnitId }: Body,
    initiativeIds: readonly string[],
  ): Promise<ActedBy> {
    const { path } = await this.reference.unit(bodyUnitId);
    const dossiers = await this.dossiers.byId(initiativeIds);
    const conflicted = [...dossiers.values()].flatMap((dossier) => dossier.authorIds);
    return level === 'unit'
      ? this.heads.authorize(acting, action, path, conflicted)
      : actedBy(acting.actor, authorize(acting.actor, action, { unitPath: [bodyUnitId], conflicted }));
  }
}
