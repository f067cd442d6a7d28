import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { randomUUID } from 'node:crypto';
import { anAssessment } from '../assessment/assessment.fixture.js';
import { explain, unexplained } from './explanation.commands.js';

const at = new Date('2024-06-12T02:00:00Z');
const by = { role: 'council-member', personId: 'm4' };
const sheets = [30, 31, 32, 30, 0].map((effect, i) => ({
  memberId: `m${String(i)}`,
  scores: { novelty: 20, scope: 20, effect },
}));
const rules = (explanationRequired: boolean) =>
  aRegulation(
    `assessment: { outliers: { deviations: 1.5, atLeastPoints: 10, explanationRequired: ${String(explanationRequired)} } }`,
  );
const explanation = (memberId: string) => ({
  ...{ id: randomUUID(), version: 1, historyHash: 'x', assessmentId: randomUUID() },
  ...{ memberId, text: 'Không có số liệu', saidAt: at },
});

it('the member whose sheet stands apart says why, while the council deliberates', () => {
  const deliberating = anAssessment('deliberating');
  const { set } = explain(deliberating, sheets, rules(false), 'Không có số liệu', by, at);
  expect(set).toEqual({ assessmentId: deliberating.id, memberId: 'm4', text: 'Không có số liệu', saidAt: at });
  expect(() => explain(anAssessment('scoring'), sheets, rules(false), 'x', by, at)).toThrow('state');
});

it('nobody else has anything to explain', () => {
  const other = { ...by, personId: 'm0' };
  expect(() => explain(anAssessment('deliberating'), sheets, rules(true), 'x', other, at)).toThrow('not-an-outlier');
});

it('is waited for only where the regulation asks for it', () => {
  expect(unexplained(rules(true), 'district', sheets, [])).toEqual(['m4']);
  expect(unexplained(rules(true), 'district', sheets, [explanation('m4')])).toEqual([]);
  expect(unexplained(rules(true), 'district', sheets, [explanation('m0')])).toEqual(['m4']);
  expect(unexplained(rules(false), 'district', sheets, [])).toEqual([]);
});
