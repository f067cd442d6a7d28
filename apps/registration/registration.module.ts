import { Module } from '@nestjs/common';
import { AttachmentController } from './attachment/attachment.controller.js';
import { AttachmentFiles } from './attachment/attachment.files.js';
import { AttachmentService } from './attachment/attachment.service.js';
import { CampaignController } from './campaign/campaign.controller.js';
import { CampaignService } from './campaign/campaign.service.js';
import { CampaignStore } from './campaign/campaign.store.js';
import { DossierVersionController } from './dossier-version/dossier-version.controller.js';
import { DuplicateController } from './duplicate/duplicate.controller.js';
import { DuplicateService } from './duplicate/duplicate.service.js';
import { FingerprintBackfill } from './duplicate/fingerprint.backfill.js';
import { FingerprintStore } from './duplicate/fingerprint.store.js';
import { AdmissionController } from './initiative/admission.controller.js';
import { ChecksController } from './initiative/checks.controller.js';
import { ChecksService } from './initiative/checks.service.js';
import { ExtensionService } from './initiative/extension.service.js';
import { InitiativeContent } from './initiative/initiative.content.js';
import { InitiativeController } from './initiative/initiative.controller.js';
import { InitiativeDeadlines } from './initiative/initiative.deadlines.js';
import { InitiativeFactsIn } from './initiative/initiative.facts-in.js';
import { InitiativeHandlers } from './initiative/initiative.handlers.js';
import { InitiativeService } from './initiative/initiative.service.js';
import { InitiativeStore } from './initiative/initiative.store.js';
import { UnitHandlers } from './initiative/unit.handlers.js';
import { OverrideController } from './override/override.controller.js';
import { OverrideStore } from './override/override.store.js';
import { ShortcomingController } from './shortcoming/shortcoming.controller.js';
import { ShortcomingService } from './shortcoming/shortcoming.service.js';
import { ShortcomingStore } from './shortcoming/shortcoming.store.js';

/** Đăng ký: campaigns, shortcomings, initiatives and their dossiers; the lifecycle of record. */
@Module({
  controllers: [
    CampaignController,
    ShortcomingController,
    InitiativeController,
    ...[AdmissionController, ChecksController, DuplicateController, DossierVersionController, OverrideController],
    AttachmentController,
    InitiativeHandlers,
    UnitHandlers,
  ],
  providers: [
    CampaignStore,
    CampaignService,
    ShortcomingStore,
    ShortcomingService,
    InitiativeStore,
    InitiativeContent,
    InitiativeService,
    InitiativeFactsIn,
    InitiativeDeadlines,
    ...[ExtensionService, ChecksService, FingerprintStore, FingerprintBackfill, DuplicateService, OverrideStore],
    AttachmentFiles,
    AttachmentService,
  ],
})
export class RegistrationModule {}
