import { followerEntities } from '#lib/service-kit/tables.js';
import { Assessment } from './assessment/assessment.entity.js';
import { Council } from './council/council.entity.js';
import { Dossier } from './dossier/dossier.entity.js';
import { AskedExplanations, OutlierExplanation } from './fairness/explanation.entity.js';
import { Intake } from './intake/intake.entity.js';
import { NumberSeries } from './intake/number-series.entity.js';
import { Meeting } from './meeting/meeting.entity.js';
import { Initial1700000000000 } from './migrations/1700000000000-initial.js';
import { AssignmentPlan } from './assignment-plan/assignment-plan.entity.js';
import { Kin } from './kin/kin.entity.js';
import { CouncilDepth1700000001100 } from './migrations/1700000001100-council-depth.js';
import { ScoreSheets1700000001200 } from './migrations/1700000001200-score-sheets.js';
import { MeetingInDepth1700000001300 } from './migrations/1700000001300-meeting-in-depth.js';
import { DuplicatesFound1700000001780 } from './migrations/1700000001780-duplicates-found.js';
import { ExplanationsAsked1700000001900 } from './migrations/1700000001900-explanations-asked.js';
import { HandingIn1700000001740 } from './migrations/1700000001740-handing-in.js';
import { MinutesCorrection, MinutesPaper } from './minutes/minutes-paper.entity.js';
import { ScopeShare1700000001720 } from './migrations/1700000001720-scope-share.js';
import { Note } from './note/note.entity.js';
import { Round } from './round/round.entity.js';
import { ScoreSheet } from './score-sheet/score-sheet.entity.js';
import { BallotBox, OpenBallot, Vote, Voter } from './vote/vote.entity.js';

const own = [
  ...[Dossier, Intake, NumberSeries, Council, Round, Assessment],
  ...[Kin, AssignmentPlan],
  ...[ScoreSheet, Meeting, Vote, Voter, OpenBallot, BallotBox],
  ...[OutlierExplanation, AskedExplanations],
  ...[MinutesPaper, MinutesCorrection, Note],
];
export const entities = [...followerEntities, ...own];
export const migrations = [
  Initial1700000000000,
  CouncilDepth1700000001100,
  ScoreSheets1700000001200,
  MeetingInDepth1700000001300,
  ScopeShare1700000001720,
  HandingIn1700000001740,
  DuplicatesFound1700000001780,
  ExplanationsAsked1700000001900,
];
