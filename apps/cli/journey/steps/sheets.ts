import type { Criterion } from '#lib/regulation/assessment.js';
import type { Session } from '../client.js';
import { Astray, refused, same, there } from '../expect.js';
import type { Hearing, Journey, Sitting } from '../model.js';
import { dueAt } from '../plan.js';
import { assessmentOf, hearingOf, memberOf, pathOf, sittingOf } from './council.js';

const leaves = (criteria: readonly Criterion[]): Criterion[] =>
  criteria.flatMap((criterion) => (criterion.children ? leaves(criterion.children) : [criterion]));

/** Điểm by criterion, of which `part` is given. */
export const marks = (criteria: readonly Criterion[], part: number): Record<string, number> =>
  Object.fromEntries(leaves(criteria).map(({ key, max, step = 0.5 }) => [key, Math.floor((max * part) / step) * step]));

export const criteriaOf = async (session: Session, hearing: Hearing): Promise<Criterion[]> =>
  (await session.get<{ criteria: Criterion[] }>(`${pathOf(hearing)}/criteria`)).criteria;

/** A whole sheet. */
function sheetOf(criteria: readonly Criterion[], good: boolean) {
  const scores = marks(criteria, good ? 0.85 : 0.4);
  return {
    scores,
    remarks: Object.fromEntries(Object.keys(scores).map((key) => [key, good ? 'Đạt yêu cầu.' : 'Chưa đủ minh chứng.'])),
    eligible: good,
    comment: good ? 'Đề nghị công nhận.' : 'Nội dung đã có ở đơn vị khác, hiệu quả chưa rõ.',
  };
}

const totalOf = ({ scores }: { scores: Record<string, number> }): number =>
  Object.values(scores).reduce((sum, score) => sum + score, 0);

/** Whoever has not sent a sheet yet scores and sends it; with the last of them the chair may open the scores. */
async function scoreOne(sitting: Sitting, hearing: Hearing): Promise<number> {
  const path = pathOf(hearing);
  const { assignedIds, sheets } = await assessmentOf(sitting, hearing);
  const sent = sheets.filter(({ state }) => state === 'sent').map(({ memberId }) => memberId);
  const pending = assignedIds.filter((id) => !sent.includes(id)).map((id) => memberOf(sitting, id));
  if (pending.length > 0) await refused(sitting.chair.post(`${path}/open-scores`), 'sheets-pending');
  for (const member of pending) {
    await member.put(`${path}/sheets/mine`, sheetOf(await criteriaOf(member, hearing), hearing.favourable));
    await member.post(`${path}/sheets/mine/send`);
  }
  await sitting.chair.post(`${path}/open-scores`);
  return assignedIds.length;
}

/** Chấm điểm, mở điểm, of everything before the council; how many sheets there are. */
export async function scoreAll(sitting: Sitting): Promise<number> {
  let sheets = 0;
  for (const hearing of sitting.heard) sheets += await scoreOne(sitting, hearing);
  return sheets;
}

/** Those who score the dossier and neither chair the council nor keep its papers. */
async function raters(sitting: Sitting, hearing: Hearing): Promise<Session[]> {
  const { assignedIds } = await assessmentOf(sitting, hearing);
  const leading = [sitting.chair, sitting.secretary];
  return assignedIds.map((id) => memberOf(sitting, id)).filter((member) => !leading.includes(member));
}

interface Sheet {
  version: number;
  state: string;
  reopenedFor: string | null;
}

/** Lưu nháp, gửi, mở lại, gửi lần nữa; a draft saved from an old version is noticed. */
export async function reopenSheet(journey: Journey): Promise<string> {
  const sitting = sittingOf(journey, 'district');
  const hearing = hearingOf(sitting, ({ subject }) => subject.plan.fate === 'supplemented');
  const [member] = await raters(sitting, hearing);
  const rater = there('rater', member);
  const [path, mine] = [pathOf(hearing), `${pathOf(hearing)}/sheets/mine`];
  const whole = sheetOf(await criteriaOf(rater, hearing), hearing.favourable);
  const [first] = Object.entries(whole.scores);
  const begun = await rater.put<Sheet>(mine, { scores: Object.fromEntries(first ? [first] : []) }, 0);
  await refused(rater.post(`${mine}/send`), 'score-missing');
  const saved = await rater.put<Sheet>(mine, whole, begun.version);
  await refused(rater.put(mine, whole, begun.version), 'stale');
  await rater.post(`${mine}/send`);
  await refused(rater.put(mine, whole, saved.version + 1), 'sheet-sent');
  await refused(sitting.secretary.get(`${path}/fairness`), 'scores-hidden');
  const reason = 'Thành viên đề nghị sửa điểm tính mới do nhầm dòng.';
  const reopening = { reason, dueAt: dueAt(journey.plan, 'meet').toISOString() };
  await sitting.secretary.post(`${path}/sheets/${rater.who.personId}/reopen`, reopening);
  const reopened = await rater.get<Sheet>(mine);
  same('the reopened sheet', [reopened.state, reopened.reopenedFor], ['draft', reason]);
  await rater.put(mine, { ...whole, comment: 'Đã sửa dòng tính mới.' }, reopened.version);
  same('the sheet sent again', (await rater.post<Sheet>(`${mine}/send`)).state, 'sent');
  return 'a sheet was saved in parts (stale noticed), sent, reopened with a reason and sent again; scores stay hidden';
}

/** Phiếu giấy: one keys it, another confirms it by the total on the paper; from then on it counts. */
export async function scoreOnPaper(journey: Journey): Promise<string> {
  const sitting = sittingOf(journey, 'district');
  const { secretary, chair } = sitting;
  const hearing = hearingOf(sitting, ({ subject }) => subject.plan.fate === 'supplemented');
  const member = there('rater', (await raters(sitting, hearing))[0]);
  const path = pathOf(hearing);
  const printed = await secretary.get<string>(`${path}/score-sheet/pack`);
  if (!printed.includes(member.who.name)) throw new Astray(`no blank sheet was printed for ${member.who.name}`);
  const sheet = sheetOf(await criteriaOf(secretary, hearing), hearing.favourable);
  const paper = `${path}/sheets/${member.who.personId}/paper`;
  await secretary.put(paper, sheet);
  await refused(member.put(`${path}/sheets/mine`, sheet), 'sheet-keyed');
  const total = totalOf(sheet);
  await refused(secretary.post(`${paper}/confirm`, { total: String(total) }), 'confirm-by-another');
  await refused(chair.post(`${paper}/confirm`, { total: String(total + 1) }), 'keyed-total-differs');
  const { state } = await chair.post<Sheet>(`${paper}/confirm`, { total: String(total) });
  same('the paper sheet', state, 'sent');
  return `a paper sheet of ${total} points keyed by the secretary, confirmed by the chair (confirm-by-another, keyed-total-differs)`;
}
