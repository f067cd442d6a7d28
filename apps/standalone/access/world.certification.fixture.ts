import { appendFile, cp } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '#lib/testing/until.js';
import type { Session } from '../../cli/journey/client.js';
import { allDone, onceKnown, type Row } from '../../cli/journey/expect.js';
import { type Case, type Journey, lead } from '../../cli/journey/model.js';
import { confirmationOf } from '../../cli/journey/steps/unit.js';
import { reaches } from '../../cli/journey/waits.js';

/** What certification keeps of the main initiative, whoever asks, and of one that the unit's head declined. */
export interface CertificationIds {
  /** The main initiative. */
  certified: string;
  /** Its author, who holds a certificate. */
  holder: string;
  appealed: string;
  appeal: string;
  delegation: string;
  followUp: string;
  recurrence: string;
  replication: string;
  /** The school that applies the main initiative. */
  applyingUnit: string;
  report: string;
  titleUse: string;
  regulationDraft: string;
}

interface Known {
  id: string;
}
type Items = { items: Known[] };

const firstOnce = (session: Session, list: string): Promise<string> =>
  until(async () => (await session.get<Items>(list)).items[0]?.id, { what: `${list} has one`, timeoutMs: 30_000 });

/** A copy of the regulations, in which the main initiative's locality asks every year what became of a shortcoming. */
export async function regulationsIn(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'localities');
  await cp('deploy/localities', folder, { recursive: true });
  const asked = '\nconfirmation:\n  followUp: { every: { amount: 1, unit: years, rolling: false }, times: 1 }\n';
  await appendFile(join(folder, 'nghia-hanh-2023.yaml'), asked);
  return folder;
}

/** Khiếu nại: the head declines what the author filed, and the author appeals. */
export async function appealAgainst(journey: Journey, declined: Case): Promise<string> {
  const head = await journey.people.unitHead(declined.unitCode);
  const { id } = await confirmationOf(head, declined);
  await head.post(`certification/confirmations/${id}/decline`, { reason: 'Chưa rõ hiệu quả.' });
  await reaches(declined, 'declined');
  const lodge = () =>
    lead(declined).post<Known>('certification/appeals', { initiativeId: declined.id, grounds: 'Đã nêu rõ.' });
  const appeal = await until(lodge, { what: 'certification knows that it was declined', timeoutMs: 30_000 });
  return appeal.id;
}

/** Lựa chọn trình cấp trên. */
export async function select(journey: Journey, subject: Case): Promise<void> {
  const secretary = await journey.people.unitSecretary(subject.recognizingCode);
  const { year: roundYear, number: roundNumber } = journey.plan.round;
  const rows = [{ initiativeId: subject.id, isSelected: true, reason: 'Nhân rộng được.' }];
  const choose = async () =>
    allDone('certification/selections', await secretary.post<Row<Known>[]>('certification/selections', { roundYear, roundNumber, rows })); // prettier-ignore
  await until(choose, { what: 'certification knows that the unit recognized it', timeoutMs: 30_000 });
}

/** A deputy who signs for the head (KT.) until the end of the year, and signs in with this password. */
export async function appointDeputy(journey: Journey, subject: Case, userName: string, password: string) {
  const [head, administrator] = [
    await journey.people.unitHead(subject.unitCode),
    await journey.people.account('quantri'),
  ];
  const { unitId } = head.who;
  const { id: deputyId } = await administrator.post<Known>('directory/people', {
    unitId,
    fullName: 'Phó Trưởng phòng',
  });
  await administrator.post('directory/accounts', { personId: deputyId, userName, password });
  const acts = ['confirm', 'decide-unit'];
  const given = { unitId, deputyId, acts, validFrom: '2023-06-01', validTo: '2023-12-31' };
  const delegation = await onceKnown('certification knows the deputy', () =>
    until(() => head.post<Known>('certification/delegations', given), { what: 'the deputy is known' }),
  );
  return delegation.id;
}

/** Tồn tại tái diễn: next year's report names it again. */
async function recur(journey: Journey, { id, unitCode }: Case): Promise<string> {
  const secretary = await journey.people.unitSecretary(unitCode);
  const report = { unitId: secretary.who.unitId, year: 2024, summary: 'Hồ sơ lại phải xử lý thủ công.' };
  const again = await secretary.post<Known>('registration/shortcomings', report);
  const recursOf = journey.shortcomings.get(unitCode);
  await secretary.post(`registration/shortcomings/${again.id}/recurrence`, { recursOf });
  return firstOnce(secretary, `certification/recurrences?initiativeId=${id}`);
}

/** What comes after the recognition by the district, each once; found by those who may see it. */
export async function certify(journey: Journey, subject: Case) {
  const { people, plan, rootId } = journey;
  const [head, chairman, principal] = [
    await people.unitHead(subject.unitCode),
    await people.chairman(),
    await people.unitHead('mam-non'),
  ];
  const [holder, about] = [lead(subject).who.personId, `initiativeId=${subject.id}`];
  const applied = { initiativeId: subject.id, unitId: principal.who.unitId, appliedSince: '2023-06-20', effect: 'Tốt' };
  const year = { bodyUnitId: rootId, from: '2023-01-01', to: '2023-12-31', year: plan.year };
  const use = { initiativeId: subject.id, personId: holder, level: 'unit', titleKey: 'cstd-co-so', year: plan.year };
  const draft = { localityId: plan.id, year: plan.year + 1 };
  const administrator = await people.account('quantri');
  return {
    certified: subject.id,
    holder,
    followUp: await firstOnce(head, `certification/follow-ups?${about}`),
    recurrence: await recur(journey, subject),
    replication: (await principal.post<Known>('certification/replications', applied)).id,
    applyingUnit: principal.who.unitId,
    report: (await chairman.post<Known>('certification/reports', year)).id,
    titleUse: (await head.post<Known>('certification/title-uses', use)).id,
    regulationDraft: (await administrator.post<Known>('directory/regulation-drafts', draft)).id,
  };
}
