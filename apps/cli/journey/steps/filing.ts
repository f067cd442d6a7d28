import { refused } from '../expect.js';
import { type Case, type Journey, lead, withFate, withoutFate } from '../model.js';
import { reaches } from '../waits.js';
import { justifiedPilot, reportOf } from './content.js';

const applying = (journey: Journey) => withoutFate(journey, 'registered-late');

/** Áp dụng lần đầu, áp dụng thử. */
export async function apply(journey: Journey): Promise<string> {
  const { appliedOn, appliedLongAgo } = journey.plan;
  for (const subject of applying(journey)) {
    const { fate, application } = subject.plan;
    const firstAppliedOn = fate === 'filed-late' ? appliedLongAgo : appliedOn;
    await lead(subject).post(`registration/initiatives/${subject.id}/application`, { application, firstAppliedOn });
    await reaches(subject, 'applied');
  }
  const trials = applying(journey).filter(({ plan }) => plan.application === 'trial').length;
  const unregistered = applying(journey).some(({ plan }) => plan.unregistered);
  const total = applying(journey).length;
  return `${total - trials} applied, ${trials} on trial${unregistered ? '; one without registration, which is not required here' : ''}`;
}

const onePage = [
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj',
  'trailer<</Root 1 0 R>>',
].join('\n');

/** A small document of the type that every office takes. */
const evidence = (subject: Case, note: string): Buffer<ArrayBuffer> =>
  Buffer.from(`%PDF-1.4\n% ${subject.id} ${note}\n${onePage}\n%%EOF\n`);

/** Đính kèm a component of the dossier. */
export const attach = (subject: Case, component: string, note: string): Promise<unknown> => {
  const query = new URLSearchParams({ component, fileName: `${component}.pdf` }).toString();
  return lead(subject).upload(`registration/initiatives/${subject.id}/attachments?${query}`, evidence(subject, note));
};

const asked = ({ regulation }: Journey): string[] => {
  const { unit, district } = regulation.dossier;
  const uploads = [...unit, ...district].filter(({ source, mandatory }) => source === 'upload' && mandatory);
  return [...new Set([...uploads.map(({ key }) => key), 'evidence'])];
};

const fileOne = (subject: Case) => lead(subject).post(`registration/initiatives/${subject.id}/filing`);

/** Refusals that the author can mend: a benefit that is not measured, a pilot that nobody justified. */
async function mend(journey: Journey, subject: Case): Promise<string[]> {
  const { fate, application } = subject.plan;
  const amend = (content: object) => lead(subject).patch(`registration/initiatives/${subject.id}`, content);
  if (fate === 'province-recognized') {
    const reason = await refused(fileOne(subject), 'benefit-missing');
    await amend({ report: reportOf('measured') });
    return [reason];
  }
  if (fate !== 'nominated' || journey.regulation.applicationKinds[application].pilotApproval === 'not-asked') return [];
  const reason = await refused(fileOne(subject), 'pilot-unjustified');
  await amend({ pilot: justifiedPilot });
  return [reason];
}

/** Nộp đơn và báo cáo; one comes after the year that the law gives, one author withdraws. */
export async function file(journey: Journey): Promise<string> {
  const said: string[] = [];
  for (const subject of applying(journey)) {
    for (const component of asked(journey)) await attach(subject, component, 'minh chứng');
    said.push(...(await mend(journey, subject)));
    if (subject.plan.fate === 'filed-late') said.push(await refused(fileOne(subject), 'filing-period-over'));
    else await fileOne(subject);
  }
  for (const subject of withoutFate(journey, 'registered-late', 'filed-late')) await reaches(subject, 'filed');
  for (const subject of withFate(journey, 'withdrawn')) {
    const reason = 'Tác giả cần thêm thời gian áp dụng trước khi đề nghị công nhận.';
    await lead(subject).post(`registration/initiatives/${subject.id}/withdrawal`, { reason });
    await reaches(subject, 'withdrawn');
  }
  const filed = withoutFate(journey, 'registered-late', 'filed-late').length;
  return `${filed} filed, one withdrawn; refused first: ${said.join(', ')}`;
}
