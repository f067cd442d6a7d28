import { type Page, refused, same, there } from '../expect.js';
import { type Journey, lead, theOne } from '../model.js';

interface Usable {
  initiativeId: string;
  level: string;
  titleKey: string;
  reasons: { key: string }[];
}

const path = 'certification/title-uses';
const titleKey = 'cstd-co-so';

/** Xét danh hiệu: a recognition serves a title once; beforehand it is seen what may serve, and why the rest may not. */
export async function useTitle(journey: Journey): Promise<string> {
  const { plan, people } = journey;
  const subject = theOne(journey, 'supplemented');
  const { personId } = lead(subject).who;
  const officer = await people.standingOfficer();
  const wanted = { personId, initiativeId: subject.id, level: 'unit', titleKey, year: plan.year };
  const usable = async (key: string): Promise<string[]> => {
    const all = await officer.get<Usable[]>(`${path}/usable?personId=${personId}&year=${plan.year}`);
    const isIt = (one: Usable) => one.initiativeId === subject.id && one.level === 'unit' && one.titleKey === key;
    return there('recognition to use', all.find(isIt)).reasons.map((reason) => reason.key);
  };
  same('what keeps it from serving', await usable(titleKey), []);
  same('what keeps it from serving above', await usable('cstd-tinh'), ['level-too-low']);
  const used = await officer.post<{ id: string; state: string }>(path, wanted);
  same('the use', used.state, 'recorded');
  await refused(officer.post(path, wanted), 'title-already-served');
  same('what keeps it from serving again', await usable(titleKey), ['title-already-served']);
  const kept = await officer.get<Page<{ id: string }>>(`${path}?personId=${personId}&initiativeId=${subject.id}`);
  same('uses on record', kept.items.map(({ id }) => id), [used.id]); // prettier-ignore
  return `${lead(subject).who.name} was proposed for ${titleKey}; a second time is refused (title-already-served), cstd-tinh too (level-too-low)`;
}
