import { localDate } from '#lib/regulation/calendar.js';
import type { Session } from '../client.js';
import { type Page, refused, same, there } from '../expect.js';
import { type Journey, theOne } from '../model.js';
import { dueAt } from '../plan.js';
import type { DecisionView } from './decision.js';
import { confirmationOf, statement } from './unit.js';

interface Delegation {
  deputyId: string;
  validFrom: string;
  validTo: string;
}

const path = 'certification/delegations';

/** Gives it, unless an earlier journey gave the very same: two may not let a deputy do the same on one day. */
async function give(head: Session, deputy: Session, days: Omit<Delegation, 'deputyId'>): Promise<void> {
  const wanted = { ...days, unitId: head.who.unitId, deputyId: deputy.who.personId, acts: ['confirm', 'decide-unit'] };
  const standing = `${path}?unitId=${head.who.unitId}&state=given`;
  if ((await head.get<Page<Delegation>>(standing)).total === 0) await head.post(path, wanted);
  const { items } = await head.get<Page<Delegation>>(standing);
  const given = items.map(({ deputyId, validFrom, validTo }) => ({ deputyId, validFrom, validTo }));
  same('the delegations of the unit', given, [{ deputyId: deputy.who.personId, ...days }]);
  await refused(head.post(path, wanted), 'delegation-overlaps');
}

/** Giao ký thay: for the days from the confirmations to the decisions; before the first the deputy can do nothing. */
export async function deputize(journey: Journey): Promise<string> {
  const { plan, people, deputies } = journey;
  const subject = theOne(journey, 'admitted-late');
  const head = await people.unitHead(subject.unitCode);
  const deputy = await people.account('uyvien7');
  const [validFrom, validTo] = [localDate(dueAt(plan, 'confirm')), localDate(dueAt(plan, 'recognizeInUnits'))];
  await give(head, deputy, { validFrom, validTo });
  const { id } = await confirmationOf(head, subject);
  await refused(deputy.post(`certification/confirmations/${id}/confirm`, statement), 'delegation-not-started');
  deputies.set(subject.unitCode, deputy);
  return `${deputy.who.name} may act for ${head.who.name} from ${validFrom} to ${validTo}, and not before (delegation-not-started)`;
}

/** Hết hạn ký thay: what the deputy signed names both and stays; from the day after nothing more is signed so. */
export async function endDeputy(journey: Journey): Promise<string> {
  const { people, deputies } = journey;
  const subject = theOne(journey, 'admitted-late');
  const deputy = there('deputy', deputies.get(subject.unitCode));
  const head = await people.unitHead(subject.unitCode);
  const { items } = await head.get<Page<DecisionView>>(`certification/decisions?initiativeId=${subject.id}`);
  const { signer } = there('decision of the unit', items[0]);
  const signed = [signer?.capacity, signer?.name, signer?.onBehalfOf?.personId];
  same('who signed', signed, ['KT.', deputy.who.name, head.who.personId]);
  const ruling = { initiativeId: subject.id, verdict: 'recognized' };
  const draft = { level: 'unit', bodyUnitId: head.who.unitId, items: [ruling] };
  await refused(deputy.post('certification/decisions', draft), 'delegation-over');
  deputies.delete(subject.unitCode);
  return `the decision is signed KT. ${head.who.name} by ${deputy.who.name}; another day later is refused (delegation-over)`;
}
