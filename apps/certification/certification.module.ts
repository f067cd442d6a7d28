import { Module } from '@nestjs/common';
import { AppealController } from './appeal/appeal.controller.js';
import { AppealHandlers } from './appeal/appeal.handlers.js';
import { AppealService } from './appeal/appeal.service.js';
import { AppealStore } from './appeal/appeal.store.js';
import { CertificateController } from './certificate/certificate.controller.js';
import { CertificateReprinting } from './certificate/certificate-reprinting.service.js';
import { CertificateStore } from './certificate/certificate.store.js';
import { VerifyController } from './certificate/verify.controller.js';
import { CchcController } from './cchc/cchc.controller.js';
import { CchcPoints } from './cchc/cchc.query.js';
import { ConfirmationController } from './confirmation/confirmation.controller.js';
import { ConfirmationHandlers } from './confirmation/confirmation.handlers.js';
import { ConfirmationService } from './confirmation/confirmation.service.js';
import { ConfirmationStore } from './confirmation/confirmation.store.js';
import { ScopeShares } from './confirmation/scope-shares.js';
import { CorrectionController } from './correction/correction.controller.js';
import { CorrectionService } from './correction/correction.service.js';
import { CorrectionStore } from './correction/correction.store.js';
import { DecisionAuthority } from './decision/decision-authority.service.js';
import { DecisionItemStore } from './decision/decision-item.store.js';
import { DecisionJudgement } from './decision/decision-judgement.service.js';
import { DecisionNumbering } from './decision/decision-numbering.service.js';
import { DecisionSigning } from './decision/decision-signing.service.js';
import { DecisionViewService } from './decision/decision-view.service.js';
import { DecisionController } from './decision/decision.controller.js';
import { DecisionHandlers } from './decision/decision.handlers.js';
import { DecisionService } from './decision/decision.service.js';
import { DecisionStore } from './decision/decision.store.js';
import { RevocationCascade } from './decision/revocation-cascade.service.js';
import { RevocationService } from './decision/revocation.service.js';
import { StandingDecisions } from './decision/standing-decision.service.js';
import { DelegationController } from './delegation/delegation.controller.js';
import { DelegationService } from './delegation/delegation.service.js';
import { DelegationStore } from './delegation/delegation.store.js';
import { DossierController } from './dossier/dossier.controller.js';
import { DossierHandlers } from './dossier/dossier.handlers.js';
import { DossierStore } from './dossier/dossier.store.js';
import { FollowUpController } from './follow-up/follow-up.controller.js';
import { FollowUpDeadlines } from './follow-up/follow-up.deadlines.js';
import { FollowUpService } from './follow-up/follow-up.service.js';
import { FollowUpStore } from './follow-up/follow-up.store.js';
import { NominationLetterController } from './nomination-letter/nomination-letter.controller.js';
import { NominationLetterService } from './nomination-letter/nomination-letter.service.js';
import { NominationLetterStore } from './nomination-letter/nomination-letter.store.js';
import { NominationListController } from './nomination/nomination-list.controller.js';
import { NominationController } from './nomination/nomination.controller.js';
import { NominationHandlers } from './nomination/nomination.handlers.js';
import { NominationList } from './nomination/nomination.list.js';
import { NominationService } from './nomination/nomination.service.js';
import { NominationStore } from './nomination/nomination.store.js';
import { NumberSeriesStore } from './number-series/number-series.store.js';
import { RecurrenceController } from './recurrence/recurrence.controller.js';
import { RecurrenceHandlers } from './recurrence/recurrence.handlers.js';
import { RecurrenceService } from './recurrence/recurrence.service.js';
import { RecurrenceStore } from './recurrence/recurrence.store.js';
import { ReissueController } from './reissue/reissue.controller.js';
import { ReissueService } from './reissue/reissue.service.js';
import { ReissueStore } from './reissue/reissue.store.js';
import { ReplacementController } from './replacement/replacement.controller.js';
import { ReplacementService } from './replacement/replacement.service.js';
import { ReplicationController } from './replication/replication.controller.js';
import { ReplicationService } from './replication/replication.service.js';
import { ReplicationStore } from './replication/replication.store.js';
import { RewardLetterController } from './reward-letter/reward-letter.controller.js';
import { RewardLetterService } from './reward-letter/reward-letter.service.js';
import { RewardLetterStore } from './reward-letter/reward-letter.store.js';
import { RewardProposalListController } from './reward-proposal/reward-proposal-list.controller.js';
import { RewardProposalController } from './reward-proposal/reward-proposal.controller.js';
import { RewardProposalList } from './reward-proposal/reward-proposal.list.js';
import { RewardProposalService } from './reward-proposal/reward-proposal.service.js';
import { RewardProposalStore } from './reward-proposal/reward-proposal.store.js';
import { SelectionController } from './selection/selection.controller.js';
import { SelectionService } from './selection/selection.service.js';
import { SelectionStore } from './selection/selection.store.js';
import { TitleUseController } from './title-use/title-use.controller.js';
import { TitleUseService } from './title-use/title-use.service.js';
import { TitleUseStore } from './title-use/title-use.store.js';
import { ReportController } from './report/report.controller.js';
import { ReportHandlers } from './report/report.handlers.js';
import { ReportService } from './report/report.service.js';
import { ReportStore } from './report/report.store.js';
import { UnitHeadService } from './unit-head/unit-head.service.js';

/** Xác nhận, quyết định, giấy chứng nhận, đề cử. */
@Module({
  controllers: [
    DossierController,
    ConfirmationController,
    DecisionController,
    CorrectionController,
    ReplacementController,
    ReissueController,
    CertificateController,
    VerifyController,
    NominationController,
    NominationListController,
    DelegationController,
    CchcController,
    ReplicationController,
    SelectionController,
    TitleUseController,
    FollowUpController,
    RecurrenceController,
    RecurrenceHandlers,
    NominationLetterController,
    RewardProposalController,
    RewardProposalListController,
    RewardLetterController,
    DossierHandlers,
    ConfirmationHandlers,
    DecisionHandlers,
    NominationHandlers,
    AppealController,
    AppealHandlers,
    ReportController,
    ReportHandlers,
  ],
  providers: [
    DossierStore,
    ConfirmationStore,
    ConfirmationService,
    ScopeShares,
    DecisionStore,
    DecisionItemStore,
    DecisionJudgement,
    DecisionSigning,
    DecisionService,
    DecisionAuthority,
    DecisionNumbering,
    StandingDecisions,
    RevocationService,
    RevocationCascade,
    CorrectionStore,
    CorrectionService,
    ReplacementService,
    ReissueStore,
    ReissueService,
    CertificateReprinting,
    DecisionViewService,
    CertificateStore,
    NominationStore,
    NominationService,
    NominationList,
    NominationLetterStore,
    NominationLetterService,
    RewardProposalStore,
    RewardProposalService,
    RewardProposalList,
    RewardLetterStore,
    RewardLetterService,
    NumberSeriesStore,
    UnitHeadService,
    DelegationStore,
    DelegationService,
    FollowUpStore,
    FollowUpService,
    FollowUpDeadlines,
    RecurrenceStore,
    RecurrenceService,
    CchcPoints,
    ReplicationStore,
    ReplicationService,
    SelectionStore,
    SelectionService,
    TitleUseStore,
    TitleUseService,
    AppealStore,
    ReportStore,
    ReportService,
    AppealService,
  ],
})
export class CertificationModule {}
