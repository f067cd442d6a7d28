import { followerEntities } from '#lib/service-kit/tables.js';
import { Assessment } from './assessment/assessment.entity.js';
import { Council } from './council/council.entity.js';
import { Dossier } from './dossier/dossier.entity.js';
import { Intake } from './intake/intake.entity.js';
import { NumberSeries } from './intake/number-series.entity.js';
import { Meeting } from './meeting/meeting.entity.js';
import { Initial1700000000000 } from './migrations/1700000000000-initial.js';
import { MeetingInDepth1700000001300 } from './migrations/1700000001300-meeting-in-depth.js';
import { MinutesCorrection, MinutesPaper } from './minutes/minutes-paper.entity.js';
import { Note } from './note/note.entity.js';
import { Round } from './round/round.entity.js';
import { ScoreSheet } from './score-sheet/score-sheet.entity.js';
import { BallotBox, OpenBallot, Vote, Voter } from './vote/vote.entity.js';

const own = [
  ...[Dossier, Intake, NumberSeries, Council, Round, Assessment],
  ...[ScoreSheet, Meeting, Vote, Voter, OpenBallot, BallotBox],
  ...[MinutesPaper, MinutesCorrection, Note],
];
export const entities = [...followerEntities, ...own];
export const migrations = [Initial1700000000000, MeetingInDepth1700000001300];
