import { assessmentConcluded } from '#lib/contracts/evaluation.events.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { stepsIn } from './council.steps.fixture.js';
import { councilWorld } from './council.world.fixture.js';
import { evaluation } from './index.js';
import type { Minutes } from './minutes/minutes.shape.js';
import { minutesHash } from './minutes/minutes.js';

const localities = ['thanh-tri-2024', 'nghia-hanh-2023', 'duong-phong-2023', 'phuc-tho-2024', 'tra-bong-2025'];

describe.each(localities)('%s', (file) => {
  const world = councilWorld(file);
  const [chair, , secretary] = world.members;
  let service: ServiceAlone;
  beforeAll(async () => {
    service = await serviceAlone(evaluation);
    service.setTime(world.at);
    await service.tell(...world.events);
  });
  afterAll(() => service.stop());

  it('takes a submitted dossier to the recommendation of its council', async () => {
    const steps = stepsIn(service, world);
    const council = await steps.found('district', world.members, world.people.councilSecretary, world.units.root);
    const initiativeId = await steps.takeIn();
    const assessment = await steps.open(council, initiativeId, secretary!);
    await service.tell(world.snapshot('evaluating', 3));
    await steps.score(assessment, secretary!, world.members);
    const meeting = await steps.meet(council, [assessment], world.members.slice(0, 6), chair!);
    const ballots = world.members.slice(0, 6).map((m, i) => [m, i === 5 ? 'disagree' : 'agree'] as const);
    await steps.vote(meeting, assessment.id, chair!, [...ballots.map(([m, c]) => [m, c] as [typeof m, typeof c])]);
    const concluded = await steps.conclude(meeting, assessment.id, chair!);
    expect(concluded).toMatchObject({ state: 'concluded', outcome: 'recommend' });

    await steps.must(chair!, 'POST', `/meetings/${meeting.id}/minutes`);
    const { minutes, sha256 } = await steps.must<{ minutes: Minutes; sha256: string }>(
      secretary!,
      'GET',
      `/meetings/${meeting.id}/minutes`,
    );
    expect(minutesHash(minutes)).toBe(sha256);
    expect(minutes).toMatchObject({ members: 7, present: 6 });
    expect(minutes.items[0]?.votes[0]?.tally).toMatchObject({
      issued: 6,
      collected: 6,
      valid: 6,
      agree: 5,
      disagree: 1,
    });

    await service.relayed();
    const told = service.sent.filter((event) => event.subject === initiativeId).map((event) => event.type);
    expect(told.filter((type) => !/assigned|declared|sheet/.test(type))).toEqual([
      'intake.received.v1',
      'intake.accepted.v1',
      'assessment.opened.v1',
      'assessment.concluded.v1',
    ]);
  });
});

describe('a unit that holds its own council (Phúc Thọ)', () => {
  const world = councilWorld('phuc-tho-2024');
  const [chair, , secretary] = world.colleagues;
  let service: ServiceAlone;
  beforeAll(async () => {
    service = await serviceAlone(evaluation);
    service.setTime(world.at);
    await service.tell(...world.events);
  });
  afterAll(() => service.stop());

  it('hears a filed initiative and tells what it concluded', async () => {
    const steps = stepsIn(service, world);
    const filed = world.snapshot('filed', 1);
    await service.tell(filed);
    const council = await steps.found('unit', world.colleagues, world.people.head, world.units.commune);
    const assessment = await steps.open(council, filed.subject, world.people.secretary);
    await steps.score(assessment, secretary!, world.colleagues);
    const meeting = await steps.meet(council, [assessment], world.colleagues, chair!);
    await steps.vote(
      meeting,
      assessment.id,
      chair!,
      world.colleagues.map((m) => [m, 'agree']),
    );
    await steps.conclude(meeting, assessment.id, chair!);
    await service.relayed();
    expect(service.sent.at(-1)).toMatchObject({
      type: assessmentConcluded.type,
      subject: filed.subject,
      data: { level: 'unit', outcome: 'recommend', decidedBy: expect.any(String) },
    });
    expect(service.sent.map((event) => event.type)).not.toContain('assessment.opened.v1');
  });
});
