import type { ActedBy } from '#lib/contracts/shared.js';
import type { Actor } from '#lib/service-kit/acting.js';
import type { ReferenceStore } from '#lib/service-kit/reference.store.js';
import type { Signer } from './decision/decision.entity.js';

/** Người ký, with the position that the directory knows and the capacity that they sign in (NĐ 30/2020). */
export async function signerOf(
  reference: ReferenceStore,
  { personId }: Actor,
  by: ActedBy,
  capacity: string | undefined,
): Promise<Signer> {
  const { position } = await reference.person(personId);
  return { ...by, ...(position ? { position } : {}), ...(capacity ? { capacity } : {}) };
}
