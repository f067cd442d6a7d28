import { localDate } from '#lib/regulation/calendar.js';
import type { Session } from '../client.js';
import { allDone, type Page, refused, type Row, same, there } from '../expect.js';
import { type Case, type Journey, lead, theOne } from '../model.js';
import { dueAt } from '../plan.js';
import { arrives, comes, type Obligation, owes, owesNoMore } from '../waits.js';

interface Proposal {
  id: string;
  state: string;
  personId: string;
  letterId: string | null;
}

interface Letter {
  id: string;
  number: string;
  proposalIds: string[];
}

const path = 'certification/reward-proposals';
const letters = 'certification/reward-letters';
const form = 'giay-khen';

/** It is its authors that are rewarded: one is granted what was proposed, the other is not. */
const rewardedCase = (journey: Journey): Case => theOne(journey, 'province-recognized');
const coauthor = (subject: Case): Session => there('second author', subject.authors[1]);

/** Why each row of a bulk act was refused; nothing of one that was carried out. */
const keysOf = (rows: readonly Row<unknown>[]): string[] =>
  rows.flatMap((row) => ('problem' in row ? row.problem.reasons.map(({ key }) => key) : []));

const isAbout =
  (...subjects: string[]) =>
  ({ subject }: Obligation) =>
    subjects.includes(subject);

const proposalsOf = (session: Session, { id }: Case): Promise<Page<Proposal>> =>
  session.get(`${path}?initiativeId=${id}&limit=200`);

async function candidatesOf(session: Session, { id }: Case): Promise<string[]> {
  const { items } = await session.get<Page<{ initiativeId: string; personId: string }>>(
    `${path}/candidates?level=unit&limit=200`,
  );
  return items.filter(({ initiativeId }) => initiativeId === id).map(({ personId }) => personId);
}

/** Chọn tác giả: each once, in a form that the regulation gives to a recognition so high; the authors know nothing yet. */
async function propose(journey: Journey, subject: Case): Promise<Proposal[]> {
  const secretary = await journey.people.unitSecretary(subject.recognizingCode);
  await arrives(secretary, 'certification', subject, 'district-recognized');
  const people = subject.authors.map(({ who }) => who.personId);
  same('who may be proposed', await candidatesOf(secretary, subject), people);
  const rows = people.map((personId) => ({
    ...{ initiativeId: subject.id, level: 'unit', personId, form },
    reason: 'Sáng kiến được áp dụng, hiệu quả rõ rệt.',
  }));
  const post = (all: object[]) => secretary.post<Row<Proposal>[]>(path, { rows: all });
  same('a form that is too high', keysOf(await post(rows.map((row) => ({ ...row, form: 'bang-khen' })))), rows.map(() => 'reward-level-too-low')); // prettier-ignore
  const made = allDone(path, await post(rows));
  same('a second proposal', keysOf(await post(rows)), rows.map(() => 'already-proposed')); // prettier-ignore
  same('who may still be proposed', await candidatesOf(secretary, subject), []);
  for (const { id } of made) await refused(lead(subject).get(`${path}/${id}`), 'not-found');
  return made;
}

