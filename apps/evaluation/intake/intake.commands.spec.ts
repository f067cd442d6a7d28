import { DomainError } from '#lib/contracts/errors.js';
import { handedIn, type HandedIn } from '#lib/regulation/intake.js';
import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { randomUUID } from 'node:crypto';
import { aDossier } from '../dossier/dossier.fixture.js';
import * as commands from './intake.commands.js';
import { anIntake } from './intake.fixture.js';
import { intakeStates } from './intake.entity.js';

const by = { personId: randomUUID(), role: 'intake-officer' };
const at = new Date('2024-04-03T02:00:00Z');
const dueAt = new Date('2024-05-03T17:00:00Z');
const receipt = { number: '02/BN', sequence: 2, year: 2024, answerBy: dueAt };
const rules = aRegulation();
const handed = { channel: 'online', paperCopies: 0, fee: 0 } as const;
const reasonsOf = (act: () => unknown): string[] => {
  try {
    act();
    return [];
  } catch (error) {
    return (error as DomainError).reasons.map(({ key }) => key);
  }
};

describe('every act of the intake office', () => {
  const acts = {
    receive: {
      from: 'waiting',
      act: (row: ReturnType<typeof anIntake>) => commands.receive(row, receipt, handed, rules, by, at),
    },
    accept: {
      from: 'received',
      act: (row: ReturnType<typeof anIntake>) => commands.accept(row, aDossier(), dueAt, by, at),
    },
    refuse: { from: 'received', act: (row: ReturnType<typeof anIntake>) => commands.refuse(row, 'Vì', by, at) },
    return: {
      from: 'received',
      act: (row: ReturnType<typeof anIntake>) =>
        commands.sendBack(row, [{ field: 'report', note: 'x' }], { fields: ['report'], dueAt }, by, at),
    },
  } as const;
  it.each(Object.entries(acts).flatMap(([name, rule]) => intakeStates.map((state) => ({ name, state, ...rule }))))(
    '$name while $state is allowed only from $from',
    ({ state, from, act }) => {
      expect(reasonsOf(() => act(anIntake(state)))).toEqual(state === from ? [] : ['state']);
    },
  );
});

it('a return needs defects, from the list', () => {
  const back = (field?: string) =>
    commands.sendBack(anIntake('received'), field ? [{ field, note: 'x' }] : [], { fields: ['report'], dueAt }, by, at);
  expect(reasonsOf(() => back())).toEqual(['defects-missing']);
  expect(reasonsOf(() => back('colour'))).toEqual(['defect-unknown']);
  expect(back('report').events).toMatchObject([{ type: 'intake.returned.v1', data: { dueAt: dueAt.toISOString() } }]);
});

it('a submission that names no round is refused', () => {
  const submission = { version: 1, by, at, checkBy: dueAt };
  const dossier = aDossier({ roundNumber: null });
  expect(
    reasonsOf(() =>
      commands.open(dossier, { unitId: randomUUID(), path: [], label: 'Phòng Nội vụ', reportsTo: null }, submission),
    ),
  ).toEqual(['round-unknown']);
});

it('a submission that was seen before changes nothing; a newer one waits, or goes on with its receipt', () => {
  const again = (state: 'waiting' | 'returned', version: number) =>
    commands.resubmit(anIntake(state), aDossier(), { version, by, at, checkBy: dueAt });
  expect(again('returned', 7)).toBeUndefined();
  expect(again('returned', 8)?.set).toMatchObject({ state: 'received', dueAt: null, submittedVersion: 8 });
  expect(again('waiting', 8)?.set).toMatchObject({ state: 'waiting' });
});

it('an undo is for the fact that was refused, and for no other', () => {
  const factId = randomUUID();
  const row = anIntake('accepted', { factId, factFrom: 'received' });
  const refusal = { factType: 'intake.accepted.v1', state: 'withdrawn', reasons: ['state'], at: at.toISOString() };
  expect(commands.undo(row, randomUUID(), refusal, by)).toBeUndefined();
  expect(commands.undo(row, factId, refusal, by)?.set).toMatchObject({ state: 'received', refusal, factId: null });
});

it.each(intakeStates)('leaving the round cancels what is %s unless it has ended', (state) => {
  const change = commands.cancel(anIntake(state), by);
  expect(change?.set.state).toBe(['refused', 'cancelled'].includes(state) ? undefined : 'cancelled');
});

describe('handing in', () => {
  const laoCai = aRegulation('intake: { paperCopies: 10, fee: 20000, channels: [counter, post] }');
  const receive = (said: Partial<HandedIn>) =>
    commands.receive(anIntake('waiting'), receipt, handedIn(laoCai, said), laoCai, by, at);

  it('is as the regulation asks for where nothing is said, and kept with the receipt', () => {
    expect(receive({}).set).toMatchObject({ channel: 'counter', paperCopies: 10, fee: 20000 });
    expect(receive({ channel: 'post', paperCopies: 12 }).set).toMatchObject({ channel: 'post', paperCopies: 12 });
  });

  it.each([
    [{ channel: 'online' }, ['channel-not-offered']],
    [{ paperCopies: 9 }, ['paper-copies-missing']],
    [{ fee: 0 }, ['fee-differs']],
  ] as const)('of %j is refused for %j', (said, reasons) => {
    expect(reasonsOf(() => receive(said))).toEqual(reasons);
  });

  it('needs no copies where it is online', () => {
    const online = aRegulation('intake: { paperCopies: 10 }');
    const change = commands.receive(anIntake('waiting'), receipt, handedIn(online, {}), online, by, at);
    expect(change.set).toMatchObject({ channel: 'online', paperCopies: 0, fee: 0 });
  });
});
