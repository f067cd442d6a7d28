import { Module } from '@nestjs/common';
import { AssessmentAccess } from './assessment/assessment.access.js';
import { AssessmentController } from './assessment/assessment.controller.js';
import { AssessmentService } from './assessment/assessment.service.js';
import { AssessmentStore } from './assessment/assessment.store.js';
import { CouncilController } from './council/council.controller.js';
import { CouncilService } from './council/council.service.js';
import { CouncilStore } from './council/council.store.js';
import { DossierController } from './dossier/dossier.controller.js';
import { DossierList } from './dossier/dossier.list.js';
import { DossierStore } from './dossier/dossier.store.js';
import { UnitHandlers } from './dossier/unit.handlers.js';
import { InitiativeHandlers } from './initiative/initiative.handlers.js';
import { IntakeController } from './intake/intake.controller.js';
import { IntakeService } from './intake/intake.service.js';
import { IntakeStore } from './intake/intake.store.js';
import { ReceiptBook } from './intake/receipt-book.js';
import { Submissions } from './intake/submissions.js';
import { ConclusionService } from './meeting/conclusion.service.js';
import { MeetingController } from './meeting/meeting.controller.js';
import { MeetingService } from './meeting/meeting.service.js';
import { MeetingStore } from './meeting/meeting.store.js';
import { RoundController } from './round/round.controller.js';
import { RoundHandlers } from './round/round.handlers.js';
import { RoundStore } from './round/round.store.js';
import { ScoreSheetController } from './score-sheet/score-sheet.controller.js';
import { ScoreSheetService } from './score-sheet/score-sheet.service.js';
import { ScoreSheetStore } from './score-sheet/score-sheet.store.js';
import { VoteController } from './vote/vote.controller.js';
import { VoteService } from './vote/vote.service.js';
import { VoteStore } from './vote/vote.store.js';

/** Intake, rounds, councils, assessments, meetings and votes. */
@Module({
  controllers: [
    ...[InitiativeHandlers, RoundHandlers, UnitHandlers],
    ...[DossierController, IntakeController, RoundController, CouncilController],
    ...[ScoreSheetController, AssessmentController, VoteController, MeetingController],
  ],
  providers: [
    ...[
      DossierStore,
      DossierList,
      IntakeStore,
      IntakeService,
      ReceiptBook,
      Submissions,
      RoundStore,
      CouncilStore,
      CouncilService,
    ],
    ...[AssessmentStore, AssessmentAccess, AssessmentService, ScoreSheetStore, ScoreSheetService],
    ...[MeetingStore, MeetingService, ConclusionService, VoteStore, VoteService],
  ],
})
export class EvaluationModule {}
