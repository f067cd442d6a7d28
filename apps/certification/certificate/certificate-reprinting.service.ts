import { Injectable } from '@nestjs/common';
import type { CertificateRef } from '#lib/contracts/certification.events.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { EntityManager } from 'typeorm';
import { amendedReading, type Corrected, type Reading, reprintsAll } from '../correction/reading.js';
import type { DecisionItem } from '../decision/decision-item.entity.js';
import { type Numbering, NumberSeriesStore } from '../number-series/number-series.store.js';
import { inPlaceOf, refOf, type Reprint, type TouchedCertificate, touchedOf } from './certificate.commands.js';
import type { AmendingPaper, Certificate } from './certificate.entity.js';
import { CertificateStore } from './certificate.store.js';

/** The lines that a paper is about, how they read before it, and how the body numbers. */
export interface Amending {
  items: readonly DecisionItem[];
  reading: Reading;
  numbering: Numbering;
}

/** The decision and the lines that say the same again. */
export interface Continued {
  decisionId: string;
  number: string;
  signedOn: string;
  bodyName: string;
  /** Of the new lines, by initiative. */
  itemIds: ReadonlyMap<string, string>;
}

/** The new certificates, by initiative. */
export type Reprinted = ReadonlyMap<string, CertificateRef[]>;

/** Thay giấy chứng nhận where a paper changes what it prints: none is deleted, each new one has a new number. */
@Injectable()
export class CertificateReprinting {
  constructor(
    private readonly certificates: CertificateStore,
    private readonly series: NumberSeriesStore,
  ) {}

  /** All of a line that was corrected, since each names every author; the others of the decision are told of a correction of its head. */
  async corrected(
    tx: EntityManager,
    { items, reading, numbering }: Amending,
    corrected: readonly Corrected[],
    number: string,
  ): Promise<Reprinted> {
    const by: AmendingPaper = { act: 'correction', number, signedOn: localDate(numbering.at) };
    const { reprinted, told } = parted(await this.certificates.validOf(tx, idsOf(items)), corrected);
    const now = amendedReading(reading, corrected);
    const made = await this.replace(tx, reprinted, (one) => printed(one, now, corrected), numbering, by);
    await this.certificates.amend(tx, idsOf(told), by);
    return byInitiative(made);
  }

  /** Xem trước: what a correction would do to them; nothing is written, no number taken. */
  async touchedByCorrection(
    tx: EntityManager,
    { items, reading }: Amending,
    corrected: readonly Corrected[],
  ): Promise<TouchedCertificate[]> {
    const { reprinted, told } = parted(await this.certificates.validOf(tx, idsOf(items)), corrected);
    const now = amendedReading(reading, corrected);
    return [
      ...reprinted.map((one) => touchedOf(one, printed(one, now, corrected))),
      ...told.map((one) => touchedOf(one, null)),
    ];
  }

  /** All of a decision that another replaces. */
  async continued(
    tx: EntityManager,
    { items, reading, numbering }: Amending,
    corrected: readonly Corrected[],
    { decisionId, itemIds, number, signedOn, bodyName }: Continued,
  ): Promise<Reprinted> {
    const now = amendedReading(reading, corrected);
    const reprint = (one: Certificate): Reprint => {
      const itemId = itemIds.get(one.initiativeId) ?? one.itemId;
      return { ...printed(one, now, corrected), decisionId, itemId, decisionNumber: number, signedOn, bodyName };
    };
    const by: AmendingPaper = { act: 'replacement', number, signedOn };
    const valid = await this.certificates.validOf(tx, idsOf(items));
    return byInitiative(await this.replace(tx, valid, reprint, numbering, by));
  }

  /** Xem trước: what a replacing decision of this body would do to them, before it has a number. */
  async touchedByReplacement(
    tx: EntityManager,
    { items, reading }: Amending,
    corrected: readonly Corrected[],
    bodyName: string,
  ): Promise<TouchedCertificate[]> {
    const now = amendedReading(reading, corrected);
    const unsigned = { bodyName, decisionNumber: null, signedOn: null };
    const valid = await this.certificates.validOf(tx, idsOf(items));
    return valid.map((one) => touchedOf(one, { ...printed(one, now, corrected), ...unsigned }));
  }

  private async replace(
    tx: EntityManager,
    old: readonly Certificate[],
    reprint: (one: Certificate) => Reprint,
    numbering: Numbering,
    by: AmendingPaper,
  ): Promise<Certificate[]> {
    const [first] = old;
    if (!first) return [];
    const numbers = await this.series.give(tx, numbering, first.kind, old.length);
    const made = old.map((one, i) => {
      const given = numbers[i];
      if (!given) throw new RangeError('fewer numbers than certificates');
      return inPlaceOf(one, reprint(one), given, numbering.at);
    });
    await this.certificates.replace(tx, made, by);
    return made;
  }
}

const idsOf = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id);

/** Those that a correction has printed anew, and those that are only told of one of the head. */
function parted(valid: readonly Certificate[], corrected: readonly Corrected[]) {
  const all = reprintsAll(corrected);
  const lines = new Set(corrected.map(({ initiativeId }) => initiativeId));
  const isReprinted = ({ initiativeId }: Certificate) => all || lines.has(initiativeId);
  return {
    reprinted: valid.filter(isReprinted),
    told: lines.has(undefined) ? valid.filter((one) => !isReprinted(one)) : [],
  };
}

/** A name that was spelt anew on the certificate alone stays, unless it is corrected. */
const printed = (one: Certificate, { head, lines }: Reading, corrected: readonly Corrected[]) => {
  const { title, authors } = lines.get(one.initiativeId) ?? { title: one.title, authors: [] };
  const isOwn = ({ initiativeId, personId }: Corrected) =>
    initiativeId === one.initiativeId && personId === one.personId;
  return {
    title,
    fullName: corrected.find(isOwn)?.to ?? one.fullName,
    coAuthors: authors.filter(({ personId }) => personId !== one.personId).map(({ fullName }) => fullName),
    bodyName: head.bodyName,
    decisionNumber: head.number,
    signedOn: head.signedOn,
  };
};

function byInitiative(made: readonly Certificate[]): Reprinted {
  const found = new Map<string, CertificateRef[]>();
  for (const one of made) found.set(one.initiativeId, [...(found.get(one.initiativeId) ?? []), refOf(one)]);
  return found;
}
