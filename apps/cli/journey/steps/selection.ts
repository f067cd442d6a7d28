import { allDone, type Page, refused, type Row, same } from '../expect.js';
import { groupBy, type Journey } from '../model.js';
import { arrives } from '../waits.js';
import { withUnit } from './unit.js';

interface Selection {
  state: string;
  reason: string;
}

const request = 'certification/selections';

/** Lựa chọn trình cấp trên: a reason for each that goes and for each that does not yet, tried out before. */
export async function select(journey: Journey): Promise<string> {
  const { round } = journey.plan;
  const about = { roundYear: round.year, roundNumber: round.number };
  const counts = { selected: 0, 'not-selected': 0 };
  for (const [code, subjects] of groupBy(withUnit(journey), ({ recognizingCode }) => recognizingCode)) {
    const secretary = await journey.people.unitSecretary(code);
    const rows = subjects.map(({ id, plan }) =>
      plan.fate === 'out-of-round'
        ? { initiativeId: id, isSelected: false, reason: 'Cần thêm số liệu cả năm, để lại đợt 2.' }
        : { initiativeId: id, isSelected: true, reason: 'Hiệu quả rõ, đơn vị khác cùng điều kiện áp dụng được.' },
    );
    for (const subject of subjects) await arrives(secretary, 'certification', subject, 'unit-recognized');
    const send = (more: object) => secretary.post<Row<Selection>[]>(request, { ...about, rows, ...more });
    const unsaid = send({ rows: rows.map((row) => ({ ...row, reason: ' ' })), dryRun: true });
    await refused(unsaid.then((answers) => allDone(request, answers)), 'reason-missing'); // prettier-ignore
    allDone(request, await send({ dryRun: true }));
    const kept = await secretary.get<Page<Selection>>(`${request}?initiativeId=${rows[0]?.initiativeId ?? ''}`);
    same('what a trial run keeps', kept.total, 0);
    for (const { state } of allDone(request, await send({}))) counts[state as keyof typeof counts] += 1;
  }
  same('choices', counts, { selected: withUnit(journey).length - 1, 'not-selected': 1 });
  return `units chose with reasons, after a trial run: ${counts.selected} selected, ${counts['not-selected']} left for round 2`;
}
