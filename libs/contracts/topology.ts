import { certificateReissued, decisionCorrected, decisionReplaced } from './amendment.events.js';
import * as certification from './certification.events.js';
import { appealLodged, appealSettled } from './appeal.events.js';
import * as directory from './directory.events.js';
import * as evaluation from './evaluation.events.js';
import type { EventType } from './event.js';
import { factRefused, initiativeAmended, initiativeEvents } from './initiative.events.js';
import * as registration from './registration.events.js';
import { reportIssued } from './report.events.js';
import { delegationChanged } from './delegation.events.js';
import { rewardProposed, rewardSettled } from './reward.events.js';
import type { ServiceName } from './services.js';

type AnyEvent = EventType<object>;

const reference: AnyEvent[] = [
  directory.unitChanged,
  directory.personChanged,
  directory.regulationPublished,
  directory.signingKeyPublished,
  directory.clockMoved,
];
const initiativeStory: AnyEvent[] = [...Object.values(initiativeEvents), initiativeAmended];

/** Every event between services. */
export const catalogue: readonly AnyEvent[] = [
  ...reference,
  registration.campaignLaunched,
  registration.registeredListPublished,
  registration.lapseNoticeIssued,
  registration.shortcomingRecurred,
  ...initiativeStory,
  factRefused,
  evaluation.intakeReceived,
  evaluation.intakeAccepted,
  evaluation.intakeReturned,
  evaluation.intakeRefused,
  evaluation.assessmentOpened,
  evaluation.assessmentAssigned,
  evaluation.assessmentReleased,
  evaluation.conflictDeclared,
  evaluation.scoreSheetSent,
  evaluation.scoreSheetReopened,
  evaluation.explanationsAsked,
  evaluation.meetingScheduled,
  evaluation.meetingCancelled,
  evaluation.assessmentConcluded,
  certification.effectConfirmed,
  certification.effectDeclined,
  certification.decisionIssued,
  certification.recognitionRevoked,
  decisionCorrected,
  decisionReplaced,
  certificateReissued,
  certification.nominationMade,
  certification.nominationAnswered,
  certification.followUpOpened,
  certification.followUpSettled,
  certification.recurrenceFlagged,
  certification.recurrenceReviewed,
  appealLodged,
  appealSettled,
  reportIssued,
  rewardProposed,
  rewardSettled,
  delegationChanged,
];

/**
 * Who consumes what. Every service asserts all of it at start, so that no event is confirmed before the queue
 * that needs it exists; a test holds it against the handlers that each service really has.
 */
export const consumers: Readonly<Record<ServiceName, readonly AnyEvent[]>> = {
  directory: [],
  registration: [
    ...reference,
    evaluation.intakeAccepted,
    evaluation.intakeReturned,
    evaluation.intakeRefused,
    evaluation.assessmentOpened,
    evaluation.assessmentAssigned,
    evaluation.assessmentReleased,
    evaluation.conflictDeclared,
    evaluation.assessmentConcluded,
    certification.effectConfirmed,
    certification.effectDeclined,
    certification.decisionIssued,
    certification.recognitionRevoked,
    decisionCorrected,
    decisionReplaced,
    certificateReissued,
    certification.nominationMade,
    certification.nominationAnswered,
    appealSettled,
  ],
  evaluation: [...reference, ...initiativeStory, factRefused],
  certification: [
    ...reference,
    ...initiativeStory,
    factRefused,
    registration.shortcomingRecurred,
    evaluation.assessmentConcluded,
  ],
  notification: [
    ...reference,
    registration.campaignLaunched,
    registration.registeredListPublished,
    registration.lapseNoticeIssued,
    ...initiativeStory,
    evaluation.intakeReceived,
    evaluation.assessmentAssigned,
    evaluation.assessmentReleased,
    evaluation.scoreSheetSent,
    evaluation.scoreSheetReopened,
    evaluation.explanationsAsked,
    evaluation.meetingScheduled,
    evaluation.meetingCancelled,
    evaluation.assessmentConcluded,
    certification.followUpOpened,
    certification.followUpSettled,
    certification.recurrenceFlagged,
    certification.recurrenceReviewed,
    appealLodged,
    appealSettled,
    reportIssued,
    rewardProposed,
    rewardSettled,
    delegationChanged,
  ],
};
