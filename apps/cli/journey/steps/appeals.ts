import type { Session } from '../client.js';
import { refused, same } from '../expect.js';
import { type Case, type Journey, lead, theOne } from '../model.js';
import { arrives, owes, owesNoMore, reaches } from '../waits.js';
import { confirmationOf } from './unit.js';

interface Appeal {
  id: string;
  state: string;
  against: string;
  answer: string | null;
}

const declining = 'Chưa thấy số liệu áp dụng thực tế tại đơn vị.';

/** Thủ trưởng không xác nhận, with the reason. */
export async function declineInUnit(journey: Journey): Promise<string> {
  const subject = theOne(journey, 'appealed');
  const head = await journey.people.unitHead(subject.unitCode);
  const { id } = await confirmationOf(head, subject);
  await refused(head.post(`certification/confirmations/${id}/decline`, { reason: ' ' }), 'reason-missing');
  await head.post(`certification/confirmations/${id}/decline`, { reason: declining });
  await reaches(subject, 'declined');
  return 'one was not confirmed by its head, who had to say why (reason-missing)';
}

async function lodge(subject: Case, grounds: string): Promise<Appeal> {
  await arrives(lead(subject), 'certification', subject, 'declined');
  return lead(subject).post('certification/appeals', { initiativeId: subject.id, grounds });
}

async function answer(by: Session, subject: Case, { id }: Appeal, upheld: boolean, reason: string): Promise<void> {
  const isIt = ({ subject: of }: { subject: string }) => of === id;
  await owes(by, 'answer-appeal', isIt);
  await by.post(`certification/appeals/${id}/answer`, { upheld, reason });
  await owesNoMore(by, 'answer-appeal', isIt);
  const { state, answer: said } = await lead(subject).get<Appeal>(`certification/appeals/${id}`);
  same('the answer to the appeal', [state, said], [upheld ? 'upheld' : 'dismissed', reason]);
}

/** Khiếu nại được chấp nhận: the initiative is back before the head, who decides anew. */
export async function appealInUnit(journey: Journey): Promise<string> {
  const subject = theOne(journey, 'appealed');
  const head = await journey.people.unitHead(subject.unitCode);
  const appeal = await lodge(subject, 'Số liệu đối chiếu ba tháng có trong tài liệu đính kèm, trang 2.');
  same('the step appealed against', appeal.against, 'filed');
  await answer(head, subject, appeal, true, 'Đã đối chiếu lại, số liệu có trong hồ sơ.');
  await reaches(subject, 'filed');
  return `the author's appeal was upheld: reopened, and to be confirmed anew`;
}

/** Khiếu nại bị bác: answered with reasons; the outcome stands, and is appealed only once. */
export async function appealToDistrict(journey: Journey): Promise<string> {
  const subject = theOne(journey, 'council-declined');
  const appeal = await lodge(subject, 'Đề nghị xem xét lại điểm tính mới.');
  same('the step appealed against', appeal.against, 'evaluating');
  const chairman = await journey.people.chairman();
  await answer(chairman, subject, appeal, false, 'Nội dung đã có ở đơn vị khác, hội đồng đánh giá đúng quy chế.');
  const again = { initiativeId: subject.id, grounds: 'Đề nghị xem xét thêm.' };
  await refused(lead(subject).post('certification/appeals', again), 'already-appealed');
  await reaches(subject, 'declined');
  return 'the appeal against the council was answered and dismissed; a second one is refused (already-appealed)';
}
