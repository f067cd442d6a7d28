import { type Page, same, there } from '../expect.js';
import { type Journey, theOne } from '../model.js';
import { comes, reaches } from '../waits.js';
import { type Certificate, verified } from './decision.js';

/** Hủy bỏ công nhận: with reason and basis; the certificate stays on record, and says so to whoever asks. */
export async function revoke(journey: Journey): Promise<string> {
  const subject = theOne(journey, 'revoked');
  const head = await journey.people.unitHead(subject.recognizingCode);
  const { decisionId, number } = there('recognition', subject.view?.recognitions[0]);
  await head.post(`certification/decisions/${decisionId}/items/${subject.id}/revocation`, {
    reason: 'Kiểm tra thực tế: giải pháp không được áp dụng như báo cáo.',
    basis: 'Biên bản kiểm tra số 03/BB-KT của Phòng Nội vụ.',
  });
  await reaches(subject, 'revoked');
  const { items } = await head.get<Page<Certificate>>(`certification/certificates?initiativeId=${subject.id}`);
  same('certificates of the revoked one', items.length, subject.authors.length);
  for (const { id, number: printed } of items)
    await comes(`certificate ${printed} says that it is revoked`, async () =>
      (await verified(head, id)).find(({ status }) => status === 'revoked'),
    );
  return `a recognition of ${number} was revoked, with reason and basis; its certificate tells so to whoever asks`;
}
