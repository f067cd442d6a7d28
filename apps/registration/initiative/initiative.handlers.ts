import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import {
  CertificateReissued,
  certificateReissued,
  DecisionCorrected,
  decisionCorrected,
  DecisionReplaced,
  decisionReplaced,
} from '#lib/contracts/amendment.events.js';
import { AppealSettled, appealSettled } from '#lib/contracts/appeal.events.js';
import {
  DecisionIssued,
  decisionIssued,
  EffectConfirmed,
  effectConfirmed,
  EffectDeclined,
  effectDeclined,
  NominationAnswered,
  nominationAnswered,
  NominationMade,
  nominationMade,
  RecognitionRevoked,
  recognitionRevoked,
} from '#lib/contracts/certification.events.js';
import {
  AssessmentAssigned,
  assessmentAssigned,
  AssessmentConcluded,
  assessmentConcluded,
  AssessmentOpened,
  assessmentOpened,
  AssessmentReleased,
  assessmentReleased,
  ConflictDeclared,
  conflictDeclared,
  IntakeAccepted,
  intakeAccepted,
  IntakeRefused,
  intakeRefused,
  IntakeReturned,
  intakeReturned,
} from '#lib/contracts/evaluation.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { InitiativeFactsIn } from './initiative.facts-in.js';
import * as outcomes from './initiative.outcomes.js';
import { InitiativeStore } from './initiative.store.js';

/** Facts that the other services own, each turned into one step of the lifecycle. */
@Controller()
export class InitiativeHandlers {
  constructor(
    private readonly facts: InitiativeFactsIn,
    private readonly initiatives: InitiativeStore,
  ) {}

  @EventPattern<string>(effectConfirmed.type)
  confirmEffect(@Payload() fact: EffectConfirmed, @Ctx() context: EventContext): Promise<void> {
    return this.facts.settle(fact, context, outcomes.confirmEffect);
  }

  @EventPattern<string>(effectDeclined.type)
  declineEffect(@Payload() fact: EffectDeclined, @Ctx() context: EventContext): Promise<void> {
    return this.facts.settle(fact, context, outcomes.declineEffect);
  }

  @EventPattern<string>(intakeAccepted.type)
  acceptDossier(@Payload() fact: IntakeAccepted, @Ctx() context: EventContext): Promise<void> {
    return this.facts.settle(fact, context, outcomes.acceptDossier);
  }

  @EventPattern<string>(intakeReturned.type)
  returnDossier(@Payload() fact: IntakeReturned, @Ctx() context: EventContext): Promise<void> {
    return this.facts.settle(fact, context, outcomes.returnDossier);
  }

  @EventPattern<string>(intakeRefused.type)
  refuseDossier(@Payload() fact: IntakeRefused, @Ctx() context: EventContext): Promise<void> {
    return this.facts.settle(fact, context, outcomes.refuseDossier);
  }

  @EventPattern<string>(assessmentOpened.type)
  openAssessment(@Payload() fact: AssessmentOpened, @Ctx() context: EventContext): Promise<void> {
    return this.facts.settle(fact, context, outcomes.openAssessment);
  }

  /** A member who is to score it may read it, attachments included, once they declared to be free of conflict. */
  @EventPattern<string>(assessmentAssigned.type)
  admitReader(@Payload() told: AssessmentAssigned, @Ctx() { tx, event }: EventContext): Promise<void> {
    const { initiativeId, memberId: personId } = told;
    return this.initiatives.assignReader(tx, { initiativeId, personId, assigned: true, at: new Date(event.time) });
  }

  /** Whoever no longer scores it no longer reads it. */
  @EventPattern<string>(assessmentReleased.type)
  dismissReader(@Payload() told: AssessmentReleased, @Ctx() { tx, event }: EventContext): Promise<void> {
    const { initiativeId, memberId: personId } = told;
    return this.initiatives.assignReader(tx, { initiativeId, personId, assigned: false, at: new Date(event.time) });
  }

  @EventPattern<string>(conflictDeclared.type)
  async hearDeclaration(@Payload() told: ConflictDeclared, @Ctx() { tx }: EventContext): Promise<void> {
    if (!told.inConflict) await this.initiatives.readerDeclared(tx, told.initiativeId, told.memberId);
  }

  @EventPattern<string>(assessmentConcluded.type)
  concludeAssessment(@Payload() fact: AssessmentConcluded, @Ctx() context: EventContext): Promise<void> {
    return this.facts.settle(fact, context, outcomes.concludeAssessment);
  }

  @EventPattern<string>(decisionIssued.type)
  decide(@Payload() fact: DecisionIssued, @Ctx() context: EventContext): Promise<void> {
    return this.facts.settle(fact, context, outcomes.decide);
  }

  @EventPattern<string>(recognitionRevoked.type)
  revoke(@Payload() fact: RecognitionRevoked, @Ctx() context: EventContext): Promise<void> {
    return this.facts.settle(fact, context, outcomes.revoke);
  }

  @EventPattern<string>(decisionCorrected.type)
  correctDecision(@Payload() fact: DecisionCorrected, @Ctx() context: EventContext): Promise<void> {
    return this.facts.settle(fact, context, outcomes.correctDecision);
  }

  @EventPattern<string>(decisionReplaced.type)
  replaceDecision(@Payload() fact: DecisionReplaced, @Ctx() context: EventContext): Promise<void> {
    return this.facts.settle(fact, context, outcomes.replaceDecision);
  }

  @EventPattern<string>(certificateReissued.type)
  reissueCertificate(@Payload() fact: CertificateReissued, @Ctx() context: EventContext): Promise<void> {
    return this.facts.settle(fact, context, outcomes.reissueCertificate);
  }

  @EventPattern<string>(appealSettled.type)
  settleAppeal(@Payload() fact: AppealSettled, @Ctx() context: EventContext): Promise<void> {
    return this.facts.settle(fact, context, outcomes.settleAppeal);
  }

  @EventPattern<string>(nominationMade.type)
  nominate(@Payload() fact: NominationMade, @Ctx() context: EventContext): Promise<void> {
    return this.facts.settle(fact, context, outcomes.nominate);
  }

  @EventPattern<string>(nominationAnswered.type)
  answerNomination(@Payload() fact: NominationAnswered, @Ctx() context: EventContext): Promise<void> {
    return this.facts.settle(fact, context, outcomes.answerNomination);
  }
}
