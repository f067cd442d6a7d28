import type { Journey } from '../model.js';
import type { StepName } from '../plan.js';
import * as appeals from './appeals.js';
import * as assignment from './assignment.js';
import * as cchc from './cchc.js';
import * as checks from './checks.js';
import * as delegation from './delegation.js';
import * as district from './district.js';
import * as duplicates from './duplicates.js';
import * as fairness from './fairness.js';
import * as filing from './filing.js';
import * as followUp from './follow-up.js';
import * as intake from './intake.js';
import * as minutes from './minutes.js';
import * as nomination from './nomination.js';
import * as registration from './registration.js';
import * as regulationDraft from './regulation-draft.js';
import * as reminders from './reminders.js';
import * as replication from './replication.js';
import * as revocation from './revocation.js';
import * as rewards from './rewards.js';
import * as selection from './selection.js';
import * as sheets from './sheets.js';
import * as supplement from './supplement.js';
import * as titleUse from './title-use.js';
import * as unit from './unit.js';
import * as unitCouncil from './unit-council.js';
import * as workbook from './workbook.js';
import * as yearlyReport from './yearly-report.js';

/** A step, and what it says of itself when it is done. */
type Step = (journey: Journey) => Promise<string>;

/** Every step that an agenda may name. */
export const steps: Readonly<Record<StepName, Step>> = {
  launch: registration.launch,
  nameShortcomings: registration.nameShortcomings,
  draft: registration.draft,
  remind: reminders.remind,
  registerAgencies: registration.registerAgencies,
  registerSchools: registration.registerSchools,
  registerLate: registration.registerLate,
  admitLate: registration.admitLate,
  publishList: registration.publishList,
  apply: filing.apply,
  check: checks.check,
  file: filing.file,
  findDuplicate: duplicates.findDuplicate,
  hearInUnits: unitCouncil.hearInUnits,
  meetInUnits: unitCouncil.meetInUnits,
  declineInUnit: appeals.declineInUnit,
  appealInUnit: appeals.appealInUnit,
  deputize: delegation.deputize,
  confirm: unit.confirm,
  recognizeInUnits: unit.recognizeInUnits,
  endDeputy: delegation.endDeputy,
  revoke: revocation.revoke,
  select: selection.select,
  submit: unit.submit,
  submitOutOfRound: unit.submitOutOfRound,
  takeIn: intake.takeIn,
  extend: supplement.extend,
  complete: intake.complete,
  convene: district.convene,
  assign: district.assign,
  planAssignments: assignment.planAssignments,
  fillVacancy: assignment.fillVacancy,
  scoreOnPaper: sheets.scoreOnPaper,
  scoreInWorkbook: workbook.scoreInWorkbook,
  reopenSheet: sheets.reopenSheet,
  score: district.score,
  hear: district.hear,
  meet: district.meet,
  signMinutes: minutes.signMinutes,
  fairness: fairness.fairness,
  correctMinutes: minutes.correctMinutes,
  appealToDistrict: appeals.appealToDistrict,
  lapseReturned: supplement.lapseReturned,
  decide: district.decide,
  proposeRewards: rewards.proposeRewards,
  answerRewards: rewards.answerRewards,
  useTitle: titleUse.useTitle,
  nominate: nomination.nominate,
  replicate: replication.replicate,
  answer: nomination.answer,
  cchc: cchc.cchc,
  report: yearlyReport.report,
  draftRegulation: regulationDraft.draftRegulation,
  followUp: followUp.followUp,
};
