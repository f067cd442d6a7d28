import { instantOf } from '../plan.js';
import { type Page, refused, same, there } from '../expect.js';
import { type Case, type InitiativeView, type Journey, lead, theOne } from '../model.js';
import { owes, reaches } from '../waits.js';
import { officeFor } from './intake.js';

const viewOf = (subject: Case): Promise<InitiativeView> => lead(subject).get(`registration/initiatives/${subject.id}`);

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Gia hạn bổ sung: asked by the author before the deadline, answered by the office that returned the dossier. */
export async function extend(journey: Journey): Promise<string> {
  const subject = theOne(journey, 'supplemented');
  const path = `registration/initiatives/${subject.id}/extensions`;
  const officer = await journey.people.intakeOfficer(officeFor(journey, subject));
  await refused(officer.post(`${path}/answer`, { granted: true, reason: 'Đồng ý.' }), 'extension-not-asked');
  const before = there('deadline of the supplement', (await viewOf(subject)).dueAt);
  const until = new Date(Date.parse(before) + 10 * 86_400_000).toISOString().slice(0, 10);
  const asked = { until, reason: 'Số liệu đối chiếu phải chờ kỳ thống kê tháng Tư.' };
  await lead(subject).post(path, asked);
  await refused(lead(subject).post(path, asked), 'extension-pending');
  await owes(officer, 'answer-extension', ({ initiativeId }) => initiativeId === subject.id);
  await officer.post(`${path}/answer`, { granted: true, reason: 'Kỳ thống kê đúng như đề nghị.' });
  const after = there('deadline of the supplement', (await viewOf(subject)).dueAt);
  same('the end of the extended time', after, instantOf(`${until}T24:00:00`).toISOString());
  return `the author asked for ${days(before, after)} more days, and the office granted them, until ${until}`;
}

interface LapseNotice {
  dueAt: string;
  defects: { field: string }[];
  authorIds: string[];
}

/** Quá hạn bổ sung: the clock ends it at the first instant after the deadline, and those concerned get a notice. */
export async function lapseReturned(journey: Journey): Promise<string> {
  const subject = theOne(journey, 'supplement-lapsed');
  await reaches(subject, 'lapsed');
  const path = `registration/initiatives/${subject.id}`;
  const { items, total } = await lead(subject).get<Page<LapseNotice>>(`${path}/lapse-notices`);
  same('notices of the lapse', [total, items.length], [1, 1]);
  const [notice] = items;
  same(
    'what the notice names',
    notice?.defects.map(({ field }) => field),
    ['evidence'],
  );
  same('whom the notice names', notice?.authorIds, [lead(subject).who.personId]);
  const told = (obligation: { initiativeId: string | null }) => obligation.initiativeId === subject.id;
  await owes(lead(subject), 'lapse-notice', told);
  await owes(await journey.people.unitSecretary(subject.unitCode), 'lapse-notice', told);
  await refused(lead(subject).post(`${path}/completion`, { note: 'Đã bổ sung.' }), 'state');
  return 'the dossier that was not supplemented lapsed; its author and unit got the notice with its defects';
}
