import type { Session } from '../client.js';
import { Astray, onceKnown, type Page, refused, same, there } from '../expect.js';
import { type Case, codeOf, type InitiativeView, type Journey, lead, reaching, theOne, withFate } from '../model.js';
import { reaches } from '../waits.js';
import { contentOf } from './content.js';

/** Phát động. */
export async function launch(journey: Journey): Promise<string> {
  const { plan, people, rootId } = journey;
  const officer = await people.standingOfficer();
  const campaign = await onceKnown('the regulation is known to registration', () =>
    officer.post<{ id: string; theme: string | null; targetLevels: string[] }>('registration/campaigns', {
      unitId: rootId,
      regulationYear: plan.year,
      title: plan.campaign,
    }),
  );
  journey.campaignId = campaign.id;
  const theme = campaign.theme ? `, theme ${campaign.theme}` : '';
  return `launched «${plan.campaign}», for ${campaign.targetLevels.join(' and ')}${theme}`;
}

/** Tồn tại, vướng mắc of the unit's report, one for each unit that has an initiative. */
export async function nameShortcomings(journey: Journey): Promise<string> {
  const { plan, people, shortcomings } = journey;
  for (const subject of journey.cases) {
    if (shortcomings.has(subject.unitCode)) continue;
    const secretary = await people.unitSecretary(subject.unitCode);
    const shortcoming = await onceKnown('the unit is known to registration', () =>
      secretary.post<{ id: string }>('registration/shortcomings', {
        unitId: secretary.who.unitId,
        year: plan.year,
        summary: 'Hồ sơ xử lý thủ công, mất nhiều thời gian, khó tra cứu; kéo dài từ báo cáo tổng kết năm trước.',
      }),
    );
    shortcomings.set(subject.unitCode, shortcoming.id);
  }
  return `${shortcomings.size} units named a shortcoming`;
}

export async function draftOne(journey: Journey, subject: Case): Promise<void> {
  const view = await onceKnown('the authors are known to registration', () =>
    lead(subject).post<InitiativeView>('registration/initiatives', contentOf(journey, subject)),
  );
  Object.assign(subject, { id: view.id, view, recognizingCode: codeOf(journey, view.recognizingUnitId) });
  for (const coauthor of subject.authors.slice(1)) await coauthor.post(`registration/initiatives/${view.id}/consent`);
}

const lapses = ({ regulation: { registration } }: Journey): boolean => registration.required && registration.lapse;

const begunInTime = (journey: Journey): Case[] =>
  reaching(journey, 'applied').filter(({ plan }) => plan.fate !== 'admitted-late');

/** Lập bản nháp; whoever comes late has not begun yet, except where it is shown how drafts lapse. */
export async function draft(journey: Journey): Promise<string> {
  const subjects = lapses(journey)
    ? [...begunInTime(journey), ...withFate(journey, 'registered-late')]
    : begunInTime(journey);
  for (const subject of subjects) await draftOne(journey, subject);
  return `${subjects.length} drafts, co-authors consent to their shares`;
}

const schoolCodes = ['mam-non', 'tieu-hoc', 'thcs'];

async function register(journey: Journey, subjects: readonly Case[], whom: string): Promise<string> {
  const required = journey.regulation.registration.required;
  for (const subject of subjects) {
    if (required) await refused(applyUnregistered(subject, journey), 'not-registered');
    await lead(subject).post(`registration/initiatives/${subject.id}/registration`);
    await reaches(subject, 'registered');
  }
  return `${subjects.length} ${whom} registered in time${required ? '; none could apply before (not-registered)' : ''}`;
}

const applyUnregistered = (subject: Case, { plan }: Journey) =>
  lead(subject).post(`registration/initiatives/${subject.id}/application`, {
    application: 'full',
    firstAppliedOn: plan.appliedLongAgo,
  });

const inTime = (journey: Journey) => begunInTime(journey).filter(({ plan }) => plan.unregistered !== true);

export const registerAgencies = (journey: Journey): Promise<string> =>
  register(
    journey,
    inTime(journey).filter(({ unitCode }) => !schoolCodes.includes(unitCode)),
    'of departments, communes and units',
  );

export const registerSchools = (journey: Journey): Promise<string> =>
  register(
    journey,
    inTime(journey).filter(({ unitCode }) => schoolCodes.includes(unitCode)),
    'of schools',
  );

/** Đăng ký muộn: refused from the first instant after the window; what was begun in time and left lapses by the clock. */
export async function registerLate(journey: Journey): Promise<string> {
  for (const subject of withFate(journey, 'registered-late')) {
    const begun = subject.id;
    await draftOne(journey, subject);
    await refused(lead(subject).post(`registration/initiatives/${subject.id}/registration`), 'registration-closed');
    if (!lapses(journey)) continue;
    subject.id = begun;
    await reaches(subject, 'lapsed');
  }
  return `registered late: refused (registration-closed)${lapses(journey) ? ', and the draft begun in time lapsed' : ''}`;
}

interface Override {
  initiativeId: string;
  personName: string;
  reason: string;
}

/** Cho phép đăng ký muộn: by name and with a reason, and both are kept where overrides are listed. */
export async function admitLate(journey: Journey): Promise<string> {
  const subject = theOne(journey, 'admitted-late');
  await draftOne(journey, subject);
  const path = `registration/initiatives/${subject.id}`;
  await refused(lead(subject).post(`${path}/registration`), 'registration-closed');
  const officer = await journey.people.standingOfficer();
  await refused(officer.post(`${path}/late-admission`, { reason: ' ' }), 'reason-missing');
  const reason = 'Tác giả đi biệt phái phòng chống bão đến hết thời hạn, đơn vị có văn bản đề nghị.';
  await officer.post(`${path}/late-admission`, { reason });
  await lead(subject).post(`${path}/registration`);
  await reaches(subject, 'registered');
  const { items } = await officer.get<Page<Override>>('registration/overrides?action=admit-late&limit=200');
  const kept = there('override', items.find(({ initiativeId }) => initiativeId === subject.id)); // prettier-ignore
  same('the override', [kept.personName, kept.reason], [officer.who.name, reason]);
  return `refused (registration-closed), then admitted by ${kept.personName}, with the reason; and registered`;
}

/** Công khai danh sách đăng ký: what anyone may read afterwards is what was registered. */
export async function publishList(journey: Journey): Promise<string> {
  const { people, campaignId } = journey;
  const officer: Session = await people.standingOfficer();
  await officer.post(`registration/campaigns/${campaignId}/registered-list`);
  const list = await people.client.get<{ total: number; items: unknown[] }>(
    `registration/campaigns/${campaignId}/registered-list`,
  );
  const expected = inTime(journey).length + withFate(journey, 'admitted-late').length;
  if (list.total !== expected || list.items.length !== expected)
    throw new Astray(`the published list has ${list.total} lines, ${expected} were registered`);
  const progress = await officer.get<{ unit: string }[]>(`registration/campaigns/${campaignId}/progress`);
  return `published the list of ${list.total} registered initiatives; progress of ${progress.length} units`;
}
