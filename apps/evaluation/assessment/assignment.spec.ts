import fc from 'fast-check';
import { assignMembers, swapFaults, type AssignmentInput, type Candidate, type Task } from './assignment.js';

const candidate = (personId: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ personId, load: 0, expertise: [] },
  ...more,
});
const task = (assessmentId: string, more: Partial<Task> = {}): Task => ({
  ...{ assessmentId, fields: [], need: 1, barredIds: [], doubtfulIds: [] },
  ...more,
});
const plan = (candidates: Candidate[], tasks: Task[], more: Partial<AssignmentInput> = {}) =>
  assignMembers({ seed: 's', panels: [], candidates, tasks, ...more });
const pickedFor = (assessmentId: string, { picks }: ReturnType<typeof plan>) =>
  picks.filter((p) => p.assessmentId === assessmentId).map((p) => p.personId);

const names = Array.from({ length: 7 }, (_, i) => `m${String(i)}`);
const fields = ['general', 'education', 'health'];
const someOf = (list: string[]) => fc.subarray(list);

/** Councils of up to seven, dossiers with random conflicts, doubts and fields. */
const inputs = fc.record<AssignmentInput>({
  seed: fc.string(),
  candidates: fc
    .integer({ min: 1, max: 7 })
    .chain((size) =>
      fc.tuple(
        ...names
          .slice(0, size)
          .map((personId) =>
            fc.record<Candidate>({ personId: fc.constant(personId), load: fc.nat(5), expertise: someOf(fields) }),
          ),
      ),
    ),
  panels: fc.array(
    fc.record({
      name: fc.constantFrom('A', 'B'),
      fields: fc.subarray(fields, { minLength: 1 }),
      memberIds: someOf(names),
    }),
    { maxLength: 2 },
  ),
  tasks: fc
    .array(
      fc.record({ fields: someOf(fields), need: fc.nat(4), barredIds: someOf(names), doubtfulIds: someOf(names) }),
      { maxLength: 12 },
    )
    .map((tasks) => tasks.map((t, i) => ({ ...t, assessmentId: `a${String(i)}` }))),
});

describe('whatever the council, the dossiers and the conflicts', () => {
  it('nobody in conflict is assigned, and nobody twice', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { picks } = assignMembers(input);
        for (const { assessmentId, barredIds, need } of input.tasks) {
          const here = picks.filter((p) => p.assessmentId === assessmentId).map((p) => p.personId);
          expect(here.filter((id) => barredIds.includes(id))).toEqual([]);
          expect(new Set(here).size).toBe(here.length);
          expect(here.length).toBeLessThanOrEqual(need);
        }
      }),
    );
  });

  it('a dossier is short only of members that are not there', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { short } = assignMembers(input);
        for (const t of input.tasks) {
          const free = input.candidates.filter(({ personId }) => !t.barredIds.includes(personId)).length;
          const missing = short.find(({ assessmentId }) => assessmentId === t.assessmentId)?.missing ?? 0;
          expect(missing).toBe(Math.max(0, t.need - free));
        }
      }),
    );
  });

  it('the same seed gives the same plan, in whatever order things are listed', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const reversed = { ...input, candidates: input.candidates.toReversed(), tasks: input.tasks.toReversed() };
        expect(assignMembers(reversed)).toEqual(assignMembers(input));
      }),
    );
  });

  it('no load passes the maximum', () => {
    fc.assert(
      fc.property(inputs, fc.nat(8), (input, max) => {
        for (const { before, after } of assignMembers({ ...input, max }).loads)
          expect(after).toBeLessThanOrEqual(Math.max(before, max));
      }),
    );
  });
});

it('loads are within one of each other where nothing stands in the way', () => {
  const unconstrained = fc.record({
    size: fc.integer({ min: 1, max: 9 }),
    count: fc.nat(30),
    need: fc.integer({ min: 1, max: 4 }),
    seed: fc.string(),
    experts: someOf(names),
  });
  fc.assert(
    fc.property(unconstrained, ({ size, count, need, seed, experts }) => {
      const members = Array.from({ length: size }, (_, i) => `m${String(i)}`);
      const candidates = members.map((id) => candidate(id, { expertise: experts.includes(id) ? ['general'] : [] }));
      const tasks = Array.from({ length: count }, (_, i) => task(String(i), { need, fields: ['general'] }));
      const loads = assignMembers({ seed, candidates, panels: [], tasks }).loads.map(({ after }) => after);
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    }),
  );
});

