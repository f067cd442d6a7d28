import { cast, choiceOf } from './ballot.fixture.js';
import type { Choice, Council, Hearing, Sitting } from './book.fixture.js';
import { must } from './council.fixture.js';
import type { Person } from './person.fixture.js';
import { type World, year } from './world.fixture.js';

/** Soon enough that everyone is reminded at once. */
const startsAt = `${year}-03-10T01:00:00Z`;
const service = 'evaluation';

/** Triệu tập họp, xếp lại chương trình. */
async function call(world: World, { id, secretary, members }: Council, hearings: readonly Hearing[]): Promise<string> {
  const assessmentIds = hearings.map(({ assessmentId }) => assessmentId);
  const room = `H${world.sittings.length + 1}`;
  const body = { councilId: id, startsAt, place: `Phòng ${room}`, assessmentIds };
  const sitting: Sitting = { meetingId: '', room, emails: members.map(({ email }) => email) };
  world.sittings.push(sitting);
  const { id: meetingId } = await must(secretary, { service, path: 'meetings', action: 'schedule', body });
  sitting.meetingId = meetingId;
  const agenda = { path: `meetings/${meetingId}/agenda`, action: 'rearrange', method: 'PUT' } as const;
  await must(secretary, {
    ...agenda,
    service,
    aggregateId: meetingId,
    body: { assessmentIds: assessmentIds.toReversed() },
  });
  return meetingId;
}

/** Biểu quyết kín: everyone without conflict at once, each on their own line. */
async function vote({ secretary, members }: Council, meetingId: string, hearing: Hearing): Promise<void> {
  const { assessmentId } = hearing;
  const path = `meetings/${meetingId}`;
  const body = { assessmentId };
  const { id } = await must(secretary, { service, path: `${path}/votes`, action: 'open', body });
  const ballots: { memberId: string; choice: Choice }[] = [];
  hearing.vote = { id, meetingId, ballots };
  const voters = members.filter((member) => member !== hearing.recused);
  const casting = voters.map(async (member, seat) => {
    const choice = choiceOf(hearing, seat, voters.length);
    await cast(member, meetingId, assessmentId, choice);
    ballots.push({ memberId: member.personId, choice });
  });
  await Promise.all(casting);
  await must(secretary, { service, path: `${path}/count`, action: 'count', aggregateId: id, body });
}

const defects = [{ field: 'report', note: 'Làm rõ hiệu quả so với cách làm cũ.' }];

/** Một nội dung của cuộc họp: chuyển sang, biểu quyết, kết luận. */
async function decide(council: Council, meetingId: string, hearing: Hearing): Promise<void> {
  const { secretary, chair } = council;
  const { assessmentId, outcome, subject } = hearing;
  const path = `meetings/${meetingId}`;
  const live = { service, path: `${path}/live`, action: 'go-to', aggregateId: meetingId, body: { assessmentId } };
  await must(secretary, live);
  await vote(council, meetingId, hearing);
  const body = { assessmentId, ...(outcome === 'improve' ? { defects } : {}) };
  const concluding = { service, path: `${path}/conclude`, action: 'conclude', aggregateId: assessmentId, body };
  const concluded = await must<{ id: string; outcome: string }>(chair, concluding);
  if (concluded.outcome !== outcome) throw new Error(`The council said ${concluded.outcome}, not ${outcome}`);
  hearing.isConcluded = true;
  subject.steps.push(outcome);
}

const sign = (person: Person, action: 'sign' | 'seal', meetingId: string) =>
  person.give({ service, path: `meetings/${meetingId}/minutes/signatures`, action, aggregateId: meetingId });

/** Họp: điểm danh, từng nội dung, biên bản, chữ ký của thư ký rồi của chủ tọa. */
export async function meet(world: World, council: Council, hearings: readonly Hearing[]): Promise<void> {
  if (hearings.length === 0) return;
  const { secretary, chair, members } = council;
  const meetingId = await call(world, council, hearings);
  const presentIds = members.map(({ personId }) => personId);
  const path = `meetings/${meetingId}`;
  const here = { service, aggregateId: meetingId };
  await must(secretary, { ...here, path: `${path}/attendance`, action: 'attend', body: { presentIds } });
  for (const hearing of hearings) await decide(council, meetingId, hearing);
  await must(secretary, { ...here, path: `${path}/minutes`, action: 'close' });
  for (const signed of [await sign(secretary, 'sign', meetingId), await sign(chair, 'seal', meetingId)])
    if (!signed.ok) throw new Error(`The minutes were not signed: ${signed.reasons.join(', ')}`);
}
