import { Injectable } from '@nestjs/common';
import { scopeShare, scopeStanding, type ScopeStanding } from '#lib/regulation/scope-test.js';
import type { Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { reachOf } from '#lib/service-kit/policy.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { fold } from '#lib/service-kit/text.js';
import { Brackets, DataSource, type SelectQueryBuilder } from 'typeorm';
import { pageOf } from '#lib/service-kit/page-of.js';
import { authorsHidden, readerOf, withoutAuthors, type DossierView } from '../blind/dossier.blind.js';
import { standsInOnIt } from '../meeting/meeting.entity.js';
import { Dossier } from './dossier.entity.js';
import type { DossierQuery } from './dossier.dto.js';

const onCouncil = `EXISTS (SELECT FROM assessment a JOIN council c ON c.id = a.council_id
  WHERE a.initiative_id = d.initiative_id AND a.state <> 'cancelled'
    AND (:me = ANY (c.seated_ids) OR :me = ANY (a.assigned_ids) OR ${standsInOnIt}) AND NOT :me = ANY (a.conflicted_ids)`;
/** A member of a council sees the dossiers it assesses once they declared that they are free of conflict. */
const assessedBy = `${onCouncil} AND :me = ANY (a.declared_ids))`;

/** Only what the policy lets the actor read. */
const visibleTo = (query: SelectQueryBuilder<Dossier>, actor: Actor) => {
  const reach = reachOf(actor, 'initiative.read');
  return query.andWhere(
    new Brackets((or) => {
      or.where('false');
      if (reach.own) or.orWhere(':me = ANY (d.author_ids)');
      if (reach.assigned) or.orWhere(assessedBy);
      if (reach.localityId) or.orWhere('d.locality_id = :myLocality', { myLocality: reach.localityId });
      or.orWhere('d.unit_path && :trees', { trees: reach.trees });
      or.orWhere('d.unit_path[1] = ANY (:units)', { units: reach.units });
    }),
    { me: actor.personId },
  );
};

const filtered = (query: SelectQueryBuilder<Dossier>, filter: DossierQuery) => {
  const { state, year, roundYear, roundNumber, unitId, sector, search } = filter;
  if (state) query.andWhere('d.state = :state', { state });
  if (year) query.andWhere('d.regulation_year = :year', { year });
  if (roundYear) query.andWhere('d.round_year = :roundYear', { roundYear });
  if (roundNumber) query.andWhere('d.round_number = :roundNumber', { roundNumber });
  // A filter by unit must not find what does not show its unit.
  if (unitId) query.andWhere(`:unitId = ANY (d.unit_path) AND NOT ${authorsHidden}`, { unitId });
  if (sector) query.andWhere('d.sector = :sector', { sector });
  if (search) query.andWhere('strpos(d.title_folded, :folded) > 0', { folded: fold(search) });
  return query;
};

/** What a council has before it of one dossier: beside its content, whether its scope reaches what is asked for. */
export type DossierStatement = DossierView & { scopeStanding: ScopeStanding };

/** Danh sách hồ sơ: the same rows for the screen, the count and an export. */
@Injectable()
export class DossierList {
  constructor(
    private readonly db: DataSource,
    private readonly reference: ReferenceStore,
  ) {}

  async list(filter: DossierQuery, actor: Actor, localityId?: string): Promise<Page<DossierView>> {
    const query = filtered(visibleTo(this.db.manager.createQueryBuilder(Dossier, 'd'), actor), filter);
    if (localityId) query.andWhere('d.locality_id = :localityId', { localityId });
    const page = await pageOf(query.setParameters(readerOf(actor)), filter, { at: 'knownSince', id: 'initiativeId' });
    return { ...page, items: await this.shown(page.items, actor) };
  }

  /** Whether the actor would see it, had they declared that they are free of conflict. */
  awaitsDeclaration(initiativeId: string, { personId: me }: Actor): Promise<boolean> {
    return this.db.manager
      .createQueryBuilder(Dossier, 'd')
      .where('d.initiative_id = :initiativeId', { initiativeId })
      .andWhere(`${onCouncil})`, { me })
      .getExists();
  }

  /** The dossier as the actor may see it, if they may. */
  async seen(initiativeId: string, actor: Actor): Promise<DossierStatement | undefined> {
    const query = visibleTo(this.db.manager.createQueryBuilder(Dossier, 'd'), actor);
    const dossier = await query.andWhere('d.initiative_id = :initiativeId', { initiativeId }).getOne();
    const [view] = dossier ? await this.shown([dossier], actor) : [];
    return dossier && view ? { ...view, scopeStanding: await this.standingOf(dossier) } : undefined;
  }

  /** Against what the regulation that it started under asks for. */
  private async standingOf({ localityId, regulationYear, regulationVersion, ...d }: Dossier): Promise<ScopeStanding> {
    const { rules } = await this.reference.regulation(localityId, regulationYear, regulationVersion);
    return scopeStanding(rules, d.targetLevel, d.scopeShare ?? scopeShare([]));
  }

  private async shown(dossiers: readonly Dossier[], actor: Actor): Promise<DossierView[]> {
    const rows = await this.db.manager
      .createQueryBuilder(Dossier, 'd')
      .select('d.initiative_id', 'id')
      .where(`d.initiative_id = ANY (:ids) AND ${authorsHidden}`, { ids: dossiers.map((d) => d.initiativeId) })
      .setParameters(readerOf(actor))
      .getRawMany<{ id: string }>();
    const hidden = new Set(rows.map(({ id }) => id));
    return dossiers.map((dossier) => (hidden.has(dossier.initiativeId) ? withoutAuthors(dossier) : dossier));
  }
}
