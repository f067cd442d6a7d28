import { DomainError } from '#lib/contracts/errors.js';
import { parseRegulation } from '#lib/regulation/parse-regulation.js';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { answerExtension, askExtension } from './extension.commands.js';
import type { Extension, Initiative } from './initiative.entity.js';
import { anInitiative } from './initiative.fixture.js';

const read = (name: string) => readFileSync(`deploy/localities/${name}.yaml`, 'utf8');
const rules = parseRegulation(read('thanh-tri-2024'), { defaults: read('defaults') });
/** The last day is 10 November. */
const dueAt = new Date('2024-11-11T00:00:00+07:00');
const occasion = (at = '2024-11-05T09:00:00+07:00') => ({ at: new Date(at), by: { role: 'author' }, rules });
const returned = (over: Partial<Initiative> = {}) =>
  anInitiative({ state: 'returned', dueAt, defects: [{ field: 'report', note: 'Thiếu' }], ...over });
const asked = (until = '2024-11-30', over: Partial<Extension> = {}): Extension => ({
  ...{ id: randomUUID(), personId: randomUUID(), name: 'An', reason: 'Chờ số liệu', at: '2024-11-05T02:00:00Z', until },
  answerBy: '2024-11-12T17:00:00.000Z',
  ...over,
});
const officer = { personId: randomUUID(), name: 'Hà', reason: 'Có lý do' };
const granted = { ...officer, granted: true, at: '', dueAt: '' };
const reasonOf = (attempt: () => unknown): string | undefined => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof DomainError) return error.reasons[0]?.key;
    throw error;
  }
  return undefined;
};

describe('asking for an extension', () => {
  it('keeps the clock and the dossier, and names who asks and why', () => {
    const { set, action, note } = askExtension(returned(), asked(), occasion());
    expect({ action, note }).toEqual({ action: 'ask-extension', note: 'Chờ số liệu' });
    expect(set.extensions).toMatchObject([{ until: '2024-11-30', answerBy: '2024-11-12T17:00:00.000Z' }]);
    expect(set.dueAt).toBeUndefined();
  });

  it.each([
    ['supplement-overdue', () => askExtension(returned(), asked(), occasion('2024-11-11T00:00:00.500+07:00'))],
    ['extension-pending', () => askExtension(returned({ extensions: [asked()] }), asked(), occasion())],
    [
      'extension-too-often',
      () => askExtension(returned({ extensions: [asked('2024-11-20', { answer: granted })] }), asked(), occasion()),
    ],
    ['extension-too-long', () => askExtension(returned(), asked('2024-12-11'), occasion())],
    ['extension-too-short', () => askExtension(returned(), asked('2024-11-10'), occasion())],
    [
      'extension-not-allowed',
      () => askExtension(returned(), asked(), { ...occasion(), rules: { ...rules, extensions: {} } }),
    ],
    [undefined, () => askExtension(returned(), asked('2024-12-10'), occasion('2024-11-10T23:59:59.500+07:00'))],
    [
      undefined,
      () =>
        askExtension(
          returned({ extensions: [asked('2024-11-20', { answer: { ...granted, granted: false } })] }),
          asked(),
          occasion(),
        ),
    ],
  ])('answers %s', (reason, attempt) => {
    expect(reasonOf(attempt)).toBe(reason);
  });
});

describe('answering', () => {
  const waiting = () => returned({ extensions: [asked()] });

  it('moves the clock to the end of the day that is granted, also after the old one has passed', () => {
    const change = answerExtension(waiting(), { ...officer, granted: true }, occasion('2024-11-12T09:00:00+07:00'));
    expect(change).toMatchObject({ action: 'grant-extension', set: { dueAt: new Date('2024-12-01T00:00:00+07:00') } });
    expect(change.events[0]?.data).toMatchObject({ dueAt: '2024-11-30T17:00:00.000Z' });
  });

  it('may grant another day, never more than the regulation allows', () => {
    const grant = (until: string) => () => answerExtension(waiting(), { ...officer, granted: true, until }, occasion());
    expect(grant('2024-11-15')().set.dueAt).toEqual(new Date('2024-11-16T00:00:00+07:00'));
    expect(reasonOf(grant('2024-12-11'))).toBe('extension-too-long');
  });

  it('denies with a reason and leaves the clock', () => {
    const change = answerExtension(waiting(), { ...officer, granted: false }, occasion());
    expect(change).toMatchObject({ action: 'deny-extension', note: 'Có lý do', set: { dueAt } });
    expect(reasonOf(() => answerExtension(waiting(), { ...officer, granted: false, reason: ' ' }, occasion()))).toBe(
      'reason-missing',
    );
  });

  it('needs something to answer', () => {
    expect(reasonOf(() => answerExtension(returned(), { ...officer, granted: true }, occasion()))).toBe(
      'extension-not-asked',
    );
  });
});
