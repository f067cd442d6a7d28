import { followerEntities } from '#lib/service-kit/tables.js';
import { Appeal, DeclinedOutcome } from './appeal/appeal.entity.js';
import { Certificate } from './certificate/certificate.entity.js';
import { Confirmation } from './confirmation/confirmation.entity.js';
import { Correction } from './correction/correction.entity.js';
import { DecisionItem } from './decision/decision-item.entity.js';
import { Decision } from './decision/decision.entity.js';
import { Delegation } from './delegation/delegation.entity.js';
import { Dossier } from './dossier/dossier.entity.js';
import { FollowUp } from './follow-up/follow-up.entity.js';
import { Initial1700000000000 } from './migrations/1700000000000-initial.js';
import { UnitHead1700000001500 } from './migrations/1700000001500-unit-head.js';
import { FollowUp1700000001501 } from './migrations/1700000001501-follow-up.js';
import { AfterRecognition1700000001502 } from './migrations/1700000001502-after-recognition.js';
import { Channels1700000001760 } from './migrations/1700000001760-channels.js';
import { Papers1700000001600 } from './migrations/1700000001600-papers.js';
import { Amendments1700000001700 } from './migrations/1700000001700-amendments.js';
import { Rewards1700000001710 } from './migrations/1700000001710-rewards.js';
import { CouncilConclusion1700000001711 } from './migrations/1700000001711-council-conclusion.js';
import { DelegationsTold1700000001950 } from './migrations/1700000001950-delegations-told.js';
import { AnsweringUnit1700000001970 } from './migrations/1700000001970-answering-unit.js';
import { RewardOffice1700000001960 } from './migrations/1700000001960-reward-office.js';
import { NominationLetter } from './nomination-letter/nomination-letter.entity.js';
import { Nomination } from './nomination/nomination.entity.js';
import { NumberSeries } from './number-series/number-series.entity.js';
import { Recurrence } from './recurrence/recurrence.entity.js';
import { Reissue } from './reissue/reissue.entity.js';
import { Replication } from './replication/replication.entity.js';
import { CouncilConclusion, Report, ReportedInitiative } from './report/report.entity.js';
import { RewardLetter } from './reward-letter/reward-letter.entity.js';
import { RewardProposal } from './reward-proposal/reward-proposal.entity.js';
import { Selection } from './selection/selection.entity.js';
import { TitleUse } from './title-use/title-use.entity.js';

export const certificationEntities = [
  ...followerEntities,
  Dossier,
  Confirmation,
  Decision,
  DecisionItem,
  Certificate,
  Correction,
  Reissue,
  Nomination,
  NominationLetter,
  RewardProposal,
  RewardLetter,
  NumberSeries,
  Delegation,
  FollowUp,
  Recurrence,
  Replication,
  Selection,
  TitleUse,
  Appeal,
  DeclinedOutcome,
  Report,
  ReportedInitiative,
  CouncilConclusion,
];
export const certificationMigrations = [
  Initial1700000000000,
  UnitHead1700000001500,
  FollowUp1700000001501,
  AfterRecognition1700000001502,
  Papers1700000001600,
  Amendments1700000001700,
  Rewards1700000001710,
  CouncilConclusion1700000001711,
  Channels1700000001760,
  DelegationsTold1700000001950,
  RewardOffice1700000001960,
  AnsweringUnit1700000001970,
];
