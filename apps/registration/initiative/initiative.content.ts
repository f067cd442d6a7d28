import { Injectable } from '@nestjs/common';
import { DomainError, type Reason } from '#lib/contracts/errors.js';
import type { Labelled, Regulation } from '#lib/regulation/regulation.js';
import type { UnitRef } from '#lib/service-kit/reference.entity.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { ShortcomingStore } from '../shortcoming/shortcoming.store.js';
import type { Content } from './initiative.commands.js';
import type { AmendInitiativeDto, AuthorDto } from './initiative.dto.js';
import type { Author, Initiative } from './initiative.entity.js';

/** The reason, once, when a key is not in the regulation's list. */
const unknown = (key: string, field: string, given: readonly string[], known: readonly Labelled[]): Reason[] =>
  given.some((value) => !known.some((item) => item.key === value)) ? [{ key, field }] : [];

/** Turns what a form says into content of an initiative: names people, checks words against the regulation's lists. */
@Injectable()
export class InitiativeContent {
  constructor(
    private readonly reference: ReferenceStore,
    private readonly shortcomings: ShortcomingStore,
  ) {}

  /** Everything a new draft holds. Throws `invalid` with every field that names what does not exist. */
  async whole(
    dto: AmendInitiativeDto & { title: string; authors: AuthorDto[] },
    unit: UnitRef,
    rules: Regulation,
  ): Promise<Content> {
    const given = await this.checked(dto, unit.unitId, [], rules);
    return {
      sector: unit.sector,
      kinds: [],
      category: null,
      targetLevel: 'unit',
      shortcomingId: null,
      shortcoming: null,
      fitsFieldOfWork: false,
      sponsor: null,
      stateFunded: false,
      helpers: [],
      conditions: [],
      declarations: [],
      pilot: null,
      report: {},
      confidential: null,
      ...given,
      title: dto.title,
      authors: given.authors ?? [],
    };
  }

  /** What an amendment changes. Throws `invalid` in the same way. */
  partial(dto: AmendInitiativeDto, { unitId, authors }: Initiative, rules: Regulation): Promise<Partial<Content>> {
    return this.checked(dto, unitId, authors, rules);
  }

  private async checked(
    dto: AmendInitiativeDto,
    unitId: string,
    before: readonly Author[],
    rules: Regulation,
  ): Promise<Partial<Content>> {
    const { authors: given, shortcomingId, ...plain } = dto;
    const { category, kinds = [], conditions = [], declarations = [] } = plain;
    const faults = [
      ...unknown('category-unknown', 'category', category === undefined ? [] : [category], rules.contentCategories),
      ...unknown('kind-unknown', 'kinds', kinds, rules.solutionKinds),
      ...unknown('condition-unknown', 'conditions', conditions, rules.conditions),
      ...unknown('declaration-unknown', 'declarations', declarations, rules.declarations),
    ];
    const authors = given && (await this.authors(given, before, faults));
    const shortcoming = shortcomingId && (await this.shortcoming(shortcomingId, unitId, faults));
    if (faults.length > 0) throw new DomainError('invalid', faults);
    return { ...defined(plain), ...(authors ? { authors } : {}), ...(shortcoming ? shortcoming : {}) };
  }

  private async authors(given: readonly AuthorDto[], before: readonly Author[], faults: Reason[]): Promise<Author[]> {
    const people = await this.reference.people(given.map((author) => author.personId));
    const isUnchanged = sharesOf(given) === sharesOf(before);
    return given.flatMap(({ personId, sharePercent }, i) => {
      const person = people.find((p) => p.personId === personId && p.active);
      if (!person) faults.push({ key: 'author-unknown', field: `authors.${String(i)}.personId` });
      if (given.findIndex((other) => other.personId === personId) < i)
        faults.push({ key: 'author-twice', field: `authors.${String(i)}.personId` });
      const agreed = isUnchanged ? before.find((author) => author.personId === personId) : undefined;
      const consent = agreed?.consentedAt ? { consentedAt: agreed.consentedAt } : {};
      return person ? [{ personId, fullName: person.fullName, unitId: person.unitId, sharePercent, ...consent }] : [];
    });
  }

  private async shortcoming(id: string, unitId: string, faults: Reason[]) {
    const shortcoming = await this.shortcomings.find(id);
    if (shortcoming?.unitId === unitId) return { shortcomingId: id, shortcoming: shortcoming.summary };
    faults.push({ key: 'shortcoming-unknown', field: 'shortcomingId' });
    return undefined;
  }
}

/** Who has which share: consent is to all of it, so that any change asks everyone again. */
const sharesOf = (authors: readonly AuthorDto[]): string =>
  authors
    .map(({ personId, sharePercent }) => `${personId} ${String(sharePercent)}`)
    .sort()
    .join('\n');

const defined = <T extends object>(given: T): Partial<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
