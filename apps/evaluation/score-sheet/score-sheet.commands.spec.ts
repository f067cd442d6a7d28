import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { randomUUID } from 'node:crypto';
import { anAssessment, assignedTo } from '../assessment/assessment.fixture.js';
import * as commands from './score-sheet.commands.js';
import type { ScoreSheet } from './score-sheet.entity.js';
import { aScoreSheet } from './score-sheet.fixture.js';

const by = { role: 'council-member', personId: randomUUID() };
const at = new Date('2024-06-10T02:00:00Z');
const rules = aRegulation();
const assessment = anAssessment('scoring', assignedTo(by.personId));
const sheet = (more: Partial<ScoreSheet> = {}) =>
  aScoreSheet({ assessmentId: assessment.id, memberId: by.personId, ...more });
const sent = sheet({ state: 'sent', sentAt: at });

it.each([
  ['who was not assigned', anAssessment('scoring'), 'not-assigned'],
  ['in conflict', { ...assessment, conflictedIds: [by.personId] }, 'conflict-of-interest'],
  ['after the scores were opened', anAssessment('deliberating', assignedTo(by.personId)), 'state'],
])('a member %s neither saves nor sends', (_, where, key) => {
  expect(() => commands.save(where, undefined, sheet(), rules, by, at)).toThrow(key);
  expect(() => commands.send(where, sheet(), rules, by, at)).toThrow(key);
});

it('a sheet that was sent is neither saved nor sent again', () => {
  expect(() => commands.save(assessment, sent, sheet(), rules, by, at)).toThrow('sheet-sent');
  expect(() => commands.send(assessment, sent, rules, by, at)).toThrow('sheet-sent');
});

it('a draft may be partial, a sent sheet may not', () => {
  const partial = sheet({ scores: { novelty: 30 } });
  expect(commands.save(assessment, undefined, partial, rules, by, at).set.state).toBe('draft');
  expect(() => commands.send(assessment, partial, rules, by, at)).toThrow('score-missing');
});

it('the event says who sent, and no score', () => {
  const [event] = commands.send(assessment, sheet(), rules, by, at).events;
  expect(event?.data).toMatchObject({ memberId: by.personId });
  expect(JSON.stringify(event)).not.toContain('novelty');
});

it('where members say themselves what is eligible, each has to', () => {
  const own = aRegulation(
    'assessment: { passRule: { kind: members-eligible, fraction: { numerator: 2, denominator: 3, strict: false }, base: all } }',
  );
  expect(() => commands.send(assessment, sheet(), own, by, at)).toThrow('eligible-missing');
  expect(commands.send(assessment, sheet({ eligible: false }), own, by, at).set.state).toBe('sent');
});

it('a score below the line needs a remark', () => {
  const strict = aRegulation(
    'assessment: { criteria: [ { key: novelty, label: Mới, max: 50, remarkBelow: 20 }, { key: effect, label: Lợi, max: 50 } ] }',
  );
  const low = { novelty: 10, effect: 50 };
  expect(() => commands.send(assessment, sheet({ scores: low }), strict, by, at)).toThrow('remark-missing');
  const remarked = sheet({ scores: low, remarks: { novelty: 'Đã có nơi làm' } });
  expect(commands.send(assessment, remarked, strict, by, at).set.state).toBe('sent');
});

describe('a paper sheet', () => {
  const secretary = { role: 'council-secretary', personId: randomUUID() };
  const chair = { role: 'council-chair', personId: randomUUID() };
  const keyed = sheet({ state: 'keyed', keyedBy: secretary.personId });
  const key = (entry: ScoreSheet, known?: ScoreSheet, officer = secretary) =>
    commands.key(assessment, known, by.personId, entry, rules, officer, at);
  const confirm = (total: string, officer = chair, known = keyed) =>
    commands.confirm(assessment, known, total, rules, officer, at);

  it('is keyed whole, by another than its member, and counts for nothing yet', () => {
    expect(key(sheet())).toMatchObject({
      set: { state: 'keyed', keyedBy: secretary.personId, sentAt: null },
      events: [],
    });
    expect(() => key(sheet({ scores: { novelty: 30 } }))).toThrow('score-missing');
    expect(() => key(sheet(), undefined, by)).toThrow('keyed-for-oneself');
    expect(() => key(sheet(), sent)).toThrow('sheet-sent');
  });

  it('closes the way online until it is confirmed or handed back', () => {
    expect(() => commands.save(assessment, keyed, sheet(), rules, by, at)).toThrow('sheet-keyed');
    expect(() => commands.send(assessment, keyed, rules, by, at)).toThrow('sheet-keyed');
  });

  it('is confirmed by a second officer who reads the same total on the paper', () => {
    expect(() => confirm('100', secretary)).toThrow('confirm-by-another');
    expect(() => confirm('99.5')).toThrow('keyed-total-differs');
    expect(() => confirm('100', chair, sheet())).toThrow('sheet-not-keyed');
    const { set, events } = confirm('100.0');
    expect(set).toMatchObject({ state: 'sent', sentAt: at, confirmedBy: chair.personId });
    expect(events.map(({ data }) => data)).toMatchObject([{ memberId: by.personId, sheetVersion: 2 }]);
  });
});

describe('reopening', () => {
  const officer = { role: 'council-secretary' };
  const reopening = { reason: 'Ghi nhầm', dueAt: new Date(at.getTime() + 86_400_000) };

  it('hands the sheet back as it is, and the member owes it again', () => {
    const { set, events, note } = commands.reopen(assessment, sent, reopening, officer, at);
    expect(set).toEqual({ state: 'draft', sentAt: null, keyedBy: null, confirmedBy: null, reopenedFor: 'Ghi nhầm' });
    expect(note).toBe('Ghi nhầm');
    const told = { memberId: by.personId, sheetVersion: 2, dueAt: reopening.dueAt.toISOString(), reason: 'Ghi nhầm' };
    expect(events).toMatchObject([{ type: 'score-sheet.reopened.v1', data: told }]);
    const { assignments } = commands.extend(assessment, by.personId, reopening, officer).set;
    expect(assignments).toEqual([{ personId: by.personId, dueAt: reopening.dueAt.toISOString() }]);
  });

  it('is for what was sent, until the scores are opened, and leaves time', () => {
    expect(() => commands.reopen(assessment, sheet(), reopening, officer, at)).toThrow('sheet-not-sent');
    expect(() => commands.reopen(assessment, sent, { ...reopening, dueAt: at }, officer, at)).toThrow('due-in-past');
    const opened = anAssessment('deliberating', assignedTo(by.personId));
    expect(() => commands.reopen(opened, sent, reopening, officer, at)).toThrow('state');
  });
});
