import { Astray, refused, same, there } from '../expect.js';
import type { Hearing, Sitting } from '../model.js';
import type { Session } from '../client.js';

/** Triệu tập họp. */
export async function summon(sitting: Sitting, startsAt: Date): Promise<void> {
  const { secretary, councilId, heard } = sitting;
  const meeting = await secretary.post<{ id: string }>('evaluation/meetings', {
    councilId,
    startsAt: startsAt.toISOString(),
    place: 'Phòng họp UBND',
    assessmentIds: heard.map(({ assessmentId }) => assessmentId),
  });
  sitting.meetingId = meeting.id;
}

/** Một mục của biên bản. */
interface MinutesItem {
  assessmentId: string;
  recusals: { personId: string }[];
  left: { personId: string }[];
  votes: { ballots: unknown[]; tally: Tally }[];
  outcome: string;
}

interface Tally {
  issued: number;
  agree: number;
  disagree: number;
  recused: number;
}

interface Live {
  mustLeave: boolean;
  item: { assessmentId: string } | null;
  floor: { left: { personId: string }[]; voterIds: string[]; votes: { votedIds: string[]; tally: unknown }[] } | null;
}

const idsOf = (people: readonly Session[]): string[] => people.map(({ who }) => who.personId).sort();
const namedIn = (people: readonly { personId: string }[]): string[] => people.map(({ personId }) => personId).sort();

/** Họp: điểm danh, biểu quyết kín từng hồ sơ, kết luận, biên bản. `absent` stay away; without a quorum no vote opens. */
export async function sit(sitting: Sitting, absent: readonly Session[]): Promise<void> {
  const { meetingId, members, secretary, heard } = sitting;
  const path = `evaluation/meetings/${meetingId}`;
  const present = members.filter((member) => !absent.includes(member));
  const attend = (sessions: readonly Session[], absences: object[] = []) =>
    secretary.post(`${path}/attendance`, { presentIds: idsOf(sessions), absences });
  await attend(present.slice(0, 1));
  const first = heard[0]?.assessmentId;
  await refused(secretary.post(`${path}/votes`, { assessmentId: first }), 'quorum-not-met');
  await attend(present, absent.map(({ who }) => ({ personId: who.personId, reason: 'Đi công tác' }))); // prettier-ignore
  for (const item of heard) await deliberate(sitting, path, item, present);
  const { items } = await secretary.post<{ items: MinutesItem[] }>(`${path}/minutes`);
  same('dossiers in the minutes', items.length, heard.length);
  for (const hearing of heard) recorded(items, hearing, present);
}

/** Chuyển sang một nội dung: who is in conflict leaves, and learns nothing but that; then the vote. */
async function deliberate(sitting: Sitting, path: string, item: Hearing, present: readonly Session[]): Promise<void> {
  const { secretary, chair } = sitting;
  const { assessmentId, recused, favourable, subject } = item;
  await secretary.post(`${path}/live`, { assessmentId });
  const out = recused.filter((member) => present.includes(member));
  const live = await secretary.get<Live>(`${path}/live`);
  same('who leaves the item', namedIn(live.floor?.left ?? []), idsOf(out));
  for (const member of out) {
    const { mustLeave, item: shown, floor } = await member.get<Live>(`${path}/live`);
    same('what they learn who leave', [mustLeave, shown, floor], [true, null, null]);
  }
  await vote(sitting, path, item, present);
  const { outcome } = await chair.post<{ outcome: string }>(`${path}/conclude`, { assessmentId });
  const expected = favourable ? 'recommend' : 'decline';
  if (outcome !== expected) throw new Astray(`the council said ${outcome} of «${subject.title}», not ${expected}`);
}

/** Bỏ phiếu kín: while the vote is open it is seen who has voted, never what. */
async function vote(
  { secretary }: Sitting,
  path: string,
  { assessmentId, recused, favourable }: Hearing,
  present: readonly Session[],
): Promise<void> {
  await secretary.post(`${path}/votes`, { assessmentId });
  const voters = present.filter((member) => !recused.includes(member));
  for (const member of present) {
    const cast = member.post(`${path}/ballots`, { assessmentId, choice: favourable ? 'agree' : 'disagree' });
    if (recused.includes(member)) await refused(cast, 'conflict-of-interest');
    else await cast;
  }
  const { floor } = await secretary.get<Live>(`${path}/live`);
  const [open] = floor?.votes ?? [];
  same('the open vote', [open?.votedIds.toSorted(), open?.tally], [idsOf(voters), null]);
  const tally = await secretary.post<Tally>(`${path}/count`, { assessmentId });
  const counted = [tally.issued, tally.agree, tally.disagree, tally.recused];
  const { length } = voters;
  same('the count', counted, [length, favourable ? length : 0, favourable ? 0 : length, recused.length]);
}

/** The minutes tell of each item who recused, who left the room, how many agreed — and of no ballot whose it was. */
function recorded(items: readonly MinutesItem[], hearing: Hearing, present: readonly Session[]): void {
  const { recused, favourable, subject, assessmentId } = hearing;
  const found = items.find((each) => each.assessmentId === assessmentId);
  const { recusals, left, votes, outcome } = there(`item on «${subject.title}» in the minutes`, found);
  const out = recused.filter((member) => present.includes(member));
  const agreed = favourable ? present.length - out.length : 0;
  same(
    `the minutes on «${subject.title}»`,
    [namedIn(recusals), namedIn(left), votes.map(({ ballots, tally }) => [ballots, tally.agree]), outcome],
    [idsOf(recused), idsOf(out), [[[], agreed]], favourable ? 'recommend' : 'decline'],
  );
}
