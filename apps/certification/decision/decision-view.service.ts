import { Injectable } from '@nestjs/common';
import type { PaperRef } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import { levelTerm } from '#lib/regulation/levels.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { ScopeStanding } from '#lib/regulation/scope-test.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { csvOf } from '#lib/service-kit/csv.js';
import type { Page } from '#lib/service-kit/page.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { Readable } from 'node:stream';
import { CertificateStore } from '../certificate/certificate.store.js';
import { ScopeShares } from '../confirmation/scope-shares.js';
import { type CorrectionView, viewOf } from '../correction/correction.view.js';
import { CorrectionStore } from '../correction/correction.store.js';
import { type LineReading, type Reading, readingOf } from '../correction/reading.js';
import { DossierStore } from '../dossier/dossier.store.js';
import type { DecisionItem } from './decision-item.entity.js';
import { DecisionItemStore } from './decision-item.store.js';
import type { DecisionQuery } from './decision.dto.js';
import type { Decision, Ruling } from './decision.entity.js';
import { recognizedColumns, recognizedLines } from './decision-list.csv.js';
import { DecisionStore } from './decision.store.js';

/** A decision without its list, of which each reader may see another part. */
export type DecisionHead = Omit<Decision, 'rulings' | 'initiativeIds'> & { itemCount: number };

/** Một dòng đã bị hủy bỏ công nhận. */
export interface RevokedLine {
  initiativeId: string;
  /** Số quyết định hủy bỏ; null of those from before revocations were numbered. */
  number: string | null;
  /** Local date. */
  revokedOn: string;
}

/** A decision in a list, with what became of it since it was signed: none that is outdated is to be taken for valid. */
export interface DecisionListed extends DecisionHead {
  /** Văn bản đính chính, in the order in which they were signed. */
  correctedBy: PaperRef[];
  /** Quyết định thay thế quyết định này, which ended it. */
  replacedBy: DecisionLink | null;
  /** Dòng đã bị hủy bỏ công nhận, of those that the reader may see. */
  revoked: RevokedLine[];
}

/** A line of a draft, with the title and the share of units that could use it as they are now. */
export type DraftLine = Ruling & { title: string; scope: ScopeStanding | null };

/** A decision that another one is tied to, by its number and date. */
export interface DecisionLink {
  decisionId: string;
  number: string;
  /** Local date. */
  signedOn: string;
}

/** A line of an issued decision, as it was signed, and how it reads with every correction since. */
export interface DecisionLine extends DecisionItem {
  /** Nay đọc là. */
  reads: LineReading;
}

/** What the regulation says of the paper: its legal bases, and how level and authority are called on its day. */
export interface DecisionBasis {
  /** Căn cứ, in the order of the paper. */
  legalBases: string[];
  /** Tên cấp, such as huyện. */
  level: string;
  /** Người có thẩm quyền quyết định. */
  authority: string;
}

/** A decision with what the reader may see of its list: lines once it is issued, rulings before. */
export interface DecisionView extends DecisionHead {
  /** Null where the level did not exist on that day. */
  basis: DecisionBasis | null;
  items: DecisionLine[];
  rulings: DraftLine[];
  /** How head and signature block read with every correction since; null of what is not issued. */
  reads: Reading['head'] | null;
  /** Văn bản đính chính. */
  corrections: CorrectionView[];
  /** Quyết định mà quyết định này thay thế. */
  replaces: DecisionLink | null;
  /** Quyết định thay thế quyết định này, which ended it. */
  replacedBy: DecisionLink | null;
}

const headOf = ({ rulings, initiativeIds: _, ...decision }: Decision): DecisionHead => ({
  ...decision,
  itemCount: rulings.length,
});

const linkOf = (decision: Decision | null | undefined): DecisionLink | null =>
  decision ? { decisionId: decision.id, number: decision.number ?? '', signedOn: decision.signedOn ?? '' } : null;

const revokedLine = ({ initiativeId, revocation }: DecisionItem): RevokedLine => ({
  initiativeId,
  number: revocation?.number ?? null,
  revokedOn: revocation?.revokedOn ?? '',
});

/** What is shown of decisions, and to whom. */
@Injectable()
export class DecisionViewService {
  constructor(
    private readonly decisions: DecisionStore,
    private readonly items: DecisionItemStore,
    private readonly dossiers: DossierStore,
    private readonly corrections: CorrectionStore,
    private readonly certificates: CertificateStore,
    private readonly reference: ReferenceStore,
    private readonly scopes: ScopeShares,
  ) {}

  async page(actor: Actor, query: DecisionQuery): Promise<Page<DecisionListed>> {
    const page = await this.decisions.list(query, actor);
    return { ...page, items: await this.listed(actor, page.items) };
  }

