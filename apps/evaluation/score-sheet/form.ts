import type { Criterion } from '#lib/regulation/assessment.js';
import { assessmentOf, defaultStep } from '#lib/regulation/criteria.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { eligibilityAsked } from './score-sheet.commands.js';

/** Mẫu phiếu chấm of an assessment, as the version of the regulation says that it started under. */
export interface SheetForm {
  regulation: { localityId: string; year: number; version: number };
  level: Assessment['level'];
  /** What all criteria together can reach. */
  total: number;
  /** Tiêu chí: those without children are scored, on their step, with a remark below `remarkBelow`. */
  criteria: Criterion[];
  /** Each member says whether it is eligible. */
  eligibilityAsked: boolean;
}

const stepped = ({ children, ...criterion }: Criterion): Criterion =>
  children ? { ...criterion, children: children.map(stepped) } : { ...criterion, step: criterion.step ?? defaultStep };

export const formOf = (
  rules: Regulation,
  { localityId, regulationYear, regulationVersion, level }: Assessment,
): SheetForm => {
  const { criteria, total } = assessmentOf(rules, level);
  return {
    regulation: { localityId, year: regulationYear, version: regulationVersion },
    ...{ level, total, criteria: criteria.map(stepped) },
    eligibilityAsked: eligibilityAsked(rules, level),
  };
};
