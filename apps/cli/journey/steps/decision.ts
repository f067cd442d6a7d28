import { Astray, same } from '../expect.js';
import type { Case } from '../model.js';
import type { Session } from '../client.js';

/** Quyết định, as far as the journey reads it. */
export interface DecisionView {
  id: string;
  number: string | null;
  itemCount: number;
  signer: { capacity?: string; name?: string; onBehalfOf?: { personId: string; name: string } } | null;
}

interface PreviewLine {
  initiativeId: string;
  certified: string[];
  faults: { key: string }[];
}

/** Cấp of the decision, and the body that issues it. */
interface Issuing {
  level: 'unit' | 'district';
  bodyUnitId: string;
  /** Ký thay. */
  capacity?: 'KT.';
}

const rulings = (subjects: readonly Case[]) =>
  subjects.map(({ id }) => ({ initiativeId: id, verdict: 'recognized' as const }));

/** Xem trước: what stands in the way of each line if it were signed now, and who would get a certificate. */
export const preview = (
  signer: Session,
  { level, bodyUnitId }: Issuing,
  subjects: readonly Case[],
): Promise<PreviewLine[]> =>
  signer.post('certification/decisions/preview', { level, bodyUnitId, items: rulings(subjects) });

export interface Certificate {
  id: string;
  number: string;
  fullName: string;
}

/** Dự thảo, ký ban hành: one decision on many initiatives. Gives the number of certificates that came of it. */
export async function issue(
  signer: Session,
  { capacity, ...body }: Issuing,
  subjects: readonly Case[],
): Promise<number> {
  const draft = await signer.post<DecisionView>('certification/decisions', { ...body, items: rulings(subjects) });
  if (draft.number) throw new Astray('a draft has a number before it is signed');
  const signing = capacity ? { capacity } : {};
  const signed = await signer.post<DecisionView>(`certification/decisions/${draft.id}/sign`, signing);
  if (!signed.number) throw new Astray('a signed decision has no number');
  same('the lines of the decision', signed.itemCount, subjects.length);
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
async function verifiable(session: Session, { id, number, fullName }: Certificate): Promise<void> {
  const [found] = await verified(session, id);
  if (found?.status !== 'valid' || found.author !== fullName) throw new Astray(`certificate ${number} is not verified`);
}

/** What anyone is told who asks after a certificate, by its number or by the code on it. */
export const verified = ({ client }: Session, code: string): Promise<{ status: string; author: string }[]> =>
  client.get(`certification/verify/${encodeURIComponent(code)}`);
