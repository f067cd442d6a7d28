import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { conflict, notFound } from '#lib/contracts/errors.js';
import { Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { authorize } from '#lib/service-kit/policy.js';
import { MailQueryDto } from './mail.dto.js';
import { MailQuery } from './mail.query.js';
import type { Mail } from './reminder.entity.js';
import { ReminderStore } from './reminder.store.js';

@ApiTags('mails')
@ApiBearerAuth()
@Controller('mails')
export class MailController {
  constructor(
    private readonly mails: MailQuery,
    private readonly reminders: ReminderStore,
  ) {}

  @ApiOperation({ summary: 'Thư nhắc hạn đã gửi: cho ai, khi nào, kết quả' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() query: MailQueryDto): Promise<Page<Mail>> {
    authorize(actor, 'mail.read', { localityId: actor.localityId });
    return this.mails.list(actor.localityId, query);
  }

  @ApiOperation({ summary: 'Gửi lại thư chưa rõ kết quả, sau khi đã kiểm tra là chưa đến' })
  @Post(':key/resend')
  @HttpCode(202)
  async resend(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<{ key: string }> {
    const localityId = await this.mails.localityOf(key);
    if (!localityId) throw notFound('mail', key);
    authorize(actor, 'mail.resend', { localityId, thing: { what: 'mail', id: key, read: 'mail.read' } });
    if (!(await this.reminders.release(key))) throw conflict('mail-not-in-doubt');
    return { key };
  }
}
