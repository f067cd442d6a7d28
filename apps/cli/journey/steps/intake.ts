import { intakeOfficeFor } from '#lib/regulation/intake.js';
import { until } from '#lib/testing/until.js';
import type { Session } from '../client.js';
import { Astray, refused } from '../expect.js';
import { type Case, codeOf, type Journey, lead, withFate } from '../model.js';
import { reaches } from '../waits.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { attach } from './filing.js';

interface Intake {
  id: string;
  state: string;
  officeUnitId: string;
  receiptNumber: string | null;
}

/** Those that were submitted and are with the district. */
export const withDistrict = (journey: Journey): Case[] => [
  ...withFate(journey, 'province-recognized', 'nominated', 'supplemented', 'council-declined'),
  ...(journey.plan.wrongRound.taken ? withFate(journey, 'out-of-round') : []),
];

const officeFor = ({ regulation }: Journey, subject: Case): string =>
  intakeOfficeFor(regulation as Regulation, subject.view?.sector ?? '')?.office ?? '';

const intakeOf = (officer: Session, subject: Case, state: string): Promise<Intake> =>
  until(
    async () => {
      const { items } = await officer.get<{ items: Intake[] }>(`evaluation/intakes?initiativeId=${subject.id}`);
      return items.find((intake) => intake.state === state);
    },
    { what: `the intake of «${subject.title}» is ${state}`, timeoutMs: 30_000, everyMs: 25 },
  );

async function receive(journey: Journey, subject: Case): Promise<string> {
  const code = officeFor(journey, subject);
  const officer = await journey.people.intakeOfficer(code);
  const intake = await intakeOf(officer, subject, 'waiting');
  if (codeOf(journey, intake.officeUnitId) !== code) throw new Astray(`«${subject.title}» came to the wrong office`);
  const stranger = await journey.people.intakeOfficer(code === 'van-phong' ? 'phong-noi-vu' : 'van-phong');
  await refused(stranger.post(`evaluation/intakes/${intake.id}/receipt`), 'not-found');
  const { receiptNumber } = await officer.post<Intake>(`evaluation/intakes/${intake.id}/receipt`);
  if (!receiptNumber) throw new Astray('the receipt has no number');
  if (subject.plan.fate === 'supplemented') await sendBack(officer, intake, subject);
  else await accept(officer, intake, subject);
  return code;
}

async function accept(officer: Session, { id }: Intake, subject: Case): Promise<void> {
  await officer.post(`evaluation/intakes/${id}/accept`);
  await reaches(subject, 'accepted');
}

async function sendBack(officer: Session, { id }: Intake, subject: Case): Promise<void> {
  const defects = [{ field: 'evidence', note: 'Bổ sung số liệu so sánh trước và sau khi áp dụng.' }];
  await officer.post(`evaluation/intakes/${id}/return`, { defects });
  await reaches(subject, 'returned');
}

/** Tiếp nhận, giấy biên nhận, kiểm tra thể thức; one goes back for supplement. */
export async function takeIn(journey: Journey): Promise<string> {
  const offices = new Map<string, number>();
  for (const subject of withDistrict(journey)) {
    const code = await receive(journey, subject);
    offices.set(code, (offices.get(code) ?? 0) + 1);
  }
  const counts = [...offices].map(([code, count]) => `${count} at ${code}`).join(', ');
  return `receipts: ${counts}; one returned for supplement, the others accepted`;
}

/** Bổ sung hồ sơ. */
export async function complete(journey: Journey): Promise<string> {
  const subjects = withFate(journey, 'supplemented');
  for (const subject of subjects) {
    await attach(subject, 'evidence', 'số liệu bổ sung');
    const note = 'Đã bổ sung bảng so sánh số liệu trước và sau khi áp dụng.';
    await lead(subject).post(`registration/initiatives/${subject.id}/completion`, { note });
    const officer = await journey.people.intakeOfficer(officeFor(journey, subject));
    await accept(officer, await intakeOf(officer, subject, 'received'), subject);
  }
  return `${subjects.length} completed and accepted`;
}
