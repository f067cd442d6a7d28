import { localDate } from '#lib/regulation/calendar.js';
import { until } from '#lib/testing/until.js';
import type { Session } from '../client.js';
import { allDone, Astray, refused } from '../expect.js';
import { type Case, groupBy, headOf, type Journey, reaching, withFate } from '../model.js';
import { arrives, reaches } from '../waits.js';
import { dueAt, type Round } from '../plan.js';
import { issue } from './decision.js';

/** Those that the unit is to judge. */
export const withUnit = (journey: Journey): Case[] => reaching(journey, 'recognized');

interface Line {
  id: string;
  state: string;
}

/** The head's task about an initiative, once it is there. */
export const confirmationOf = (head: Session, subject: Case): Promise<Line> =>
  until(
    async () => {
      const { items } = await head.get<{ items: Line[] }>(
        `certification/confirmations?initiativeId=${subject.id}&state=open`,
      );
      return items[0];
    },
    { what: `the unit's head is asked about «${subject.title}»`, timeoutMs: 30_000, everyMs: 25 },
  );

/** Why the head cannot confirm yet. */
export async function blockersOf(head: Session, confirmationId: string): Promise<string[]> {
  const path = `certification/confirmations/${confirmationId}`;
  const { blockers } = await head.get<{ blockers: { key: string }[] }>(path);
  return blockers.map(({ key }) => key);
}

export const statement = {
  effect: 'Đã áp dụng tại đơn vị, thời gian xử lý giảm, chất lượng công việc tăng so với trước.',
  scope: 'Toàn đơn vị; có thể áp dụng ở các đơn vị có điều kiện tương tự trên địa bàn huyện.',
  commitment: 'Cam kết tồn tại, vướng mắc đã nêu được khắc phục, không kéo dài sang các năm sau.',
  proof: 'Số liệu 3 tháng trước và sau khi áp dụng kèm theo hồ sơ.',
};

/** Thủ trưởng xác nhận hiệu quả, phạm vi và cam kết. */
export async function confirm(journey: Journey): Promise<string> {
  const { regulation } = journey;
  for (const subject of withUnit(journey)) {
    const head = await headOf(journey, subject.unitCode);
    const { id } = await confirmationOf(head, subject);
    await until(async () => (await blockersOf(head, id)).length === 0, {
      what: `nothing keeps the head from confirming «${subject.title}»`,
    });
    await head.post(`certification/confirmations/${id}/confirm`, statement);
    await reaches(subject, 'confirmed');
  }
  const advised = regulation.councils.unit.required ? ', advised by their councils' : '';
  return `unit heads confirmed effect, scope and commitment of ${withUnit(journey).length}${advised}`;
}

/** Quyết định công nhận cấp cơ sở, một giấy chứng nhận cho mỗi tác giả. */
export async function recognizeInUnits(journey: Journey): Promise<string> {
  const groups = groupBy(withUnit(journey), ({ recognizingCode }) => recognizingCode);
  let certificates = 0;
  for (const [code, subjects] of groups) {
    const head = await headOf(journey, code);
    for (const subject of subjects) await arrives(head, 'certification', subject, 'confirmed');
    const capacity = journey.deputies.has(code) ? { capacity: 'KT.' as const } : {};
    certificates += await issue(head, { level: 'unit', bodyUnitId: head.who.unitId, ...capacity }, subjects);
    for (const subject of subjects) await reaches(subject, 'unit-recognized');
  }
  return `${groups.length} unit decisions with numbers, ${certificates} certificates, one per author`;
}

const submission = ({ plan }: Journey, subjects: readonly Case[], round: Round) => ({
  initiativeIds: subjects.map(({ id }) => id),
  round,
  letter: { number: '01/TTr-SK', signedOn: localDate(dueAt(plan, 'submit')) },
});

async function submitTo(journey: Journey, subjects: readonly Case[], round: Round): Promise<void> {
  for (const [code, own] of groupBy(subjects, ({ recognizingCode }) => recognizingCode)) {
    const secretary = await journey.people.unitSecretary(code);
    const letter = submission(journey, own, round);
    const request = 'registration/initiatives/submissions';
    allDone(request, await secretary.post(request, letter));
    for (const subject of own) await reaches(subject, 'submitted');
  }
}

/** Lựa chọn, lập tờ trình lên cấp trên theo đợt. */
export async function submit(journey: Journey): Promise<string> {
  const { round } = journey.plan;
  const subjects = reaching(journey, 'submitted');
  await submitTo(journey, subjects, round);
  return `${subjects.length} submitted with letters to round ${round.number} of ${round.year}`;
}

/** Trình ngoài đợt: refused; where the regulation carries late dossiers over, the next round takes it. */
export async function submitOutOfRound(journey: Journey): Promise<string> {
  const { refused: wrong, taken } = journey.plan.wrongRound;
  const subjects = withFate(journey, 'out-of-round');
  if (subjects.length === 0) throw new Astray('nothing is there to submit out of the round');
  const over = `round ${wrong.number} of ${wrong.year} is over`;
  if (taken) {
    await submitTo(journey, subjects, wrong);
    return `${over}: round ${taken.number} took it`;
  }
  await refused(submitTo(journey, subjects, wrong), 'round-closed');
  return `${over}: refused (round-closed)`;
}
