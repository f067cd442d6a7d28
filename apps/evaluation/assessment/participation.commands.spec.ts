import { randomUUID } from 'node:crypto';
import { anAssessment, assignedTo } from './assessment.fixture.js';
import * as commands from './participation.commands.js';

const by = { role: 'council-secretary', personId: randomUUID() };
const at = new Date('2024-06-05T02:00:00Z');
const dueAt = new Date('2024-06-20T00:00:00Z');
const [ann, bob, cat] = [randomUUID(), randomUUID(), randomUUID()];
const who = { personId: ann, name: 'An' };
const told = (events: readonly { type: string; data: unknown }[]) =>
  events.map(({ type, data }) => {
    const { memberId, because } = data as { memberId: string; because?: string };
    return [type, memberId, ...(because ? [because] : [])];
  });

describe('assignment', () => {
  it('adds members, each told their deadline, and keeps those who have it', () => {
    const change = commands.assign(anAssessment('scoring', assignedTo(ann)), [ann, bob], dueAt, by, at);
    expect(change.set.assignedIds).toEqual([ann, bob]);
    expect(change.events).toMatchObject([{ data: { memberId: bob, dueAt: dueAt.toISOString() } }]);
  });
  it.each([
    ['a member in conflict', anAssessment('scoring', { conflictedIds: [bob] }), dueAt, 'member-conflicted'],
    ['a deadline in the past', anAssessment('scoring'), at, 'due-in-past'],
    ['nobody new', anAssessment('scoring', assignedTo(bob)), dueAt, 'nobody-to-assign'],
    ['an assessment whose scores are open', anAssessment('deliberating'), dueAt, 'state'],
  ])('is refused for %s', (_, assessment, due, key) => {
    expect(() => commands.assign(assessment, [bob], due, by, at)).toThrow(key);
  });
});

describe('replacement', () => {
  it('tells both that one no longer scores and that another does', () => {
    const change = commands.replace(anAssessment('scoring', assignedTo(ann)), ann, bob, false, by, at);
    expect(change.set.assignments).toMatchObject([{ personId: bob, replaces: ann }]);
    expect(told(change.events)).toEqual([
      ['assessment.released.v1', ann, 'replace'],
      ['assessment.assigned.v1', bob],
    ]);
  });
  it.each([
    ['someone who was not assigned', bob, cat, false, 'not-assigned'],
    ['someone who sent their sheet', ann, cat, true, 'sheet-sent'],
    ['a replacement who has it already', ann, ann, false, 'already-assigned'],
  ])('is refused for %s', (_, personId, replacementId, hasSent, key) => {
    const assessment = anAssessment('scoring', assignedTo(ann));
    expect(() => commands.replace(assessment, personId, replacementId, hasSent, by, at)).toThrow(key);
  });
  it('by nobody releases, unless the sheet was sent', () => {
    const assessment = anAssessment('scoring', assignedTo(ann, bob));
    const change = commands.release(assessment, ann, false, by, at);
    expect([change.set.assignedIds, told(change.events)]).toEqual([
      [bob],
      [['assessment.released.v1', ann, 'release']],
    ]);
    expect(() => commands.release(assessment, ann, true, by, at)).toThrow('sheet-sent');
  });
});

describe('recusal', () => {
  it('ends the assignment, bars the member and leaves a vacancy', () => {
    const change = commands.recuse(anAssessment('scoring', assignedTo(ann, bob)), who, 'Họ hàng', false, by, at);
    expect(change.set).toMatchObject({ assignedIds: [bob], conflictedIds: [ann], recusals: [{ reason: 'Họ hàng' }] });
    expect(change.set.vacancies).toEqual([{ personId: ann, dueAt: '2024-06-20T00:00:00.000Z' }]);
    expect(told(change.events)).toEqual([['assessment.released.v1', ann, 'recusal']]);
  });
  it('of someone who was not to score leaves no vacancy and tells nobody', () => {
    const change = commands.recuse(anAssessment('scoring', assignedTo(bob)), who, 'Họ hàng', false, by, at);
    expect([change.set.vacancies, change.events]).toEqual([[], []]);
  });
  it.each([
    ['twice', anAssessment('scoring', { conflictedIds: [ann] }), false, 'already-recused'],
    ['after a vote has begun', anAssessment('deliberating'), true, 'vote-begun'],
    ['when it is over', anAssessment('cancelled'), false, 'state'],
  ])('is refused %s', (_, assessment, voteBegun, key) => {
    expect(() => commands.recuse(assessment, who, 'x', voteBegun, by, at)).toThrow(key);
  });
});

