import type { Session } from '../client.js';
import { type Page, refused, same, there } from '../expect.js';
import { type Case, type Journey, lead, theOne } from '../model.js';
import { comes, owes, owesNoMore } from '../waits.js';

interface FollowUp {
  id: string;
  state: string;
}

interface Recurrence {
  id: string;
  state: string;
  source: string;
  review: string | null;
}

/** Kiểm tra hằng năm, once it is due. */
const asked = (head: Session, { id, title }: Case): Promise<FollowUp> =>
  comes(`the head is asked whether «${title}» still works`, async () => {
    const path = `certification/follow-ups?initiativeId=${id}&state=open`;
    return (await head.get<Page<FollowUp>>(path)).items[0];
  });

const answer = (head: Session, { id }: FollowUp, said: object): Promise<FollowUp> =>
  head.post(`certification/follow-ups/${id}/answer`, said);

async function stillFixed(journey: Journey, subject: Case): Promise<void> {
  const head = await journey.people.unitHead(subject.unitCode);
  const question = await asked(head, subject);
  const isIt = ({ subject: of }: { subject: string }) => of === question.id;
  await owes(head, 'follow-up', isIt);
  await refused(answer(head, question, { stillFixed: true }), 'evidence-missing');
  const note = 'Quý III/2025 không còn văn bản quá hạn; số liệu trích từ bảng theo dõi.';
  same('the answer', (await answer(head, question, { stillFixed: true, note })).state, 'still-fixed');
  await owesNoMore(head, 'follow-up', isIt);
}

/** Tái diễn: the district is to look into it, and the authors are told. */
async function cameBack(journey: Journey, subject: Case): Promise<void> {
  const head = await journey.people.unitHead(subject.unitCode);
  const note = 'Tỷ lệ học sinh yếu tăng trở lại từ đầu năm học.';
  await answer(head, await asked(head, subject), { stillFixed: false, note });
  const officer = await journey.people.standingOfficer();
  const path = `certification/recurrences?initiativeId=${subject.id}`;
  const flagged = there('recurrence', (await officer.get<Page<Recurrence>>(path)).items[0]);
  same('the recurrence', [flagged.state, flagged.source], ['flagged', 'follow-up']);
  const isIt = ({ subject: of }: { subject: string }) => of === flagged.id;
  await owes(officer, 'review-recurrence', isIt);
  for (const author of subject.authors) await owes(author, 'recurrence-notice', isIt);
  const review = 'Đã làm việc với nhà trường, yêu cầu duy trì nhóm kèm và báo cáo lại sau học kỳ I.';
  await officer.post(`certification/recurrences/${flagged.id}/review`, { note: review });
  await owesNoMore(officer, 'review-recurrence', isIt);
  await owesNoMore(lead(subject), 'recurrence-notice', isIt);
  const [reviewed] = (await officer.get<Page<Recurrence>>(path)).items;
  same('the review', [reviewed?.state, reviewed?.review], ['reviewed', review]);
}

/** Không kéo dài sang các năm sau: a year later the heads are asked whether what was fixed still is. */
export async function followUp(journey: Journey): Promise<string> {
  await stillFixed(journey, theOne(journey, 'province-recognized'));
  await cameBack(journey, theOne(journey, 'supplemented'));
  return 'a year later one shortcoming is still fixed, with evidence; one came back: district and authors told, and reviewed';
}
