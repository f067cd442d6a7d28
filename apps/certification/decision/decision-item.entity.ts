import type { AuthorShare } from '#lib/contracts/shared.js';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { DecisionLevel, Signer, Verdict } from './decision.entity.js';

export const decisionItemStates = ['issued', 'in-force', 'refused', 'revoked', 'replaced'] as const;
/**
 * `issued`: signed and told; registration has not answered yet. `in-force`: registration took it over. `refused`: it
 * did not, and nothing came of it but the number. `revoked`: hủy bỏ công nhận. `replaced`: a decision that replaces
 * this one says the same again.
 */
export type DecisionItemState = (typeof decisionItemStates)[number];

/** Quyết định hủy bỏ công nhận. */
export interface Revocation {
  reason: string;
  basis: string;
  by: Signer;
  /** Local date. */
  revokedOn: string;
  /** Of the paper; none on those from before revocations were numbered. */
  number?: string;
  /** Place in the series of its body and year. */
  sequence?: number;
}

/** Where no second line about the same initiative at the same level may stand. */
export const standing = `state = 'issued' OR (state = 'in-force' AND verdict = 'recognized')`;

export const decisionItemChecks = {
  state: `state IN ('issued', 'in-force', 'refused', 'revoked', 'replaced')`,
  verdict: `verdict = 'recognized' OR (verdict = 'declined' AND reason IS NOT NULL)`,
  revoked: `(state = 'revoked') = (revocation IS NOT NULL AND revocation_fact_id IS NOT NULL)`,
};

/** Một dòng của quyết định đã ký: what was decided on one initiative, as it was called when signed. */
@Entity('decision_item')
@Check('decision_item_state', decisionItemChecks.state)
@Check('decision_item_verdict', decisionItemChecks.verdict)
@Check('decision_item_revoked', decisionItemChecks.revoked)
@Unique('decision_item_line', ['decisionId', 'initiativeId'])
@Index('decision_item_once', ['initiativeId', 'level'], { unique: true, where: standing })
@Index('decision_item_initiative', ['initiativeId'])
export class DecisionItem {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: DecisionItemState;
  @Column('uuid', { name: 'decision_id' }) readonly decisionId!: string;
  /** Place in the attached list, from 1. */
  @Column('integer') readonly place!: number;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  /** Version of the initiative that was decided on. */
  @Column('integer', { name: 'initiative_version' }) readonly initiativeVersion!: number;
  @Column('text') readonly level!: DecisionLevel;
  @Column('text') readonly verdict!: Verdict;
  @Column('text', { nullable: true }) readonly reason!: string | null;
  @Column('text') readonly title!: string;
  @Column('jsonb') readonly authors!: readonly AuthorShare[];
  /** Number of the decision. */
  @Column('text') readonly number!: string;
  /** The event that told registration. */
  @Column('uuid', { name: 'fact_id' }) readonly factId!: string;
  /** Why registration refused what was told last. */
  @Column('text', { name: 'refused_reasons', array: true }) readonly refusedReasons!: string[];
  /** A recognition below this one was revoked: someone has to look at it. */
  @Column('boolean') readonly flagged!: boolean;
  @Column('jsonb', { nullable: true }) readonly revocation!: Revocation | null;
  @Column('uuid', { name: 'revocation_fact_id', nullable: true }) readonly revocationFactId!: string | null;
  /** Revocations that registration refused; their numbers stay used. */
  @Column('jsonb', { name: 'refused_revocations', default: [] }) readonly refusedRevocations!: readonly Revocation[];
}
