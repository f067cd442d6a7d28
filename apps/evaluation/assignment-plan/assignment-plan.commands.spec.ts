import { randomUUID } from 'node:crypto';
import { anAssessment, assignedTo } from '../assessment/assessment.fixture.js';
import * as commands from './assignment-plan.commands.js';
import type { AssignmentPlan } from './assignment-plan.entity.js';

const by = { role: 'council-secretary' };
const at = new Date('2024-06-05T02:00:00Z');
const asked: commands.Asked = {
  ...{ councilId: randomUUID(), seed: 's', perDossier: 1, minLoad: null, maxLoad: 3 },
  dueAt: new Date('2024-06-20T00:00:00Z'),
};
const [ann, bob] = [randomUUID(), randomUUID()];
const assessment = anAssessment('scoring', assignedTo(bob));
const pick = { assessmentId: assessment.id, personId: ann, expertise: [], doubtful: false };
const planned = { picks: [pick], short: [], loads: [{ personId: ann, before: 1, after: 2 }] };
const drafted = commands.draft(asked, [assessment], planned, by, at);
const plan = { id: randomUUID(), version: 1, historyHash: 'x', ...drafted.set } as AssignmentPlan;
const ground = (more: Partial<commands.Ground> = {}): commands.Ground => ({
  ...{ assessments: [assessment], seatedIds: [ann, bob], barred: new Map(), loads: new Map([[ann, 1]]) },
  ...more,
});

it('a draft changes nothing and remembers who had what', () => {
  expect(drafted.events).toEqual([]);
  expect(plan).toMatchObject({
    state: 'drafted',
    dossiers: [{ before: [bob], members: [{ personId: ann }], missing: 0 }],
  });
});

it.each([
  ['no dossier', asked, [], 'nothing-to-plan'],
  ['a deadline that is past', { ...asked, dueAt: at }, [assessment], 'due-in-past'],
  ['bounds out of order', { ...asked, minLoad: 4 }, [assessment], 'load-bounds-out-of-order'],
])('is not drafted for %s', (_, wanted, assessments, key) => {
  expect(() => {
    commands.requireSound(wanted, at);
    commands.draft(wanted, assessments, planned, by, at);
  }).toThrow(key);
});

it('is applied as it was previewed', () => {
  expect(commands.apply(plan, ground(), by, at).set).toEqual({ state: 'applied', appliedAt: at });
});

it.each<[string, Partial<commands.Ground>]>([
  ['a dossier was assigned otherwise', { assessments: [anAssessment('scoring', { id: assessment.id })] }],
  ['its scores are open', { assessments: [{ ...assessment, state: 'deliberating' }] }],
  ['a member came into conflict', { barred: new Map([[assessment.id, [ann]]]) }],
  ['a member left the council', { seatedIds: [bob] }],
  ['a member would pass the maximum', { loads: new Map([[ann, 3]]) }],
])('is out of date when %s', (_, more) => {
  expect(() => commands.apply(plan, ground(more), by, at)).toThrow('plan-out-of-date');
});

it('is undone while no sheet was sent, and neither applied nor undone twice', () => {
  const applied: AssignmentPlan = { ...plan, state: 'applied' };
  expect(commands.undo(applied, 0, by).set).toEqual({ state: 'undone' });
  expect(() => commands.undo(applied, 1, by)).toThrow('plan-sheet-sent');
  expect(() => commands.undo(plan, 0, by)).toThrow('state');
  expect(() => commands.apply(applied, ground(), by, at)).toThrow('state');
});
