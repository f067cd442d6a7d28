import { Injectable } from '@nestjs/common';
import { conflictRules } from '#lib/regulation/council.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { PersonRef } from '#lib/service-kit/reference.entity.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import type { EntityManager } from 'typeorm';
import type { Council } from '../council/council.entity.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import { KinStore } from '../kin/kin.store.js';
import type { Assessment } from './assessment.entity.js';
import type { ConflictCase, Relations } from './conflicts.js';

/** Units that someone heads on a day. */
const headedBy = ({ active, roles }: PersonRef, day: string): string[] =>
  roles
    .filter(({ role, validFrom = '', validTo = '9999' }) => role === 'unit-head' && validFrom <= day && day <= validTo)
    .filter(() => active)
    .map(({ unitId }) => unitId);

/** An assessment of a council, as far as conflicts go. */
export type UnderRules = Pick<
  Assessment,
  'level' | 'localityId' | 'regulationYear' | 'regulationVersion' | 'conflictedIds'
>;

/** Finds what conflicts are worked out from: the directory's units and roles, and kin that was declared. */
@Injectable()
export class ConflictFinder {
  constructor(
    private readonly reference: ReferenceStore,
    private readonly kin: KinStore,
  ) {}

  /** How the council's members stand to the authors of these dossiers, read at once. */
  async relations(council: Council, dossiers: readonly Dossier[], at: Date, tx?: EntityManager): Promise<Relations> {
    const memberIds = council.members.map(({ personId }) => personId);
    const people = await this.reference.people(memberIds, tx);
    const unitIds = dossiers.flatMap(({ unitId, authors }) => [unitId, ...authors.map((author) => author.unitId)]);
    const units = await this.reference.units(unitIds, tx);
    return {
      unitOf: new Map(people.map(({ personId, unitId }) => [personId, unitId])),
      headOf: new Map(people.map((person) => [person.personId, headedBy(person, localDate(at))])),
      parentOf: new Map(units.flatMap(({ unitId, path }) => (path[1] ? [[unitId, path[1]] as const] : []))),
      kinOf: await this.kin.relatives(memberIds, tx),
    };
  }

  /** The rules are of the regulation that the initiative started under. */
  async caseOf(
    council: Council,
    dossier: Dossier,
    assessment: UnderRules,
    relations: Relations,
    tx?: EntityManager,
  ): Promise<ConflictCase> {
    const { localityId, regulationYear, regulationVersion, level } = assessment;
    const { rules } = await this.reference.regulation(localityId, regulationYear, regulationVersion, tx);
    return { council, dossier, assessment, rules: conflictRules(rules, level), relations };
  }

  /** Everything for one dossier. */
  async one(council: Council, dossier: Dossier, assessment: UnderRules, at: Date, tx?: EntityManager) {
    return this.caseOf(council, dossier, assessment, await this.relations(council, [dossier], at, tx), tx);
  }

  /** Người đứng đầu of the unit that the council is of. */
  async heads({ unitId, level }: Council, tx?: EntityManager): Promise<string[]> {
    const holders = await this.reference.holders(level === 'unit' ? 'unit-head' : 'district-chair', unitId, tx);
    return holders.map(({ personId }) => personId);
  }
}
