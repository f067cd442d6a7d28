import { Module } from '@nestjs/common';
import { AssessmentAccess } from './assessment/assessment.access.js';
import { AssessmentController } from './assessment/assessment.controller.js';
import { AssessmentService } from './assessment/assessment.service.js';
import { AssessmentStore } from './assessment/assessment.store.js';
import { ConflictFinder } from './assessment/conflict.finder.js';
import { ConflictHandlers } from './assessment/conflict.handlers.js';
import { ConflictWatch } from './assessment/conflict.watch.js';
import { DepartureWatch } from './assessment/departure.watch.js';
import { DeclarationController } from './assessment/declaration.controller.js';
import { ParticipationService } from './assessment/participation.service.js';
import { AssignmentPlanController } from './assignment-plan/assignment-plan.controller.js';
import { AssignmentPlanService } from './assignment-plan/assignment-plan.service.js';
import { AssignmentPlanStore } from './assignment-plan/assignment-plan.store.js';
import { Planning } from './assignment-plan/planning.js';
import { CouncilController } from './council/council.controller.js';
import { CouncilService } from './council/council.service.js';
import { CouncilStore } from './council/council.store.js';
import { DossierController } from './dossier/dossier.controller.js';
import { DossierList } from './dossier/dossier.list.js';
import { DossierStore } from './dossier/dossier.store.js';
import { BlindView } from './blind/blind.view.js';
import { ExplanationStore } from './fairness/explanation.store.js';
import { ExplanationWatch } from './fairness/explanation.watch.js';
import { FairnessController } from './fairness/fairness.controller.js';
import { FairnessService } from './fairness/fairness.service.js';
import { UnitHandlers } from './dossier/unit.handlers.js';
import { InitiativeHandlers } from './initiative/initiative.handlers.js';
import { IntakeController } from './intake/intake.controller.js';
import { IntakeService } from './intake/intake.service.js';
import { IntakeStore } from './intake/intake.store.js';
import { ReceiptBook } from './intake/receipt-book.js';
import { Submissions } from './intake/submissions.js';
import { ConclusionService } from './meeting/conclusion.service.js';
import { KinController } from './kin/kin.controller.js';
import { KinService } from './kin/kin.service.js';
import { KinStore } from './kin/kin.store.js';
import { AgendaService } from './meeting/agenda.service.js';
import { MeetingAccess } from './meeting/meeting.access.js';
import { MeetingController } from './meeting/meeting.controller.js';
import { MeetingService } from './meeting/meeting.service.js';
import { MeetingStore } from './meeting/meeting.store.js';
import { SittingController } from './meeting/sitting.controller.js';
import { SittingService } from './meeting/sitting.service.js';
import { MinutesController } from './minutes/minutes.controller.js';
import { MinutesPaperStore } from './minutes/minutes-paper.store.js';
import { MinutesService } from './minutes/minutes.service.js';
import { NoteController } from './note/note.controller.js';
import { NoteService } from './note/note.service.js';
import { NoteStore } from './note/note.store.js';
import { RoundController } from './round/round.controller.js';
import { RoundHandlers } from './round/round.handlers.js';
import { RoundStore } from './round/round.store.js';
import { PaperController } from './score-sheet/paper.controller.js';
import { PaperService } from './score-sheet/paper.service.js';
import { ScoreSheetController } from './score-sheet/score-sheet.controller.js';
import { ScoreSheetService } from './score-sheet/score-sheet.service.js';
import { ScoreSheetStore } from './score-sheet/score-sheet.store.js';
import { WorkbookController } from './score-sheet/workbook.controller.js';
import { WorkbookService } from './score-sheet/workbook.service.js';
import { BallotSeal } from './vote/ballot.seal.js';
import { VoteController } from './vote/vote.controller.js';
import { VoteService } from './vote/vote.service.js';
import { VoteStore } from './vote/vote.store.js';

/** Intake, rounds, councils, assessments, meetings and votes. */
@Module({
  controllers: [
    ...[InitiativeHandlers, RoundHandlers, UnitHandlers],
    ...[ConflictHandlers, DeclarationController, KinController, AssignmentPlanController],
    ...[DossierController, IntakeController, RoundController, CouncilController],
    ...[ScoreSheetController, AssessmentController, VoteController, MeetingController],
    ...[PaperController, WorkbookController, FairnessController],
    ...[SittingController, MinutesController, NoteController],
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
    ...[ConflictFinder, ConflictWatch, DepartureWatch, ParticipationService, KinStore, KinService],
    ...[AssignmentPlanStore, AssignmentPlanService, Planning],
    ...[MeetingStore, MeetingService, ConclusionService, VoteStore, VoteService],
    ...[BlindView, PaperService, WorkbookService, ExplanationStore, ExplanationWatch, FairnessService],
    ...[MeetingAccess, AgendaService, SittingService, BallotSeal],
    ...[MinutesService, MinutesPaperStore, NoteService, NoteStore],
  ],
})
export class EvaluationModule {}
