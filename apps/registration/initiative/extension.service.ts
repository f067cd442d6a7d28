import { Injectable } from '@nestjs/common';
import { intakeOfficeFor } from '#lib/regulation/intake.js';
import type { Acting } from '#lib/service-kit/acting.js';
import type { Target } from '#lib/service-kit/policy.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { randomUUID } from 'node:crypto';
import { answerExtension, askExtension } from './extension.commands.js';
import type { AnswerExtensionDto, AskExtensionDto } from './initiative.dto.js';
import type { Initiative } from './initiative.entity.js';
import { InitiativeService } from './initiative.service.js';
import { InitiativeStore } from './initiative.store.js';
import { targetOf, type InitiativeView } from './initiative.view.js';

/** Gia hạn bổ sung: the authors or their unit ask, the intake office of the sector answers. */
@Injectable()
export class ExtensionService {
  constructor(
    private readonly service: InitiativeService,
    private readonly initiatives: InitiativeStore,
    private readonly reference: ReferenceStore,
  ) {}

  ask(acting: Acting, id: string, { reason, until }: AskExtensionDto): Promise<InitiativeView> {
    const { personId, name } = acting.actor;
    const asked = { id: randomUUID(), personId, name, reason, until, at: acting.at.toISOString() };
    return this.service.do(acting, id, 'initiative.ask-extension', (row, occasion) =>
      askExtension(row, asked, occasion),
    );
  }

  async answer(acting: Acting, id: string, dto: AnswerExtensionDto): Promise<InitiativeView> {
    const { personId, name } = acting.actor;
    const current = await this.initiatives.get(id);
    const { rules } = await this.service.rulesOf(current);
    const code = intakeOfficeFor(rules, current.sector)?.office ?? '';
    const office = await this.reference.unitByCode(current.localityId, code);
    return this.service.do(
      acting,
      id,
      'initiative.answer-extension',
      (row, occasion) => answerExtension(row, { ...dto, personId, name }, occasion),
      (row) => officeTarget(row, office?.path ?? []),
    );
  }
}

/** The office decides, which does not make it the office's own. An officer who is an author answers nothing of theirs. */
function officeTarget(row: Initiative, unitPath: readonly string[]): Target {
  const { thing, ...target } = targetOf(row);
  const own = thing && { thing: { ...thing, unitPath: row.unitPath } };
  return { ...target, ...own, unitPath, conflicted: row.authorIds };
}