it('who owes less already gets more', () => {
  const { loads } = plan(
    [candidate('a', { load: 4 }), candidate('b')],
    ['1', '2', '3', '4', '5', '6'].map((id) => task(id)),
  );
  expect(loads.map(({ after }) => after)).toEqual([5, 5]);
});

it('a panel scores the dossiers of its fields, and others help only where it is too small', () => {
  const panels = [{ name: 'Giáo dục', fields: ['education'], memberIds: ['a', 'b'] }];
  const council = ['a', 'b', 'c', 'd'].map((id) => candidate(id));
  const planned = plan(council, [task('school', { fields: ['education'], need: 2 }), task('road', { need: 2 })], {
    panels,
  });
  expect(pickedFor('school', planned)).toEqual(['a', 'b']);
  expect(pickedFor('road', planned)).toEqual(['c', 'd']);
  expect(planned.picks.map(({ panel }) => panel)).toEqual([undefined, undefined, 'Giáo dục', 'Giáo dục']);
  const barred = [task('school', { fields: ['education'], need: 2, barredIds: ['a'] })];
  expect(pickedFor('school', plan(council, barred, { panels }))).toContain('b');
  expect(plan(council, barred, { panels }).short).toEqual([]);
});

it('a panel for every other field scores what no other panel names', () => {
  const panels = [
    { name: 'Giáo dục', fields: ['education'], memberIds: ['a', 'b'] },
    { name: 'Chung', fields: ['*'], memberIds: ['c', 'd'] },
  ];
  const council = ['a', 'b', 'c', 'd'].map((id) => candidate(id));
  const tasks = [
    task('school', { fields: ['education'], need: 2 }),
    task('road', { fields: ['traffic'], need: 2 }),
    task('field', { fields: ['farming'], need: 2 }),
  ];
  const planned = plan(council, tasks, { panels });
  expect(['school', 'road', 'field'].map((id) => pickedFor(id, planned))).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ]);
});

it('expertise decides among equal loads, and is told', () => {
  const council = [candidate('a'), candidate('b', { expertise: ['health'] })];
  const planned = plan(council, [task('clinic', { fields: ['health'] }), task('road')]);
  expect(pickedFor('clinic', planned)).toEqual(['b']);
  expect(planned.picks.find((p) => p.assessmentId === 'clinic')?.expertise).toEqual(['health']);
});

it('whoever is in doubt is taken last, even at the price of an uneven load', () => {
  const tasks = ['1', '2', '3'].map((id) => task(id, { doubtfulIds: ['a'] }));
  const { loads } = plan([candidate('a'), candidate('b')], tasks);
  expect(loads.map(({ after }) => after)).toEqual([0, 3]);
});

it('everyone is brought up to the minimum before those in doubt are spared', () => {
  const tasks = ['1', '2'].map((id) => task(id, { doubtfulIds: ['b'] }));
  const loads = (min: number) => plan([candidate('a'), candidate('b')], tasks, { min }).loads.map(({ after }) => after);
  expect([loads(0), loads(1)]).toEqual([
    [2, 0],
    [1, 1],
  ]);
});

it('another seed gives another plan', () => {
  const council = names.map((id) => candidate(id));
  const tasks = Array.from({ length: 20 }, (_, i) => task(String(i), { need: 2 }));
  expect(plan(council, tasks, { seed: 'x' }).picks).not.toEqual(plan(council, tasks, { seed: 'y' }).picks);
});

it('a swap is told what it would break', () => {
  const panels = [{ name: 'Giáo dục', fields: ['education'], memberIds: ['a', 'b'] }];
  const council = [candidate('a', { expertise: ['education'] }), candidate('b'), candidate('c'), candidate('d')];
  const school = task('school', { fields: ['education'], barredIds: ['d'], doubtfulIds: ['c'] });
  const input = { seed: 's', panels, candidates: council, tasks: [school], max: 1 };
  const planned = assignMembers(input);
  const breaks = (to: string) => swapFaults(input, planned, school, ['a', to]);
  expect(pickedFor('school', planned)).toEqual(['a']);
  expect(breaks('b')).toEqual(['swap-without-expertise']);
  expect(breaks('c')).toEqual(['swap-outside-panel', 'swap-doubtful', 'swap-without-expertise']);
  expect(breaks('d')).toContain('swap-conflict');
  expect(breaks('a')).toEqual(['swap-already-assigned', 'swap-at-maximum', 'swap-unbalanced']);
});
