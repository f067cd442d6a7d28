import { Astray } from '../expect.js';
import type { Case } from '../model.js';
import type { Session } from '../client.js';

interface DecisionView {
  id: string;
  number: string | null;
}

interface Certificate {
  id: string;
  number: string;
  fullName: string;
}

/** Dự thảo, ký ban hành: one decision on many initiatives. Gives the number of certificates that came of it. */
export async function issue(
  signer: Session,
  level: 'unit' | 'district',
  bodyUnitId: string,
  subjects: readonly Case[],
): Promise<number> {
  const items = subjects.map(({ id }) => ({ initiativeId: id, verdict: 'recognized' }));
  const draft = await signer.post<DecisionView>('certification/decisions', { level, bodyUnitId, items });
  if (draft.number) throw new Astray('a draft has a number before it is signed');
  const signed = await signer.post<DecisionView>(`certification/decisions/${draft.id}/sign`);
  if (!signed.number) throw new Astray('a signed decision has no number');
  let issued = 0;
  for (const subject of subjects) issued += await certified(signer, signed.id, subject);
  return issued;
}

async function certified(signer: Session, decisionId: string, subject: Case): Promise<number> {
  const { items } = await signer.get<{ items: Certificate[] }>(
    `certification/certificates?decisionId=${decisionId}&initiativeId=${subject.id}`,
  );
  if (items.length !== subject.authors.length)
    throw new Astray(`«${subject.title}» has ${items.length} certificates for ${subject.authors.length} authors`);
  for (const certificate of items) await verifiable(signer, certificate);
  subject.certificates += items.length;
  return items.length;
}

/** Anyone may check a certificate. */
async function verifiable({ client }: Session, { id, number, fullName }: Certificate): Promise<void> {
  const [found] = await client.get<{ status: string; author: string }[]>(`certification/verify/${id}`);
  if (found?.status !== 'valid' || found.author !== fullName) throw new Astray(`certificate ${number} is not verified`);
}
