import { Injectable } from '@nestjs/common';
import { invalid, notFound } from '#lib/contracts/errors.js';
import type { DossierComponent, Regulation } from '#lib/regulation/regulation.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { authorize } from '#lib/service-kit/policy.js';
import { tidy } from '#lib/service-kit/text.js';
import { randomUUID } from 'node:crypto';
import type { ReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { attach, detach } from '../initiative/initiative.commands.js';
import type { Attachment } from '../initiative/initiative.entity.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import { InitiativeStore } from '../initiative/initiative.store.js';
import { targetOf, type InitiativeView } from '../initiative/initiative.view.js';
import { AttachmentFiles, type StoredFile } from './attachment.files.js';

const maxMegabytes = 25;

/** Hồ sơ đính kèm. */
@Injectable()
export class AttachmentService {
  constructor(
    private readonly files: AttachmentFiles,
    private readonly initiatives: InitiativeStore,
    private readonly service: InitiativeService,
  ) {}

  /** Throws `invalid` for an unknown component, a file that is empty, too large, locked or damaged, or a type not accepted. */
  async attach(
    acting: Acting,
    id: string,
    component: string,
    name: string,
    content: Readable,
  ): Promise<InitiativeView> {
    const initiative = await this.initiatives.get(id);
    authorize(acting.actor, 'initiative.attach', targetOf(initiative));
    const { rules } = await this.service.rulesOf(initiative);
    const wanted = componentOf(rules, component);
    const stored = await this.files.store(content, maxMegabytes * 1024 * 1024);
    if (!stored) throw invalid({ key: 'attachment-too-large', field: 'file', params: { maxMegabytes } });
    refuseUnfit(wanted, stored);
    const { extension: fileType, pages, ...file } = stored;
    const attachment = {
      id: randomUUID(),
      component,
      fileName: tidy(name),
      ...file,
      ...(typeof pages === 'number' ? { pages } : {}),
      fileType,
      uploadedAt: acting.at.toISOString(),
    };
    return this.service.do(acting, id, 'initiative.attach', (row, occasion) => attach(row, attachment, occasion));
  }

  async detach(acting: Acting, id: string, attachmentId: string): Promise<InitiativeView> {
    return this.service.do(acting, id, 'initiative.attach', (row, occasion) => {
      if (!row.attachments.some((attachment) => attachment.id === attachmentId))
        throw notFound('attachment', attachmentId);
      return detach(row, attachmentId, occasion);
    });
  }

  async open(actor: Actor, id: string, attachmentId: string): Promise<{ attachment: Attachment; content: ReadStream }> {
    const initiative = await this.service.readable(actor, id);
    const attachment = initiative.attachments.find((a) => a.id === attachmentId);
    if (!attachment) throw notFound('attachment', attachmentId);
    return { attachment, content: await this.files.read(attachment.sha256) };
  }
}

function componentOf({ dossier }: Regulation, key: string): DossierComponent {
  const component = [...dossier.unit, ...dossier.district].find((c) => c.key === key);
  if (!component) throw invalid({ key: 'component-unknown', field: 'component' });
  return component;
}

const documentTypes = ['pdf', 'docx', 'doc', 'xlsx', 'xls', 'pptx', 'odt', 'ods', 'jpg', 'png', 'mp4', 'zip'];

function refuseUnfit(
  { fileTypes = documentTypes }: DossierComponent,
  { size, extension, mediaType, pages }: StoredFile,
): void {
  if (size === 0) throw invalid({ key: 'attachment-empty', field: 'file' });
  // Word, Excel and PowerPoint files before 2007 share one container, which is all that their content tells.
  const legacy = extension === 'cfb' && fileTypes.some((type) => ['doc', 'xls', 'ppt'].includes(type));
  if (!legacy && !fileTypes.includes(extension)) {
    const params = { found: extension || mediaType, allowed: fileTypes.join(', ') };
    throw invalid({ key: 'attachment-type', field: 'file', params });
  }
  // Nobody who is to judge it could open it, and its pages would count for none.
  if (typeof pages === 'string') throw invalid({ key: `attachment-${pages}`, field: 'file' });
}
