import type { ActedBy } from '#lib/contracts/shared.js';
import type { Change } from '#lib/service-kit/change.js';
import type { DecisionLevel } from './decision.entity.js';

/** Cần xem lại: the recognition that something rests on was revoked, by which paper and when. */
export interface RevokedGround {
  level: DecisionLevel;
  /** Number of the decision that had recognized it. */
  decisionNumber: string;
  /** Number of the paper that revoked it. */
  revocationNumber: string;
  /** Local date. */
  revokedOn: string;
}

interface Grounded {
  readonly revokedGround: RevokedGround | null;
}

/** The first revocation flags it; undefined for what is flagged already. */
export const flag = ({ revokedGround }: Grounded, ground: RevokedGround, by: ActedBy): Change<Grounded> | undefined =>
  revokedGround
    ? undefined
    : { action: 'flag', by, set: { revokedGround: ground }, events: [], note: ground.revocationNumber };

/** That revocation was undone; undefined for what is not flagged by it. */
export const unflag = (
  { revokedGround }: Grounded,
  ground: RevokedGround,
  by: ActedBy,
): Change<Grounded> | undefined =>
  revokedGround?.level === ground.level && revokedGround.revocationNumber === ground.revocationNumber
    ? { action: 'unflag', by, set: { revokedGround: null }, events: [], note: ground.revocationNumber }
    : undefined;

/** One of the two. */
export type Regrounding = typeof flag;
