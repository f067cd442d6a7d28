import { parseRegulation } from '#lib/regulation/parse-regulation.js';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { anInitiative } from './initiative.fixture.js';
import { confirmEffect } from './initiative.outcomes.js';

const read = (name: string) => readFileSync(`deploy/localities/${name}.yaml`, 'utf8');
const rules = parseRegulation(read('thanh-tri-2024'), { defaults: read('defaults') });
const by = { role: 'unit-head', name: 'Lê Thị Cúc' };
const occasion = { at: new Date('2024-09-10T02:00:00Z'), by, rules };

describe('what the head confirmed', () => {
  const row = anInitiative({ state: 'filed', unitCouncil: 'recommend' });
  const words = { effect: 'Tốt', scope: 'Toàn xã', commitment: 'Không kéo dài' };
  const fact = { initiativeId: row.id, by, confirmationId: randomUUID(), unitId: row.unitId, ...words };
  const scopeShare = { units: 3, couldUse: 2, percent: 66 };

  it('is told on with the share of units that could use it, where units were named', () => {
    const named = confirmEffect(row, { ...fact, scopeShare }, occasion);
    expect(named?.set.confirmation).toEqual({ ...words, scopeShare });
    expect(named?.events).toMatchObject([{ type: 'initiative.confirmed.v1', data: { scopeShare } }]);
    const unnamed = confirmEffect(row, fact, occasion);
    expect(unnamed?.set.confirmation).toEqual(words);
    expect(unnamed?.events[0]?.data).not.toHaveProperty('scopeShare', expect.anything());
  });
});
