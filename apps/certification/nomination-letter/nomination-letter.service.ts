import { Injectable } from '@nestjs/common';
import { conflict, notFound, type Reason } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import type { Action } from '#lib/service-kit/policy.table.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { DossierStore } from '../dossier/dossier.store.js';
import { makeKnown, send } from '../nomination/nomination.commands.js';
import type { Nomination } from '../nomination/nomination.entity.js';
import { NominationStore } from '../nomination/nomination.store.js';
import { NumberSeriesStore } from '../number-series/number-series.store.js';
import { signerOf } from '../signer.js';
import * as commands from './nomination-letter.commands.js';
import type { LetterDto, LetterQuery } from './nomination-letter.dto.js';
import type { NominationLetter } from './nomination-letter.entity.js';
import { NominationLetterStore } from './nomination-letter.store.js';

/** One line of a letter that is not signed yet. */
export interface LetterLine {
  nominationId: string;
  initiativeId: string;
  rank: number | null;
  title: string;
  faults: Reason[];
}

/** Who may sign and publish the letter to the province. */
@Injectable()
export class NominationLetterService {
  constructor(
    private readonly letters: NominationLetterStore,
    private readonly nominations: NominationStore,
    private readonly dossiers: DossierStore,
    private readonly series: NumberSeriesStore,
    private readonly reference: ReferenceStore,
  ) {}

  /** Xem trước: the list in its order, and what stands in the way of each line; nothing is written. */
  async preview(acting: Acting, dto: LetterDto): Promise<LetterLine[]> {
    const { rows } = await this.signer(acting, dto);
    const ranked = await this.ranked(rows);
    const faults = commands.letterFaults(ranked, await this.addressed(dto), dto.tiesIntended ?? false);
    return ranked.map(({ row, dossier }, i) => ({
      nominationId: row.id,
      initiativeId: row.initiativeId,
      rank: row.rank,
      title: dossier.title,
      faults: faults.filter(({ field }) => field === `nominationIds.${String(i)}`),
    }));
  }

  /** Throws `conflict` with every line that cannot go with it; then no number is used. */
  async sign(acting: Acting, dto: LetterDto): Promise<NominationLetter> {
    const { bodyUnitId, nominationIds, capacity, tiesIntended = false } = dto;
    const { by } = await this.signer(acting, dto);
    const signer = await signerOf(this.reference, acting.actor, by, capacity);
    const to = await this.addressed(dto);
    const { rules } = await this.reference.regulationForRounds(dto.localityId, dto.year);
    const { code: bodyCode } = await this.reference.unit(bodyUnitId);
    const decide = async (tx: EntityManager) => {
      const ranked = await this.ranked(await this.nominations.lock(tx, nominationIds));
      const faults = commands.letterFaults(ranked, to, tiesIntended);
      if (faults.length > 0) throw conflict(...faults);
      const numbering = { rules, bodyUnitId, bodyCode, at: acting.at };
      const given = await this.series.giveOne(tx, numbering, 'nomination-letter');
      return commands.sign(to, ranked, given, signer, acting.at);
    };
    return this.letters.create(randomUUID(), { at: acting.at, acting }, decide, (tx, letter) =>
      this.nominations.eachOf(tx, letter.nominationIds, { at: acting.at }, () =>
        send(letter.id, letter.number, letter.signedOn, by),
      ),
    );
  }

  /** Công bố: until then only the standing office, the chair and the province know. */
  async publish(acting: Acting, id: string): Promise<NominationLetter> {
    const letter = await this.letters.getSeen(acting.actor, id);
    const rows = await this.nominations.byId(letter.nominationIds);
    const by = await this.authorized(acting, 'nomination.publish', letter.bodyUnitId, rows);
    return this.letters.change(id, { at: acting.at, acting }, async (row, tx) => {
      const change = commands.publish(row, by, acting.at);
      await this.nominations.lock(tx, row.nominationIds);
      await this.nominations.eachOf(tx, row.nominationIds, { at: acting.at }, (one) => makeKnown(one, by, acting.at));
      return change;
    });
  }

  list(actor: Actor, query: LetterQuery): Promise<Page<NominationLetter>> {
    return this.letters.list(query, actor);
  }

  get(actor: Actor, id: string): Promise<NominationLetter> {
    return this.letters.getSeen(actor, id);
  }

  private async addressed({ localityId, year, bodyUnitId }: LetterDto): Promise<commands.Addressed> {
    const { name: bodyName } = await this.reference.unit(bodyUnitId);
    const { rules } = await this.reference.regulationForRounds(localityId, year);
    const { to: addressee, through = null, selectedBy: code } = rules.nominations;
    const office = await this.reference.unitByCode(localityId, code);
    return { localityId, year, bodyUnitId, bodyName, addressee, through, selectedBy: office?.name ?? null };
  }

  private async ranked(rows: readonly Nomination[]): Promise<commands.Candidate[]> {
    const dossiers = await this.dossiers.byId(rows.map((row) => row.initiativeId));
    const candidates = rows.flatMap((row) => {
      const dossier = dossiers.get(row.initiativeId);
      return dossier ? [{ row, dossier }] : [];
    });
    return commands.inRank(candidates);
  }

  /** Who signs, and the nominations; one that they may not see is as unknown as one that is not there. */
  private async signer(acting: Acting, { bodyUnitId, nominationIds }: LetterDto) {
    await this.authorized(acting, 'nomination.sign', bodyUnitId, []);
    const rows = await this.nominations.seen(acting.actor, nominationIds);
    const unknown = nominationIds.find((id) => !rows.some((row) => row.id === id));
    if (unknown !== undefined) throw notFound('nomination', unknown);
    return { rows, by: await this.authorized(acting, 'nomination.sign', bodyUnitId, rows) };
  }

  private async authorized(
    { actor }: Acting,
    action: Action,
    bodyUnitId: string,
    rows: readonly Nomination[],
  ): Promise<ActedBy> {
    const { path: unitPath } = await this.reference.unit(bodyUnitId);
    const dossiers = await this.dossiers.byId(rows.map((row) => row.initiativeId));
    const conflicted = [...dossiers.values()].flatMap((dossier) => dossier.authorIds);
    return actedBy(actor, authorize(actor, action, { unitPath, conflicted }));
  }
}
