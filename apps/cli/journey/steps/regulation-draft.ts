import { Astray, same, there } from '../expect.js';
import type { Journey } from '../model.js';

interface Draft {
  id: string;
  state: string;
  source: string;
  clonedFrom: number | null;
  notes: unknown[];
  faults: unknown[];
  publishedVersion: number | null;
}

interface Difference {
  path: string;
  before?: unknown;
  after?: unknown;
}

const path = 'directory/regulation-drafts';

/** Quy chế năm sau: last year's text with its dates moved, edited, published; what differs is named. */
export async function draftRegulation({ plan, people }: Journey): Promise<string> {
  const administrator = await people.account('quantri');
  const [localityId, year, next] = [plan.id, plan.year, plan.year + 1];
  const draft = await administrator.post<Draft>(path, { localityId, year: next, fromYear: year });
  same('the draft', [draft.clonedFrom, draft.faults], [year, []]);
  if (draft.notes.length === 0) throw new Astray('the draft names nothing to look at');
  const edited = draft.source.replace(`on: ${next}-12-15`, `on: ${next}-12-10`);
  const broken = await administrator.put<Draft>(`${path}/${draft.id}`, { yaml: edited.replace('province:', 'tinh:') });
  if (broken.faults.length === 0) throw new Astray('a draft without its province is found sound');
  const sound = await administrator.put<Draft>(`${path}/${draft.id}`, { yaml: edited });
  same('the edited draft', sound.faults, []);
  const { state, publishedVersion } = await administrator.post<Draft>(`${path}/${draft.id}/publish`);
  same('the published draft', state, 'published');
  const { differences } = await administrator.get<{ differences: Difference[] }>(
    `directory/regulations/${localityId}/${next}/diff?fromYear=${year}`,
  );
  const moved = there('difference of the report', differences.find((one) => one.path.startsWith('report.dueBefore'))); // prettier-ignore
  const days = [JSON.stringify(moved.before), JSON.stringify(moved.after)];
  if (!days[0]?.includes(`${year}-12-15`) || !days[1]?.includes(`${next}-12-10`))
    throw new Astray(`the report moved from ${days.join(' to ')}`);
  return `the regulation of ${next} cloned from ${year} with ${draft.notes.length} notes, edited, published as version ${publishedVersion ?? 0}: ${differences.length} differences`;
}
