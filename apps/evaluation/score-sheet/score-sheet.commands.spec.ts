import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { randomUUID } from 'node:crypto';
import { anAssessment, assignedTo } from '../assessment/assessment.fixture.js';
import * as commands from './score-sheet.commands.js';
import type { ScoreSheet } from './score-sheet.entity.js';

const by = { role: 'council-member', personId: randomUUID() };
const at = new Date('2024-06-10T02:00:00Z');
const rules = aRegulation();
const assessment = anAssessment('scoring', assignedTo(by.personId));
const sheet = (more: Partial<ScoreSheet> = {}): ScoreSheet => ({
  ...{ id: randomUUID(), version: 1, historyHash: 'x', state: 'draft', assessmentId: assessment.id },
  ...{ memberId: by.personId, scores: { novelty: 30, effect: 40, scope: 30 }, remarks: {}, eligible: null },
  ...{ comment: null, savedAt: at, sentAt: null, regulationYear: 2024, regulationVersion: 1 },
  ...{ keyedBy: null, confirmedBy: null, reopenedFor: null },
  ...more,
});
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
