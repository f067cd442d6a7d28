import { Injectable } from '@nestjs/common';
import type { Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { DossierStore } from '../dossier/dossier.store.js';
import type { DecisionItem } from './decision-item.entity.js';
import { DecisionItemStore } from './decision-item.store.js';
import type { DecisionQuery } from './decision.dto.js';
import type { Decision, Ruling } from './decision.entity.js';
import { DecisionStore } from './decision.store.js';

/** A decision without its list, of which each reader may see another part. */
export type DecisionHead = Omit<Decision, 'rulings' | 'initiativeIds'> & { itemCount: number };

/** A line of a draft, with the title as it is now. */
export type DraftLine = Ruling & { title: string };

/** A decision with what the reader may see of its list: lines once it is issued, rulings before. */
export interface DecisionView extends DecisionHead {
  items: DecisionItem[];
  rulings: DraftLine[];
}

const headOf = ({ rulings, initiativeIds: _, ...decision }: Decision): DecisionHead => ({
  ...decision,
  itemCount: rulings.length,
});

/** What is shown of decisions, and to whom. */
@Injectable()
export class DecisionViewService {
  constructor(
    private readonly decisions: DecisionStore,
    private readonly items: DecisionItemStore,
    private readonly dossiers: DossierStore,
  ) {}

  async list(actor: Actor, query: DecisionQuery): Promise<Page<DecisionHead>> {
    const page = await this.decisions.list(query, actor);
    return { ...page, items: page.items.map(headOf) };
  }

  async get(actor: Actor, id: string): Promise<DecisionView> {
    const decision = await this.decisions.getSeen(actor, id);
    return this.view(actor, decision);
  }

  /** Of an issued decision only the lines on initiatives that the actor may see. */
  async view(actor: Actor, decision: Decision): Promise<DecisionView> {
    if (decision.state !== 'issued') return { ...headOf(decision), items: [], rulings: await this.titled(decision) };
    const seen = await this.dossiers.seen(actor, 'decision.read', decision.initiativeIds);
    const items = await this.items.ofDecision(decision.id);
    return { ...headOf(decision), items: items.filter((item) => seen.has(item.initiativeId)), rulings: [] };
  }

  private async titled({ rulings, initiativeIds }: Decision): Promise<DraftLine[]> {
    const dossiers = await this.dossiers.byId(initiativeIds);
    return rulings.map((ruling) => ({ ...ruling, title: dossiers.get(ruling.initiativeId)?.title ?? '' }));
  }
}
