import { regulationPublished } from '#lib/contracts/directory.events.js';
import type { Assessment as AssessmentRules } from '#lib/regulation/assessment.js';
import type { Actor } from '#lib/service-kit/acting.js';
import type { Answer, CallOptions } from '#lib/testing/signed-caller.js';
import { serviceAlone, type ServiceAlone } from '#lib/testing/service-alone.js';
import { randomUUID } from 'node:crypto';
import type { Assessment } from '../assessment/assessment.entity.js';
import { stepsIn } from '../council.steps.fixture.js';
import { councilWorld, type CouncilWorld } from '../council.world.fixture.js';
import type { Council } from '../council/council.entity.js';
import { evaluation } from '../index.js';

export interface Problem {
  reasons: { key: string; field?: string; cell?: string; params?: object }[];
}

/** A council at work, and assessments under whatever a test says of the regulation. */
export interface ScoringWorld {
  world: CouncilWorld;
  service: ServiceAlone;
  steps: ReturnType<typeof stepsIn>;
  council: Council;
  dueAt: string;
  /** An assessment that these members have been assigned, under these rules. */
  assigned(members: Actor[], rules?: Partial<AssessmentRules>, council?: Council): Promise<Assessment>;
  call<T = Problem>(as: Actor, method: string, path: string, body?: unknown, version?: number): Promise<Answer<T>>;
  /** Saves and sends a member's sheet. */
  send(member: Actor, assessment: Assessment, scores: Record<string, number>, more?: object): Promise<void>;
}

/** Starts the service with a council of seven: chair, vice-chair, secretary, members. */
export async function scoringWorld(): Promise<ScoringWorld> {
  const world = councilWorld('thanh-tri-2024');
  const service = await serviceAlone(evaluation);
  service.setTime(world.at);
  await service.tell(...world.events);
  const steps = stepsIn(service, world);
  const council = await steps.found('district', world.members, world.people.councilSecretary, world.units.root);
  const dueAt = new Date(world.at.getTime() + 86_400_000).toISOString();
  let versions = 1;

  const published = async (rules: Partial<AssessmentRules>): Promise<number> => {
    const content = { ...world.rules, assessment: { ...world.rules.assessment, ...rules } };
    const regulation = { localityId: world.localityId, year: world.year, version: ++versions, content };
    await service.tell(regulationPublished.make(`${world.localityId}/${String(world.year)}`, regulation, world.at));
    return regulation.version;
  };

  const assigned: ScoringWorld['assigned'] = async (members, rules, by = council) => {
    const initiativeId = randomUUID();
    const regulationVersion = rules ? await published(rules) : 1;
    await service.tell(world.snapshot('accepted', 5, { initiativeId, regulationVersion }));
    const { id } = await steps.open(by, initiativeId, world.members[2]!);
    const memberIds = members.map(({ personId }) => personId);
    return steps.must(world.members[2]!, 'POST', `/assessments/${id}/assignments`, { dueAt, memberIds });
  };

  const call = <T = Problem>(as: Actor, method: string, path: string, body?: unknown, version?: number) => {
    const headers: CallOptions['headers'] = version === undefined ? {} : { 'if-match': String(version) };
    return service.call<T>(method, path, { as, body, headers });
  };

  const send: ScoringWorld['send'] = async (member, { id }, scores, more = {}) => {
    await steps.must(member, 'PUT', `/assessments/${id}/sheets/mine`, { scores, ...more });
    await steps.must(member, 'POST', `/assessments/${id}/sheets/mine/send`);
  };

  return { world, service, steps, council, dueAt, assigned, call, send };
}
