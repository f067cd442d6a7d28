import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Env } from '#lib/service-kit/env.js';
import { join } from 'node:path';
import { CampaignHandlers } from './obligation/campaign.handlers.js';
import { CertificationHandlers } from './obligation/certification.handlers.js';
import { CouncilHandlers } from './obligation/council.handlers.js';
import { DelegationHandlers } from './obligation/delegation.handlers.js';
import { FollowUpHandlers } from './obligation/follow-up.handlers.js';
import { InitiativeHandlers } from './obligation/initiative.handlers.js';
import { RewardHandlers } from './obligation/reward.handlers.js';
import { InitiativeRefStore } from './obligation/initiative-ref.store.js';
import { ObligationController } from './obligation/obligation.controller.js';
import { ObligationQuery } from './obligation/obligation.query.js';
import { ObligationStore } from './obligation/obligation.store.js';
import { FolderMailer } from './reminder/folder.mailer.js';
import { MailController } from './reminder/mail.controller.js';
import { MailQuery } from './reminder/mail.query.js';
import { Mailer } from './reminder/mailer.js';
import { ReminderDeadlines } from './reminder/reminder.deadlines.js';
import { ReminderStore } from './reminder/reminder.store.js';
import { SmtpMailer } from './reminder/smtp.mailer.js';

const mailer = ({ SMTP_URL, DATA_DIR, MAIL_FROM }: Env): Mailer =>
  SMTP_URL ? new SmtpMailer(SMTP_URL, MAIL_FROM) : new FolderMailer(join(DATA_DIR, 'mail'), MAIL_FROM);

/** Nhắc hạn: who owes what until when, and the letters that say so. */
@Module({
  controllers: [
    InitiativeHandlers,
    CampaignHandlers,
    CouncilHandlers,
    FollowUpHandlers,
    CertificationHandlers,
    RewardHandlers,
    DelegationHandlers,
    ObligationController,
    MailController,
  ],
  providers: [
    ObligationStore,
    InitiativeRefStore,
    ObligationQuery,
    ReminderStore,
    ReminderDeadlines,
    MailQuery,
    { provide: Mailer, inject: [Env], useFactory: mailer },
  ],
})
export class NotificationModule implements OnApplicationShutdown {
  constructor(@Inject(Mailer) private readonly mailer: Mailer) {}

  async onApplicationShutdown(): Promise<void> {
    await this.mailer.close();
  }
}
