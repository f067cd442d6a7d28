import { until } from '#lib/testing/until.js';
import type { Session } from '../client.js';
import { refused } from '../expect.js';
import { type Case, groupBy, type InitiativeView, type Journey, lead } from '../model.js';
import { arrives } from '../waits.js';
import { dueAt } from '../plan.js';
import { assignEach, declareFree, found, open } from './council.js';
import { sit, summon } from './meeting.js';
import { scoreAll } from './sheets.js';
import { blockersOf, confirmationOf, withUnit } from './unit.js';

/** The head has to wait for the council. */
async function refusedBeforeCouncil(journey: Journey, subject: Case): Promise<void> {
  const head = await journey.people.unitHead(subject.unitCode);
  const { id } = await confirmationOf(head, subject);
  const words = { effect: 'Đã áp dụng', scope: 'Toàn đơn vị', commitment: 'Cam kết', proof: 'Kèm hồ sơ' };
  await until(async () => (await blockersOf(head, id)).includes('unit-council-pending'), {
    what: 'the head is told to wait for the council',
  });
  await refused(head.post(`certification/confirmations/${id}/confirm`, words), 'unit-council-pending');
}

async function seatsOf(journey: Journey, code: string): Promise<[Session, Session, Session, Session]> {
  const { people } = journey;
  const secretary = await people.unitSecretary(code);
  return [await people.account('uyvien1'), secretary, await people.account('uyvien2'), await people.account('uyvien4')];
}

async function hearIn(journey: Journey, code: string, subjects: readonly Case[]): Promise<void> {
  const head = await journey.people.unitHead(code);
  const [chair, secretary, ...members] = await seatsOf(journey, code);
  const sitting = await found(journey, {
    level: 'unit',
    unitId: head.who.unitId,
    name: `Hội đồng Sáng kiến ${code}`,
    founder: head,
    seats: [
      { session: chair, role: 'chair' },
      { session: secretary, role: 'secretary' },
      ...members.map((session) => ({ session, role: 'member' as const })),
    ],
    from: `${journey.plan.year}-01-01`,
    to: `${journey.plan.year}-12-31`,
  });
  const meetsAt = dueAt(journey.plan, 'meetInUnits');
  for (const subject of subjects) {
    await arrives(head, 'evaluation', subject, 'filed');
    await open(sitting, { subject, recused: [], favourable: true });
  }
  await declareFree(sitting);
  await assignEach(sitting, 2, meetsAt);
  await scoreAll(sitting);
  await summon(sitting, meetsAt);
  journey.sittings.set(code, sitting);
}

/** Hội đồng sáng kiến cơ sở, where the regulation wants one: founded, assigned, scored, summoned. */
export async function hearInUnits(journey: Journey): Promise<string> {
  const groups = groupBy(withUnit(journey), ({ recognizingCode }) => recognizingCode);
  const [first] = withUnit(journey);
  if (first) await refusedBeforeCouncil(journey, first);
  for (const [code, subjects] of groups) await hearIn(journey, code, subjects);
  return `${groups.length} unit councils founded, scores opened; no confirmation before them (unit-council-pending)`;
}

/** The councils of the units meet and advise their heads. */
export async function meetInUnits(journey: Journey): Promise<string> {
  for (const sitting of journey.sittings.values()) await sit(sitting, []);
  for (const subject of withUnit(journey))
    await until(
      async () => {
        const view = await lead(subject).get<InitiativeView>(`registration/initiatives/${subject.id}`);
        return view.unitCouncil === 'recommend';
      },
      { what: `the unit's council is heard on «${subject.title}»`, timeoutMs: 30_000, everyMs: 25 },
    );
  return `${journey.sittings.size} unit councils met and recommend ${withUnit(journey).length}`;
}
