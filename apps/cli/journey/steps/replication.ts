import { localDate } from '#lib/regulation/calendar.js';
import { Astray, type Page, refused, same } from '../expect.js';
import { type Journey, lead, theOne } from '../model.js';
import { dueAt } from '../plan.js';

interface Replication {
  id: string;
  number: string;
  state: string;
  unitId: string;
  originUnitId: string;
  signedOn: string;
  authors: string[];
}

const path = 'certification/replications';
const appliers = ['phong-kinh-te', 'tieu-hoc'];

/** Nhân rộng: heads of other units confirm that they apply it; each gets a numbered paper, once. */
export async function replicate(journey: Journey): Promise<string> {
  const { plan, people } = journey;
  const subject = theOne(journey, 'supplemented');
  const applied = {
    initiativeId: subject.id,
    appliedSince: localDate(dueAt(plan, 'nominate')),
    effect: 'Rút ngắn một nửa thời gian, cán bộ nắm cách làm sau một buổi.',
  };
  const confirmBy = async (code: string): Promise<Replication> => {
    const head = await people.unitHead(code);
    return head.post(path, { ...applied, unitId: head.who.unitId });
  };
  await refused(confirmBy(subject.unitCode), 'replication-own-unit');
  const papers: Replication[] = [];
  for (const code of appliers) papers.push(await confirmBy(code));
  await refused(confirmBy(appliers[0] ?? ''), 'already-replicated');
  for (const { id, number } of papers) {
    const shown = await lead(subject).get<Replication>(`${path}/${id}`);
    const names = subject.authors.map(({ who }) => who.name);
    const due = [number, 'confirmed', localDate(dueAt(plan, 'replicate')), names];
    same('the paper', [shown.number, shown.state, shown.signedOn, shown.authors], due);
    if (!number.endsWith('/XN-SK')) throw new Astray(`the confirmation has the number ${number}`);
  }
  const officer = await people.standingOfficer();
  const register = await officer.get<Page<Replication>>(`${path}?initiativeId=${subject.id}`);
  same('units in the register', [register.total, register.items.length], [papers.length, papers.length]);
  return `applied by ${register.total} other units, with papers ${papers.map(({ number }) => number).join(' and ')}; own unit and twice are refused`;
}
