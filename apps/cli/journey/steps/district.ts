import type { Session } from '../client.js';
import { Astray, same } from '../expect.js';
import { type Case, type Journey, withFate } from '../model.js';
import { dueAt } from '../plan.js';
import { arrives, reaches } from '../waits.js';
import { assignEach, declareFree, found, open, sittingOf } from './council.js';
import { issue, preview } from './decision.js';
import { withDistrict } from './intake.js';
import { sit, summon } from './meeting.js';
import { scoreAll } from './sheets.js';

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

/** Hội đồng được thành lập, mở việc đánh giá, khai báo xung đột lợi ích; a colleague of the authors recuses. */
export async function convene(journey: Journey): Promise<string> {
  const sitting = await council(journey);
  journey.sittings.set(district, sitting);
  const colleague = await journey.people.account('uyvien3');
  for (const subject of withDistrict(journey)) {
    await arrives(sitting.secretary, 'evaluation', subject, 'accepted');
    const { fate } = subject.plan;
    const recused = fate === 'province-recognized' ? [colleague] : [];
    await open(sitting, { subject, recused, favourable: fate !== 'council-declined' });
    await reaches(subject, 'evaluating');
  }
  await declareFree(sitting);
  await summon(sitting, dueAt(journey.plan, 'meet'));
  return `the council of ${sitting.members.length} opened ${sitting.heard.length} and is summoned; one member recused, the others declared`;
}

/** Phân công, balanced by the rules. */
export async function assign(journey: Journey): Promise<string> {
  const sitting = sittingOf(journey, district);
  await assignEach(sitting, 3, dueAt(journey.plan, 'meet'));
  return `three members each for ${sitting.heard.length} dossiers`;
}

/** Chấm điểm, mở điểm. */
export async function score(journey: Journey): Promise<string> {
  const sheets = await scoreAll(sittingOf(journey, district));
  return `${sheets} sheets sent; scores opened with the last of each, not before (sheets-pending)`;
}

/** The whole of it, where nothing else comes between. */
export async function hear(journey: Journey): Promise<string> {
  const said = [await convene(journey), await assign(journey), await score(journey)];
  return said.join('; ');
}

/** Hội đồng họp: attendance, quorum, live items, secret ballots, conclusions, minutes. */
export async function meet(journey: Journey): Promise<string> {
  const sitting = sittingOf(journey, district);
  await sit(sitting, [await journey.people.account('uyvien9')]);
  const { heard, members } = sitting;
  for (const { subject, favourable } of heard) await reaches(subject, favourable ? 'recommended' : 'declined');
  const recommended = heard.filter(({ favourable }) => favourable).length;
  const result = `${recommended} recommended, ${heard.length - recommended} declined`;
  return `met with ${members.length - 1} of ${members.length}, in secret ballots: ${result}; no vote below quorum (quorum-not-met)`;
}

/** Quyết định của Chủ tịch, giấy chứng nhận; looked at beforehand, when what the council declined stands out. */
export async function decide(journey: Journey): Promise<string> {
  const chairman = await journey.people.chairman();
  const subjects = withDistrict(journey).filter(({ plan }) => plan.fate !== 'council-declined');
  for (const subject of subjects) await arrives(chairman, 'certification', subject, 'recommended');
  const declined = withFate(journey, 'council-declined');
  const issuing = { level: 'district', bodyUnitId: journey.rootId } as const;
  for (const line of await preview(chairman, issuing, [...subjects, ...declined])) {
    const isOf = ({ id }: Case) => id === line.initiativeId;
    const names = [...subjects, ...declined].find(isOf)?.authors.map(({ who }) => who.name) ?? [];
    same('who would be certified', line.certified.toSorted(), names.sort()); // prettier-ignore
    same('what stands in the way', line.faults.map(({ key }) => key), subjects.some(isOf) ? [] : ['not-recommended']); // prettier-ignore
  }
  const certificates = await issue(chairman, issuing, subjects);
  for (const subject of subjects) await reaches(subject, 'district-recognized');
  return `one decision on ${subjects.length}, previewed with ${declined.length} more that cannot be in it; ${certificates} certificates`;
}
