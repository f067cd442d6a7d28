import { Module } from '@nestjs/common';
import { AttachmentController } from './attachment/attachment.controller.js';
import { AttachmentFiles } from './attachment/attachment.files.js';
import { AttachmentService } from './attachment/attachment.service.js';
import { CampaignController } from './campaign/campaign.controller.js';
import { CampaignService } from './campaign/campaign.service.js';
import { CampaignStore } from './campaign/campaign.store.js';
import { InitiativeContent } from './initiative/initiative.content.js';
import { InitiativeController } from './initiative/initiative.controller.js';
import { InitiativeDeadlines } from './initiative/initiative.deadlines.js';
import { InitiativeFactsIn } from './initiative/initiative.facts-in.js';
import { InitiativeHandlers } from './initiative/initiative.handlers.js';
import { InitiativeService } from './initiative/initiative.service.js';
import { InitiativeStore } from './initiative/initiative.store.js';
import { ShortcomingController } from './shortcoming/shortcoming.controller.js';
import { ShortcomingService } from './shortcoming/shortcoming.service.js';
import { ShortcomingStore } from './shortcoming/shortcoming.store.js';

/** Đăng ký: campaigns, shortcomings, initiatives and their dossiers; the lifecycle of record. */
@Module({
  controllers: [
    CampaignController,
    ShortcomingController,
    InitiativeController,
    AttachmentController,
    InitiativeHandlers,
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
    AttachmentFiles,
    AttachmentService,
  ],
})
export class RegistrationModule {}