/** Ký tờ trình: previewed, numbered once, and told to the authors, to the office and to who records the answer. */
export async function proposeRewards(journey: Journey): Promise<string> {
  const { people, regulation } = journey;
  const subject = rewardedCase(journey);
  const ids = (await propose(journey, subject)).map(({ id }) => id).sort();
  const head = await people.unitHead(subject.recognizingCode);
  const draft = { bodyUnitId: head.who.unitId, proposalIds: ids };
  const lines = await head.post<{ proposalId: string; faults: object[] }[]>(`${letters}/preview`, draft);
  same('the letter beforehand', lines.map(({ proposalId, faults }) => [proposalId, ...faults]).sort(), ids.map((id) => [id])); // prettier-ignore
  const letter = await head.post<Letter>(letters, draft);
  same('what goes with the letter', letter.proposalIds, lines.map(({ proposalId }) => proposalId)); // prettier-ignore
  await refused(head.post(letters, draft), 'not-selected');
  const { items, total } = await proposalsOf(head, subject);
  same('proposals', [total, ...items.map(({ state, letterId }) => [state, letterId])], [ids.length, ...ids.map(() => ['proposed', letter.id])]); // prettier-ignore
  const office = await people.unitHead(regulation.rewards.proposedThrough);
  await owes(office, 'reward-letter', isAbout(letter.id));
  const officer = await people.standingOfficer();
  for (const id of ids) await owes(officer, 'answer-reward', isAbout(id));
  for (const author of subject.authors) await owes(author, 'reward-proposed', isAbout(...ids));
  const [own] = (await proposalsOf(lead(subject), subject)).items;
  same('what the author sees', [own?.personId, own?.state], [lead(subject).who.personId, 'proposed']);
  return `${ids.length} authors were proposed for a reward by letter ${letter.number}, through ${regulation.rewards.proposedThrough}; again is refused (already-proposed, not-selected), a higher form too (reward-level-too-low)`;
}

/** Letters to the author about what came of it, in this and earlier journeys. */
async function lettersTo({ people }: Journey, { who }: Session, kind: string): Promise<number> {
  const administrator = await people.account('quantri');
  const mails = `notification/mails?personId=${who.personId}&state=sent&limit=200`;
  const { items } = await administrator.get<Page<{ kind: string }>>(mails);
  return items.filter((mail) => mail.kind === kind).length;
}

/** Kết quả: one is granted with its decision, the other not, with the reason; each author is written to. */
export async function answerRewards(journey: Journey): Promise<string> {
  const subject = rewardedCase(journey);
  const officer = await journey.people.standingOfficer();
  const { items } = await proposalsOf(officer, subject);
  const idOf = ({ who }: Session) =>
    there(
      'proposal',
      items.find(({ personId }) => personId === who.personId),
    ).id;
  const told = [[lead(subject), 'reward-granted'], [coauthor(subject), 'reward-not-granted']] as const; // prettier-ignore
  const before = await Promise.all(told.map(([author, kind]) => lettersTo(journey, author, kind)));
  const [yes, no] = [idOf(lead(subject)), idOf(coauthor(subject))];
  const answeredOn = localDate(dueAt(journey.plan, 'answerRewards'));
  const answer = (rows: object[], by = officer) => by.post<Row<Proposal>[]>(`${path}/answers`, { rows });
  const bare = [{ id: yes, granted: true, answeredOn }, { id: no, granted: false, answeredOn }]; // prettier-ignore
  same('an answer without its paper', keysOf(await answer(bare)), ['decision-number-missing', 'reason-missing']);
  const given = [
    { ...bare[0], number: `${journey.plan.year}/QĐ-KT` },
    { ...bare[1], reason: 'Đã khen trong năm.' },
  ];
  const head = await journey.people.unitHead(subject.recognizingCode);
  same('an answer by the unit', keysOf(await answer(given, head)), ['not-permitted', 'not-permitted']);
  const states = allDone(`${path}/answers`, await answer(given)).map(({ state }) => state);
  same('what came of them', states, ['granted', 'not-granted']);
  same('a second answer', keysOf(await answer(given)), ['state', 'state']);
  await owesNoMore(officer, 'answer-reward', isAbout(yes, no));
  for (const [i, [author, kind]] of told.entries()) {
    await owes(author, kind, isAbout(yes, no));
    await comes(`a letter to ${author.userName} of the kind ${kind}`, async () =>
      (await lettersTo(journey, author, kind)) > (before[i] ?? 0) ? true : undefined,
    );
  }
  const csv = await officer.get<string>(`${path}.csv?initiativeId=${subject.id}`);
  same('rows of the file', csv.trimEnd().split('\r\n').length - 1, items.length);
  return `one reward was granted and one was not, with number and reason; both authors were written to, and the answers are owed no more`;
}