describe('a vacancy', () => {
  const vacant = anAssessment('scoring', {
    ...assignedTo(bob),
    conflictedIds: [ann],
    vacancies: [{ personId: ann, dueAt: dueAt.toISOString() }],
  });
  it('is filled in one act, in place of who left', () => {
    const { set, events } = commands.fill(vacant, ann, cat, dueAt, by, at);
    expect(set).toMatchObject({ assignedIds: [bob, cat], vacancies: [] });
    expect(set.assignments?.[1]).toMatchObject({ personId: cat, replaces: ann });
    expect(told(events)).toEqual([['assessment.assigned.v1', cat]]);
  });
  it.each([
    ['that is not there', bob, cat, dueAt, 'vacancy-unknown'],
    ['by someone who scores already', ann, bob, dueAt, 'already-assigned'],
    ['by someone in conflict', ann, ann, dueAt, 'member-conflicted'],
    ['until a day that is past', ann, cat, at, 'due-in-past'],
  ])('is not filled %s', (_, left, taking, due, key) => {
    expect(() => commands.fill(vacant, left, taking, due, by, at)).toThrow(key);
  });
});

describe('a declaration', () => {
  it('of no conflict is kept and told, once', () => {
    const change = commands.declareFree(anAssessment('scoring'), who, by, at);
    expect(change.set).toEqual({ declaredIds: [ann] });
    expect(change.events).toMatchObject([{ type: 'conflict.declared.v1', data: { memberId: ann, inConflict: false } }]);
    expect(() => commands.declareFree(anAssessment('scoring', { declaredIds: [ann] }), who, by, at)).toThrow(
      'already-declared',
    );
  });
  it('of a conflict puts the member out as a recusal does, and tells no reason', () => {
    const assessment = anAssessment('scoring', { ...assignedTo(ann), declaredIds: [ann, bob] });
    const change = commands.declareConflict(assessment, who, 'Em ruột là tác giả', false, by, at);
    expect(change.set).toMatchObject({ conflictedIds: [ann], declaredIds: [bob], recusals: [{ personId: ann }] });
    expect(change.events.map(({ type }) => type)).toEqual(['conflict.declared.v1', 'assessment.released.v1']);
    expect(JSON.stringify(change.events)).not.toContain('ruột');
  });
  it('of a conflict is late, and says so, where the member had declared that they were free of it', () => {
    const late = commands.declareConflict(
      anAssessment('scoring', { declaredIds: [ann] }),
      who,
      'Em ruột',
      false,
      by,
      at,
    );
    expect(late.set.recusals).toMatchObject([{ personId: ann, late: 'declared-free' }]);
    const early = commands.declareConflict(anAssessment('scoring'), who, 'Em ruột', false, by, at);
    expect(early.set.recusals?.[0]).not.toHaveProperty('late');
    const recused = commands.recuse(anAssessment('scoring', { declaredIds: [ann] }), who, 'Bận', false, by, at);
    expect(recused.set.recusals?.[0]).not.toHaveProperty('late');
  });
  it('of a conflict that is learnt after the conclusion changes nothing of it, and is recorded once', () => {
    const concluded = {
      ...anAssessment('deliberating', { ...assignedTo(ann), declaredIds: [ann] }),
      state: 'concluded' as const,
    };
    const { set, events } = commands.declareConflict(concluded, who, 'Em ruột', true, by, at);
    expect(set).toEqual({
      recusals: [expect.objectContaining({ personId: ann, late: 'concluded', reason: 'Em ruột' })],
    });
    expect(events).toMatchObject([{ type: 'conflict.declared.v1', data: { inConflict: true } }]);
    const after = { ...concluded, ...set };
    expect(() => commands.declareConflict(after, who, 'Em ruột', true, by, at)).toThrow('conflict-already-declared');
  });
});

describe('a conflict that becomes known', () => {
  it('puts the member out and leaves what they owed vacant', () => {
    const assessment = anAssessment('scoring', { ...assignedTo(ann, bob), conflictedIds: [cat] });
    const change = commands.bar(assessment, [ann, cat], by, at);
    expect(change?.set).toMatchObject({
      conflictedIds: [cat, ann],
      assignedIds: [bob],
      vacancies: [{ personId: ann }],
    });
    expect(told(change?.events ?? [])).toEqual([['assessment.released.v1', ann, 'conflict']]);
  });
  it('changes nothing where it was known, or where all is over', () => {
    expect(commands.bar(anAssessment('scoring', { conflictedIds: [ann] }), [ann], by, at)).toBeUndefined();
    expect(commands.bar(anAssessment('cancelled'), [ann], by, at)).toBeUndefined();
  });
});

it('undoing a plan releases whom it assigned, and nobody else', () => {
  const planId = randomUUID();
  const row = anAssessment('scoring');
  const planned = { ...row, ...commands.assign(row, [ann], dueAt, by, at, planId).set };
  const mixed = { ...planned, ...commands.assign(planned, [bob], dueAt, by, at).set };
  const change = commands.undoPlan(mixed, planId, by, at);
  expect(change?.set.assignedIds).toEqual([bob]);
  expect(told(change?.events ?? [])).toEqual([['assessment.released.v1', ann, 'undo']]);
  expect(commands.undoPlan({ ...mixed, ...change?.set }, planId, by, at)).toBeUndefined();
});
