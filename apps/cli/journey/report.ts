import { table } from '../output.js';
import { type Case, type Journey, lead } from './model.js';
import type { Fate, StepName } from './plan.js';

const always: Readonly<Record<Exclude<Fate, 'out-of-round' | 'registered-late'>, string>> = {
  'province-recognized': 'province-recognized',
  nominated: 'nominated',
  supplemented: 'district-recognized',
  'council-declined': 'declined',
  'filed-late': 'applied',
  withdrawn: 'withdrawn',
  'admitted-late': 'unit-recognized',
  appealed: 'unit-recognized',
  'supplement-lapsed': 'lapsed',
  copied: 'declined',
  revoked: 'revoked',
};

/** The state in which the locality's rules leave an initiative. */
export function expectedState({ plan, regulation }: Pick<Journey, 'plan' | 'regulation'>, fate: Fate): string {
  if (fate === 'out-of-round') return plan.wrongRound.taken ? 'district-recognized' : 'unit-recognized';
  if (fate !== 'registered-late') return always[fate];
  const { required, lapse } = regulation.registration;
  return required && lapse ? 'lapsed' : 'draft';
}

/** Initiatives that are not where the rules leave them. */
export const astray = (journey: Journey): Case[] =>
  journey.cases.filter(({ plan, view }) => view?.state !== expectedState(journey, plan.fate));

/** Histories whose chain of hashes does not hold. */
export async function broken({ cases }: Journey): Promise<Case[]> {
  const checked = await Promise.all(
    cases
      .filter(({ id }) => id !== '')
      .map(async (subject) => {
        const path = `registration/initiatives/${subject.id}/history`;
        return { subject, ...(await lead(subject).get<{ intact: boolean }>(path)) };
      }),
  );
  return checked.filter(({ intact }) => !intact).map(({ subject }) => subject);
}

const numberAt = ({ view }: Case, level: string): string =>
  view?.recognitions.find((recognition) => recognition.level === level)?.number ?? '';

/** One line per initiative: what became of it, with the numbers of its papers. */
export const summary = (journey: Journey): string =>
  table(
    ['initiative', 'authors', 'unit', 'state', 'unit decision', 'district decision', 'province', 'certificates'],
    journey.cases.map((subject) => [
      subject.title,
      String(subject.authors.length),
      subject.unitCode,
      subject.view?.state ?? '',
      numberAt(subject, 'unit'),
      numberAt(subject, 'district'),
      numberAt(subject, 'province'),
      String(subject.certificates || ''),
    ]),
    [48],
  );

/** One line per step. */
export const stepLine = (localityId: string, at: string, step: StepName, said: string): string =>
  `${localityId.padEnd(11)}  ${at.slice(0, 16).replace('T', ' ')}  ${step.padEnd(16)}  ${said}`;
