import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { isUUID } from 'class-validator';
import { DataSource, type EntityManager, type FindOptionsWhere, In, Not } from 'typeorm';
import { pageOf } from '#lib/service-kit/page-of.js';
import { seenBy } from '../seen-by.js';
import type { CertificateQuery } from './certificate.dto.js';
import { type AmendingPaper, Certificate, type CertificateState } from './certificate.entity.js';

/** The only file that reads and writes the table `certificate`. */
@Injectable()
export class CertificateStore {
  constructor(private readonly db: DataSource) {}

  async insert(tx: EntityManager, certificates: readonly Certificate[]): Promise<void> {
    if (certificates.length > 0) await tx.insert(Certificate, [...certificates]);
  }

  /** All certificates of one line of a decision get the state, but those that others took the place of. */
  async mark(tx: EntityManager, itemId: string, state: CertificateState): Promise<void> {
    await tx.update(Certificate, { itemId, state: Not('replaced') }, { state });
  }

  /** Writes the certificates, and that they took the place of those they name. */
  async replace(tx: EntityManager, made: readonly Certificate[], by: AmendingPaper): Promise<void> {
    await tx.query(
      `UPDATE certificate c SET state = 'replaced', replaced_by_id = r.new, amended_by = $3
       FROM unnest($1::uuid[], $2::uuid[]) AS r (old, new) WHERE c.id = r.old`,
      [made.map(({ replacesId }) => replacesId), made.map(({ id }) => id), JSON.stringify(by)],
    );
    await this.insert(tx, made);
  }

  /** What they print still holds, but their decision was corrected. */
  async amend(tx: EntityManager, ids: readonly string[], by: AmendingPaper): Promise<void> {
    await tx.update(Certificate, { id: In([...ids]) }, { amendedBy: by });
  }

  /** The valid certificates of the lines, in the order in which they were numbered. */
  validOf(tx: EntityManager, itemIds: readonly string[]): Promise<Certificate[]> {
    const where = { itemId: In([...itemIds]), state: 'valid' as const };
    return tx.find(Certificate, { where, order: { year: 'ASC', sequence: 'ASC' } });
  }

  async get(tx: EntityManager, id: string): Promise<Certificate> {
    const certificate = await tx.findOneBy(Certificate, { id });
    if (!certificate) throw notFound('certificate', id);
    return certificate;
  }

  /** Their numbers, by their ids. */
  async numbers(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.db.manager.find(Certificate, {
      where: { id: In([...ids]) },
      select: { id: true, number: true },
    });
    return new Map(rows.map(({ id, number }) => [id, number]));
  }

  /** Throws `not-found` also for what the actor may not see. */
  async getSeen(actor: Actor, id: string): Promise<Certificate> {
    const certificate = await this.visible(actor).andWhere('c.id = :id', { id }).getOne();
    if (!certificate) throw notFound('certificate', id);
    return certificate;
  }

  list(
    { initiativeId, decisionId, personId, state, ...page }: CertificateQuery,
    actor: Actor,
  ): Promise<Page<Certificate>> {
    const query = this.visible(actor);
    if (initiativeId) query.andWhere('c.initiativeId = :initiativeId', { initiativeId });
    if (decisionId) query.andWhere('c.decisionId = :decisionId', { decisionId });
    if (personId) query.andWhere('c.personId = :personId', { personId });
    if (state) query.andWhere('c.state = :state', { state });
    return pageOf(query, page, { at: 'issuedAt', id: 'id' });
  }

  ofDecision(decisionId: string): Promise<Certificate[]> {
    return this.db.manager.find(Certificate, { where: { decisionId }, order: { sequence: 'ASC' } });
  }

  /** Certificates with this number, newest first, or the one with this identifier, as its QR code has it. */
  byNumber(number: string): Promise<Certificate[]> {
    const where: FindOptionsWhere<Certificate> = isUUID(number) ? { id: number } : { number };
    return this.db.manager.find(Certificate, { where, order: { issuedAt: 'DESC', id: 'DESC' }, take: 100 });
  }

  private visible(actor: Actor) {
    const { sql, params } = seenBy(actor, 'decision.read', 's.unit_id', 's.author_ids');
    return this.db.manager
      .createQueryBuilder(Certificate, 'c')
      .where(`c.initiative_id IN (SELECT initiative_id FROM dossier s WHERE ${sql})`, params);
  }
}
