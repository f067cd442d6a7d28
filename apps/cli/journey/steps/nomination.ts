import { localDate } from '#lib/regulation/calendar.js';
import { allDone, Astray, type Page, type Row, same } from '../expect.js';
import { type Journey, withFate } from '../model.js';
import { dueAt } from '../plan.js';
import { arrives, reaches } from '../waits.js';

interface Nomination {
  id: string;
  initiativeId: string;
}

interface LetterLine {
  rank: number;
  faults: { key: string }[];
}

const linesOf = (csv: string): number => csv.trimEnd().split('\r\n').length - 1;

/** Đề cử lên tỉnh: selected by rank with reasons, previewed, signed, published; the list on the screen and the file agree. */
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
  const { id: localityId, year } = journey.plan;
  const draft = { localityId, year, bodyUnitId: journey.rootId, nominationIds: selected.map(({ id }) => id).reverse() };
  const lines = await chair.post<LetterLine[]>('certification/nomination-letters/preview', draft);
  const ranks = lines.map(({ rank, faults }) => [rank, ...faults]);
  same('the letter, best first', ranks, [...selected.keys()].map((i) => [i + 1])); // prettier-ignore
  const letter = await chair.post<{ id: string }>('certification/nomination-letters', draft);
  await officer.post(`certification/nomination-letters/${letter.id}/publication`, {});
  for (const subject of subjects) await reaches(subject, 'nominated');
  const filter = `localityId=${journey.plan.id}&year=${journey.plan.year}`;
  const list = await officer.get<Page<Nomination>>(`certification/nominations?${filter}`);
  same('rows of the file', linesOf(await officer.get<string>(`certification/nominations.csv?${filter}`)), list.total);
  return `nominated ${subjects.length} to the province by rank, with reasons; the list has ${list.total} rows, and so has its CSV file`;
}

/** Tỉnh trả lời. */
export async function answer(journey: Journey): Promise<string> {
  const officer = await journey.people.provinceOfficer();
  const subjects = withFate(journey, 'province-recognized');
  for (const subject of subjects) {
    await arrives(await journey.people.standingOfficer(), 'certification', subject, 'nominated');
    const { items } = await officer.get<Page<Nomination>>(
      `certification/nominations?localityId=${journey.plan.id}&year=${journey.plan.year}&state=made&limit=200`,
    );
    const nomination = items.find(({ initiativeId }) => initiativeId === subject.id);
    if (!nomination) throw new Astray('the province does not see the nomination');
    const answeredOn = localDate(dueAt(journey.plan, 'answer'));
    const given = { recognized: true, number: `${journey.plan.year}/QĐ-UBND`, answeredOn };
    await officer.post(`certification/nominations/${nomination.id}/answer`, given);
    await reaches(subject, 'province-recognized');
  }
  return `the province recognized ${subjects.length}`;
}