  /** Of papers on lines that the actor does not see, nothing. */
  private async listed(actor: Actor, decisions: readonly Decision[]): Promise<DecisionListed[]> {
    const ids = decisions.map(({ id }) => id);
    const all = decisions.flatMap(({ initiativeIds }) => initiativeIds);
    const seen = await this.dossiers.seen(actor, 'decision.read', all);
    const corrections = await this.corrections.ofDecisions(ids);
    const revoked = (await this.items.revokedOf(ids)).filter(({ initiativeId }) => seen.has(initiativeId));
    const replacing = await this.decisions.replacingAny(ids);
    return decisions.map((decision) => ({
      ...headOf(decision),
      correctedBy: corrections
        .filter(
          ({ decisionId, initiativeIds }) => decisionId === decision.id && initiativeIds.some((id) => seen.has(id)),
        )
        .map(({ number, signedOn }) => ({ number, signedOn })),
      replacedBy: linkOf(replacing.find(({ replacesId }) => replacesId === decision.id)),
      revoked: revoked.filter(({ decisionId }) => decisionId === decision.id).map(revokedLine),
    }));
  }

  async get(actor: Actor, id: string): Promise<DecisionView> {
    const decision = await this.decisions.getSeen(actor, id);
    return this.view(actor, decision);
  }

  /** Of an issued decision only the lines on initiatives that the actor may see. */
  async view(actor: Actor, decision: Decision): Promise<DecisionView> {
    if (decision.state !== 'issued') return this.draftView(decision);
    const seen = await this.dossiers.seen(actor, 'decision.read', decision.initiativeIds);
    const items = await this.items.ofDecision(decision.id);
    const corrections = await this.corrections.ofDecision(decision.id);
    const { head, lines } = readingOf(decision, items, corrections);
    const line = (item: DecisionItem) => ({ ...item, reads: lines.get(item.initiativeId) ?? item });
    return {
      ...headOf(decision),
      basis: await this.basisOf(decision),
      items: items.filter((item) => seen.has(item.initiativeId)).map(line),
      rulings: [],
      reads: head,
      corrections: corrections.map((one) => viewOf(one, seen)),
      replaces: decision.replacesId === null ? null : linkOf(await this.decisions.get(decision.replacesId)),
      replacedBy: linkOf(await this.decisions.replacing(decision.id)),
    };
  }

  private async draftView(decision: Decision): Promise<DecisionView> {
    const nothing = { items: [], reads: null, corrections: [], replaces: null, replacedBy: null };
    const basis = await this.basisOf(decision);
    return { ...headOf(decision), ...nothing, basis, rulings: await this.lines(decision) };
  }

  /** The attached list, of the recognized that the actor may see, in the columns of the regulation. */
  async list(actor: Actor, id: string): Promise<Readable> {
    const decision = await this.decisions.getSeen(actor, id);
    const { items } = await this.view(actor, decision);
    const dossiers = await this.dossiers.byId(items.map((item) => item.initiativeId));
    const units = await this.reference.unitNames([...dossiers.values()].map((dossier) => dossier.unitId));
    const certificates = await this.certificates.ofDecision(id);
    const rules = await this.rulesOf(decision);
    const lines = items.flatMap((item) => {
      const dossier = dossiers.get(item.initiativeId);
      const own = certificates.filter(({ itemId, state }) => itemId === item.id && state !== 'replaced');
      const read = { ...item, ...item.reads };
      return dossier
        ? [{ item: read, dossier, unit: units.get(dossier.unitId) ?? '', certificates: own, decision }]
        : [];
    });
    return Readable.from(csvOf(recognizedColumns(rules), recognizedLines(lines)));
  }

  private async basisOf(decision: Decision): Promise<DecisionBasis | null> {
    const rules = await this.rulesOf(decision);
    const term = rules && levelTerm(rules, decision.level, decision.signedOn ?? localDate(decision.createdAt));
    return term ? { legalBases: rules.legalBases, level: term.label, authority: term.authority } : null;
  }

  /** Of the first initiative on it: one paper decides under one regulation. */
  private async rulesOf({ initiativeIds: [first = ''] }: Decision): Promise<Regulation | undefined> {
    const dossier = (await this.dossiers.byId([first])).get(first);
    return dossier && this.dossiers.rulesOf(dossier);
  }

  private async lines({ rulings, initiativeIds }: Decision): Promise<DraftLine[]> {
    const dossiers = await this.dossiers.byId(initiativeIds);
    const scopes = await this.scopes.standings([...dossiers.values()]);
    return rulings.map((ruling) => ({
      ...ruling,
      title: dossiers.get(ruling.initiativeId)?.title ?? '',
      scope: scopes.get(ruling.initiativeId) ?? null,
    }));
  }
}
