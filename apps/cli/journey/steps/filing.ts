import { refused } from '../expect.js';
import { type Case, type Journey, lead, reaching, withFate } from '../model.js';
import { reaches } from '../waits.js';
import { justifiedPilot, reportOf } from './content.js';

const applying = (journey: Journey) => reaching(journey, 'applied');

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

/** Why it cannot be filed as it was drafted: a benefit not measured, a pilot that nobody justified, a year gone by. */
export function faultsToMend({ regulation }: Journey, { plan: { fate, application } }: Case): string[] {
  if (fate === 'province-recognized') return ['benefit-missing'];
  if (fate === 'filed-late') return ['filing-period-over'];
  const isAsked = regulation.applicationKinds[application].pilotApproval !== 'not-asked';
  return fate === 'nominated' && isAsked ? ['pilot-unjustified'] : [];
}

/** What the author puts right after the refusal; nothing where the period is over. */
const mendings = (journey: Journey): Readonly<Record<string, object>> => ({
  'benefit-missing': { report: reportOf(journey, 'province-recognized', 'measured') },
  'pilot-unjustified': { pilot: justifiedPilot },
});

/** Files it, after what was refused first; the reasons of that. */
async function fileMended(journey: Journey, subject: Case): Promise<string[]> {
  const reasons = faultsToMend(journey, subject);
  for (const reason of reasons) await refused(fileOne(subject), reason);
  const amendments = reasons.map((reason) => mendings(journey)[reason]);
  for (const amendment of amendments)
    if (amendment) await lead(subject).patch(`registration/initiatives/${subject.id}`, amendment);
  if (amendments.every(Boolean)) await fileOne(subject);
  return reasons;
}

/** Nộp đơn và báo cáo; one comes after the year that the law gives, one author withdraws. */
export async function file(journey: Journey): Promise<string> {
  const said: string[] = [];
  for (const subject of applying(journey)) {
    for (const component of asked(journey)) await attach(subject, component, 'minh chứng');
    said.push(...(await fileMended(journey, subject)));
  }
  const filed = reaching(journey, 'filed');
  for (const subject of filed) await reaches(subject, 'filed');
  for (const subject of withFate(journey, 'withdrawn')) {
    const reason = 'Tác giả cần thêm thời gian áp dụng trước khi đề nghị công nhận.';
    await lead(subject).post(`registration/initiatives/${subject.id}/withdrawal`, { reason });
    await reaches(subject, 'withdrawn');
  }
  return `${filed.length} filed, one withdrawn; refused first: ${said.join(', ')}`;
}
