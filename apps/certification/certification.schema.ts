import { followerEntities } from '#lib/service-kit/tables.js';
import { Appeal, DeclinedOutcome } from './appeal/appeal.entity.js';
import { Certificate } from './certificate/certificate.entity.js';
import { Confirmation } from './confirmation/confirmation.entity.js';
import { DecisionItem } from './decision/decision-item.entity.js';
import { Decision } from './decision/decision.entity.js';
import { Dossier } from './dossier/dossier.entity.js';
import { Initial1700000000000 } from './migrations/1700000000000-initial.js';
import { Papers1700000001600 } from './migrations/1700000001600-papers.js';
import { NominationLetter } from './nomination-letter/nomination-letter.entity.js';
import { Nomination } from './nomination/nomination.entity.js';
import { NumberSeries } from './number-series/number-series.entity.js';
import { Report, ReportedInitiative } from './report/report.entity.js';

export const certificationEntities = [
  ...followerEntities,
  Dossier,
  Confirmation,
  Decision,
  DecisionItem,
  Certificate,
  Nomination,
  NominationLetter,
  NumberSeries,
  Appeal,
  DeclinedOutcome,
  Report,
  ReportedInitiative,
];
export const certificationMigrations = [Initial1700000000000, Papers1700000001600];
