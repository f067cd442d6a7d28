import { Injectable } from '@nestjs/common';
import type {
  PersonChanged,
  RegulationPublished,
  Role,
  SigningKeyPublished,
  UnitChanged,
} from '#lib/contracts/directory.events.js';
import { conflict, notFound } from '#lib/contracts/errors.js';
import { regulationFromJson } from '#lib/regulation/parse-regulation.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { JWK } from 'jose';
import { DataSource, type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { PersonRef, RegulationRef, SigningKeyRef, UnitRef } from './reference.entity.js';

/** A regulation together with the version of it that is meant. */
export interface RegulationInForce {
  localityId: string;
  year: number;
  version: number;
  rules: Regulation;
}

/** What this service knows of units, people and regulations: told by the directory, last version wins. */
@Injectable()
export class ReferenceStore {
  private readonly regulations = new Map<string, Regulation>();

  constructor(private readonly db: DataSource) {}

  async unit(unitId: string, tx: EntityManager = this.db.manager): Promise<UnitRef> {
    const unit = await tx.findOneBy(UnitRef, { unitId });
    if (!unit) throw notFound('unit', unitId);
    return unit;
  }

  unitByCode(localityId: string, code: string, tx: EntityManager = this.db.manager): Promise<UnitRef | null> {
    return tx.findOneBy(UnitRef, { localityId, code });
  }

  unitIfKnown(unitId: string, tx: EntityManager = this.db.manager): Promise<UnitRef | null> {
    return tx.findOneBy(UnitRef, { unitId });
  }

  /** Units that were merged into this one. */
  mergedInto(unitId: string, tx: EntityManager = this.db.manager): Promise<UnitRef[]> {
    return tx.findBy(UnitRef, { mergedInto: unitId });
  }

  /** The unit that recognizes for `unit`: itself, or the nearest above that may (NĐ 13/2012 Điều 7). */
  async recognizingUnit(unit: UnitRef, tx: EntityManager = this.db.manager): Promise<UnitRef> {
    const above = await tx.query<UnitRef[]>(
      `SELECT unit_id AS "unitId" FROM unit_ref WHERE unit_id = ANY($1) AND can_recognize
       ORDER BY array_position($1, unit_id) LIMIT 1`,
      [unit.path],
    );
    const [nearest] = above;
    if (!nearest) throw conflict({ key: 'no-recognizing-unit', field: 'unitId' });
    return this.unit(nearest.unitId, tx);
  }

  async person(personId: string, tx: EntityManager = this.db.manager): Promise<PersonRef> {
    const person = await tx.findOneBy(PersonRef, { personId });
    if (!person) throw notFound('person', personId);
    return person;
  }

  /** Names of units by their ids, in one query. */
  async unitNames(
    unitIds: readonly string[],
    tx: EntityManager = this.db.manager,
  ): Promise<ReadonlyMap<string, string>> {
    const units = await tx.find(UnitRef, {
      where: { unitId: In([...new Set(unitIds)]) },
      select: { unitId: true, name: true },
    });
    return new Map(units.map((unit) => [unit.unitId, unit.name]));
  }

  people(personIds: readonly string[], tx: EntityManager = this.db.manager): Promise<PersonRef[]> {
    return tx.findBy(PersonRef, { personId: In([...personIds]) });
  }

  /** Those of these units that are known. */
  units(unitIds: readonly string[], tx: EntityManager = this.db.manager): Promise<UnitRef[]> {
    return tx.findBy(UnitRef, { unitId: In([...new Set(unitIds)]) });
  }

  /** Active people who hold `role` for `unitId` itself. */
  holders(role: Role, unitId: string, tx: EntityManager = this.db.manager): Promise<PersonRef[]> {
    return tx
      .createQueryBuilder(PersonRef, 'p')
      .where('p.active AND p.roles @> :held::jsonb', { held: JSON.stringify([{ role, unitId }]) })
      .getMany();
  }

  /** The newest version of a locality's regulation for a year. Throws `conflict` where none was published. */
  async regulationInForce(
    localityId: string,
    year: number,
    tx: EntityManager = this.db.manager,
  ): Promise<RegulationInForce> {
    const newest = await this.regulationIfKnown(localityId, year, tx);
    if (!newest) throw conflict({ key: 'regulation-missing', params: { localityId, year } });
    return newest;
  }

  async regulationIfKnown(
    localityId: string,
    year: number,
    tx: EntityManager = this.db.manager,
  ): Promise<RegulationInForce | undefined> {
    const [newest] = await tx.find(RegulationRef, { where: { localityId, year }, order: { version: 'DESC' }, take: 1 });
    return newest && this.read(newest);
  }

  /**
   * The newest version of the year's regulation or, while there is none, of the last year before it: its rounds come
   * back until another takes over. Throws `conflict` where none was published.
   */
  async regulationForRounds(
    localityId: string,
    year: number,
    tx: EntityManager = this.db.manager,
  ): Promise<RegulationInForce> {
    const [newest] = await tx.find(RegulationRef, {
      where: { localityId, year: LessThanOrEqual(year) },
      order: { year: 'DESC', version: 'DESC' },
      take: 1,
    });
    if (!newest) throw conflict({ key: 'regulation-missing', params: { localityId, year } });
    return this.read(newest);
  }

  /** The newest version of the regulation of the year that is nearest, the later one of two; none where none was published. */
  async regulationNearest(
    localityId: string,
    year: number,
    tx: EntityManager = this.db.manager,
  ): Promise<RegulationInForce | undefined> {
    const nearest = await tx
      .createQueryBuilder(RegulationRef, 'r')
      .where('r.localityId = :localityId', { localityId })
      .orderBy('abs(r.year - :year::int)')
      .addOrderBy('r.year', 'DESC')
      .addOrderBy('r.version', 'DESC')
      .setParameter('year', year)
      .limit(1)
      .getOne();
    return nearest ? this.read(nearest) : undefined;
  }

  /**
   * The version of the regulation that something started under; it never changes, so it is read once. Inside a
   * transaction pass it on: a second connection of the pool may not be free.
   */
  async regulation(
    localityId: string,
    year: number,
    version: number,
    tx: EntityManager = this.db.manager,
  ): Promise<RegulationInForce> {
    const rules = this.regulations.get(keyOf({ localityId, year, version }));
    if (rules) return { localityId, year, version, rules };
    const row = await tx.findOneBy(RegulationRef, { localityId, year, version });
    if (!row) throw notFound('regulation', keyOf({ localityId, year, version }));
    return this.read(row);
  }

  private read({ content, ...identity }: RegulationRef): RegulationInForce {
    const rules = this.regulations.get(keyOf(identity)) ?? regulationFromJson(content);
    this.regulations.set(keyOf(identity), rules);
    return { ...identity, rules };
  }

  async signingKey(kid: string): Promise<JWK | undefined> {
    return (await this.db.manager.findOneBy(SigningKeyRef, { kid }))?.jwk;
  }

  async saveUnit(tx: EntityManager, unit: UnitChanged): Promise<void> {
    await tx.query(
      `INSERT INTO unit_ref (unit_id, version, locality_id, code, name, kind, sector, parent_id, path, can_recognize,
         valid_from, valid_to, merged_into) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)
       ON CONFLICT (unit_id) DO UPDATE SET (version, locality_id, code, name, kind, sector, parent_id, path,
         can_recognize, valid_from, valid_to, merged_into) = (excluded.version, excluded.locality_id, excluded.code,
         excluded.name, excluded.kind, excluded.sector, excluded.parent_id, excluded.path, excluded.can_recognize,
         excluded.valid_from, excluded.valid_to, excluded.merged_into) WHERE unit_ref.version < excluded.version`,
      [
        unit.unitId,
        unit.version,
        unit.localityId,
        unit.code,
        unit.name,
        unit.kind,
        unit.sector,
        unit.parentId ?? null,
        unit.path,
        unit.canRecognize,
        unit.validFrom ?? null,
        unit.validTo ?? null,
        unit.mergedInto ?? null,
      ],
    );
  }

  async savePerson(tx: EntityManager, person: PersonChanged): Promise<void> {
    const { personId, version, localityId, unitId, fullName, position, email, active, roles } = person;
    await tx.query(
      `INSERT INTO person_ref (person_id, version, locality_id, unit_id, full_name, position, email, active, roles)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)
       ON CONFLICT (person_id) DO UPDATE SET (version, locality_id, unit_id, full_name, position, email, active, roles)
         = (excluded.version, excluded.locality_id, excluded.unit_id, excluded.full_name, excluded.position,
            excluded.email, excluded.active, excluded.roles) WHERE person_ref.version < excluded.version`,
      [personId, version, localityId, unitId, fullName, position ?? null, email ?? null, active, JSON.stringify(roles)],
    );
  }

  async saveRegulation(tx: EntityManager, { localityId, year, version, content }: RegulationPublished): Promise<void> {
    await tx.query(
      `INSERT INTO regulation_ref (locality_id, year, version, content) VALUES ($1,$2,$3,$4) ON CONFLICT DO NOTHING`,
      [localityId, year, version, JSON.stringify(content)],
    );
  }

  async saveSigningKey(tx: EntityManager, { kid, jwk }: SigningKeyPublished): Promise<void> {
    await tx.query('INSERT INTO signing_key_ref (kid, jwk) VALUES ($1,$2) ON CONFLICT DO NOTHING', [
      kid,
      JSON.stringify(jwk),
    ]);
  }
}

const keyOf = ({ localityId, year, version }: Omit<RegulationInForce, 'rules'>) =>
  `${localityId}/${String(year)}/${String(version)}`;
