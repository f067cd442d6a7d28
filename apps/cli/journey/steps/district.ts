import type { Session } from '../client.js';
import { allDone, Astray, type Row } from '../expect.js';
import { type Journey, withFate } from '../model.js';
import { arrives, reaches } from '../waits.js';
import { dueAt } from '../localities.js';
import { found, hear as hearOne, sit, summon } from './council.js';
import { issue } from './decision.js';
import { withDistrict } from './intake.js';

const district = 'district';

/** Hội đồng sáng kiến huyện: nine members and a secretary. */
async function council(journey: Journey) {
  const { people, plan, rootId } = journey;
  const members: Session[] = [];
  for (let i = 1; i <= 9; i += 1) members.push(await people.account(`uyvien${i}`));
  const secretary = await people.account('thukyhoidong');
  const [chair, vice, ...others] = members;
  if (!chair || !vice) throw new Astray('the council has no members');
  return found(journey, {
    level: district,
    unitId: rootId,
    name: 'Hội đồng Sáng kiến huyện',
    founder: secretary,
    seats: [
      { session: chair, role: 'chair' },
      { session: vice, role: 'vice-chair' },
      { session: secretary, role: 'secretary' },
      ...others.map((session) => ({ session, role: 'member' as const })),
    ],
    from: `${plan.year}-01-01`,
    to: `${plan.year}-12-31`,
  });
}

/** Hội đồng mở việc đánh giá, phân công, chấm điểm, mở điểm; a colleague of the authors recuses. */
export async function hear(journey: Journey): Promise<string> {
  const sitting = await council(journey);
  const meetsAt = dueAt(journey.plan, 'meet');
  const colleague = await journey.people.account('uyvien3');
  for (const subject of withDistrict(journey)) {
    await arrives(sitting.secretary, 'evaluation', subject, 'accepted');
    const { fate } = subject.plan;
    const recused = fate === 'province-recognized' ? [colleague] : [];
    await hearOne(sitting, subject, { count: 3, recused, favourable: fate !== 'council-declined', dueAt: meetsAt });
    await reaches(subject, 'evaluating');
  }
  await summon(sitting, meetsAt);
  journey.sittings.set(district, sitting);
  return `the council heard ${sitting.heard.length}, three sheets each, one member recused, scores opened`;
}

/** Hội đồng họp: attendance, quorum, votes, conclusions, minutes. */
export async function meet(journey: Journey): Promise<string> {
  const sitting = journey.sittings.get(district);
  if (!sitting) throw new Astray('no council was founded');
  await sit(sitting, [await journey.people.account('uyvien9')]);
  const { heard, members } = sitting;
  for (const { subject, favourable } of heard) await reaches(subject, favourable ? 'recommended' : 'declined');
  const recommended = heard.filter(({ favourable }) => favourable).length;
  const result = `${recommended} recommended, ${heard.length - recommended} declined`;
  return `the council met with ${members.length - 1} of ${members.length}: ${result}; no vote below quorum (quorum-not-met)`;
}

/** Quyết định của Chủ tịch, giấy chứng nhận. */
export async function decide(journey: Journey): Promise<string> {
  const chairman = await journey.people.chairman();
  const subjects = withDistrict(journey).filter(({ plan }) => plan.fate !== 'council-declined');
  for (const subject of subjects) await arrives(chairman, 'certification', subject, 'recommended');
  const certificates = await issue(chairman, district, journey.rootId, subjects);
  for (const subject of subjects) await reaches(subject, 'district-recognized');
  return `the chairman decided on ${subjects.length}, ${certificates} certificates`;
}

interface Nomination {
  id: string;
  initiativeId: string;
}

const linesOf = (csv: string): number => csv.trimEnd().split('\r\n').length - 1;

/** Đề cử lên tỉnh; the list on the screen and the file agree. */
export async function nominate(journey: Journey): Promise<string> {
  const officer = await journey.people.standingOfficer();
  const subjects = withFate(journey, 'province-recognized', 'nominated');
  for (const subject of subjects) await arrives(officer, 'certification', subject, 'district-recognized');
  const reason = 'Hiệu quả rõ rệt, có khả năng nhân rộng trên địa bàn tỉnh.';
  const rows = subjects.map(({ id }, i) => ({ initiativeId: id, reason, rank: i + 1 }));
  const selected = allDone(
    'certification/nominations',
    await officer.post<Row<Nomination>[]>('certification/nominations', { rows }),
  );
  const chair = await journey.people.chairman();
  const letter = await chair.post<{ id: string }>('certification/nomination-letters', {
    localityId: journey.plan.id,
    year: journey.plan.year,
    bodyUnitId: journey.rootId,
    nominationIds: selected.map(({ id }) => id),
  });
  await officer.post(`certification/nomination-letters/${letter.id}/publication`, {});
  for (const subject of subjects) await reaches(subject, 'nominated');
  const filter = `localityId=${journey.plan.id}&year=${journey.plan.year}`;
  const list = await officer.get<{ total: number }>(`certification/nominations?${filter}`);
  const lines = linesOf(await officer.get<string>(`certification/nominations.csv?${filter}`));
  if (lines !== list.total) throw new Astray(`the list has ${list.total} rows, its file ${lines}`);
  return `nominated ${subjects.length} to the province; the list has ${list.total} rows, and so has its CSV file`;
}

/** Tỉnh trả lời. */
export async function answer(journey: Journey): Promise<string> {
  const officer = await journey.people.provinceOfficer();
  const subjects = withFate(journey, 'province-recognized');
  for (const subject of subjects) {
    await arrives(await journey.people.standingOfficer(), 'certification', subject, 'nominated');
    const { items } = await officer.get<{ items: Nomination[] }>(
      `certification/nominations?localityId=${journey.plan.id}&year=${journey.plan.year}&state=made&limit=200`,
    );
    const nomination = items.find(({ initiativeId }) => initiativeId === subject.id);
    if (!nomination) throw new Astray('the province does not see the nomination');
    const answeredOn = dueAt(journey.plan, 'answer').toISOString().slice(0, 10);
    const given = { recognized: true, number: `${journey.plan.year}/QĐ-UBND`, answeredOn };
    await officer.post(`certification/nominations/${nomination.id}/answer`, given);
    await reaches(subject, 'province-recognized');
  }
  return `the province recognized ${subjects.length}`;
}
