import { same } from '../expect.js';
import type { Hearing, Journey, Sitting } from '../model.js';
import { pathOf, sittingOf } from './council.js';

interface Panel {
  official: { total: string; members: Record<string, string> };
  standardized: { members: unknown[] };
  sensitivity: { now: { outcome?: string }; without: unknown[] };
  outliers: unknown[];
}

interface Scores {
  sheets: { memberId: string; scores: Record<string, number> }[];
}

/** The panel of one dossier against its sheets: their mean is the official total, and each member is left out once. */
async function panelOf({ chair, members }: Sitting, hearing: Hearing): Promise<Panel> {
  const panel = await chair.get<Panel>(`${pathOf(hearing)}/fairness`);
  const { sheets } = await chair.get<Scores>(`${pathOf(hearing)}/sheets`);
  const totals = sheets.map(({ scores }) => Object.values(scores).reduce((sum, score) => sum + score, 0));
  const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
  const { official, standardized, sensitivity } = panel;
  same('the official total', Number(official.total), Math.round(mean * 100) / 100);
  const counted = [Object.keys(official.members).length, standardized.members.length];
  same('members of the panel', counted, [sheets.length, sheets.length]);
  same('the outcome', sensitivity.now.outcome, hearing.favourable ? 'recognize' : 'decline');
  same('outcomes without one', sensitivity.without.length, members.length - hearing.recused.length);
  return panel;
}

/** Công bằng giữa các phiếu: for whoever leads the council, once the scores are open. */
export async function fairness(journey: Journey): Promise<string> {
  const sitting = sittingOf(journey, 'district');
  let apart = 0;
  for (const hearing of sitting.heard) apart += (await panelOf(sitting, hearing)).outliers.length;
  const { year, number } = journey.plan.round;
  const path = `evaluation/councils/${sitting.councilId}/fairness?roundYear=${year}&roundNumber=${number}`;
  const round = await sitting.chair.get<{ assessments: number; members: unknown[] }>(path);
  const inRound = sitting.heard.filter(({ subject }) => subject.plan.fate !== 'out-of-round').length;
  same('dossiers of the round', round.assessments, inRound);
  return `panels of ${sitting.heard.length} agree with their sheets, ${apart} sheets stand apart; ${round.members.length} members compared over ${inRound}`;
}
