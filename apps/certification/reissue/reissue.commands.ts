import { certificateReissued, type ReissueCause } from '#lib/contracts/amendment.events.js';
import { conflict, invalid } from '#lib/contracts/errors.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Change } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import { refOf, type Reprint } from '../certificate/certificate.commands.js';
import type { Certificate } from '../certificate/certificate.entity.js';
import { signedBy } from '../decision/decision.commands.js';
import type { DecisionLevel, Signer } from '../decision/decision.entity.js';
import type { Reissue } from './reissue.entity.js';

/** Why a certificate is replaced, and how the name is to be spelt where it was misspelt. */
export interface Wanted {
  cause: ReissueCause;
  reason: string;
  fullName?: string;
}

/**
 * What the new certificate prints otherwise. Throws `conflict` where the old one is not valid, `invalid` without a reason
 * and, of a misspelt one, without a name that differs; before any number is taken.
 */
export function reprintOf(old: Certificate, { cause, reason, fullName }: Wanted): Reprint {
  if (old.state !== 'valid') throw conflict({ key: 'certificate-not-valid', params: { number: old.number } });
  if (tidy(reason) === '') throw invalid({ key: 'reason-missing', field: 'reason' });
  if (cause !== 'misspelt') return {};
  const name = tidy(fullName ?? '');
  if (name === '' || name === old.fullName) throw invalid({ key: 'name-not-corrected', field: 'fullName' });
  return { fullName: name };
}

/** Ký giấy cấp lại; the decision stays as it is. */
export function reissue(
  old: Certificate,
  made: Certificate,
  { cause, reason }: Wanted,
  signer: Signer,
  at: Date,
): Change<Reissue> {
  const by = signedBy(signer);
  const { id: certificateId, number: certificateNumber, initiativeId, bodyUnitId } = old;
  const told = { certificateId, number: certificateNumber, cause, reason, replacement: refOf(made) };
  return {
    action: 'reissue',
    by,
    set: {
      ...{ certificateId, certificateNumber, replacementId: made.id, number: made.number, initiativeId, bodyUnitId },
      ...{ level: old.level as DecisionLevel, cause, reason, signedOn: localDate(at), signedAt: at, signer },
    },
    events: [certificateReissued.make(initiativeId, { initiativeId, by, ...told }, at)],
    note: `${certificateNumber} → ${made.number}`,
  };
}
