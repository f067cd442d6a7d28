import { assignMembers } from '../../evaluation/index.js';
import { median } from './statistics.js';

const sectors = ['general', 'education', 'health', 'agriculture', 'industry', 'administration'];

/** A council and its dossiers as in a province's peak: each dossier three members, one in eight pairs in conflict. */
const problem = (seed: string, dossiers: number, members: number) => {
  const candidates = Array.from({ length: members }, (_, n) => ({
    personId: `member-${String(n)}`,
    load: 0,
    expertise: [sectors[n % sectors.length] ?? 'general'],
  }));
  const tasks = Array.from({ length: dossiers }, (_, n) => ({
    assessmentId: `dossier-${String(n)}`,
    fields: [sectors[(n * 5) % sectors.length] ?? 'general'],
    need: 3,
    barredIds: candidates.filter((_c, m) => (n * 7 + m) % 8 === 0).map(({ personId }) => personId),
    doubtfulIds: [],
  }));
  return { seed, candidates, panels: [], tasks };
};

/** How long 600 dossiers × 3 of 32 members take to assign, in milliseconds, and how unequal the loads come out. */
export function assignment(runs: number): { ms: number; spread: number; short: number } {
  const times: number[] = [];
  let [spread, short] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const given = problem(String(run), 600, 32);
    const started = performance.now();
    const planned = assignMembers(given);
    times.push(performance.now() - started);
    const loads = planned.loads.map(({ after }) => after);
    spread = Math.max(spread, Math.max(...loads) - Math.min(...loads));
    short += planned.short.length;
  }
  return { ms: median(times), spread, short };
}
