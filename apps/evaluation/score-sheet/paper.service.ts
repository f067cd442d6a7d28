import { Injectable } from '@nestjs/common';
import { invalid } from '#lib/contracts/errors.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { AssessmentAccess, type Granted } from '../assessment/assessment.access.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { blindOf } from '../blind/blind.js';
import type { Council } from '../council/council.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { formOf } from './form.js';
import { printed, type PaperSheet } from './print.js';
import type { PrintQuery } from './score-sheet.dto.js';
import type { ScoreSheet } from './score-sheet.entity.js';
import { ScoreSheetStore } from './score-sheet.store.js';

/** Sheets to print: one's own, and for the secretary a member's, blank until the scores are open. */
@Injectable()
export class PaperService {
  constructor(
    private readonly access: AssessmentAccess,
    private readonly sheets: ScoreSheetStore,
    private readonly dossiers: DossierStore,
    private readonly reference: ReferenceStore,
  ) {}

  /** Throws `not-a-member` for somebody who has no part in it. */
  async print(actor: Actor, id: string, { memberId = actor.personId, blank }: PrintQuery): Promise<string> {
    const isOwn = memberId === actor.personId;
    const granted = await this.access.grant(actor, isOwn ? 'assessment.score' : 'score-sheet.key', id);
    const member = nameOf(granted.council, memberId);
    if (!member) throw invalid({ key: 'not-a-member', field: 'memberId', params: { personId: memberId } });
    const found = blank === 'true' ? null : await this.sheets.find(id, memberId);
    const filled = found && mayShow(granted.assessment, found, isOwn) ? { filled: found } : {};
    return printed({ ...(await this.blank(granted)), member, ...filled });
  }

  /** Bộ phiếu trống of a dossier: one for everybody who is assigned. */
  async pack(actor: Actor, id: string): Promise<string> {
    const granted = await this.access.grant(actor, 'score-sheet.key', id);
    const blank = await this.blank(granted);
    const { assignedIds } = granted.assessment;
    return printed(...assignedIds.map((personId) => ({ ...blank, member: nameOf(granted.council, personId) ?? '' })));
  }

  private async blank(granted: Granted): Promise<Omit<PaperSheet, 'member'>> {
    const { assessment, council, rules } = granted;
    const authority = (await this.reference.unitNames([council.unitId])).get(council.unitId) ?? '';
    const authors = await this.authorsOf(granted);
    return {
      ...{ assessmentId: assessment.id, authority, council: council.name, title: assessment.title },
      ...(authors ? { authors } : {}),
      form: formOf(rules, assessment),
    };
  }

  /** As those who score may know them: the paper goes to them, whoever prints it. */
  private async authorsOf({ assessment, rules }: Granted): Promise<PaperSheet['authors']> {
    if (blindOf(rules, assessment.level).authors && assessment.state !== 'concluded') return undefined;
    const { authors, unitId } = await this.dossiers.get(assessment.initiativeId);
    const unit = (await this.reference.unitNames([unitId])).get(unitId) ?? '';
    return { names: authors.map(({ fullName }) => fullName), unit };
  }
}

const nameOf = ({ members }: Council, memberId: string): string | undefined =>
  members.find(({ personId }) => personId === memberId)?.fullName;

const mayShow = ({ scoresOpenedAt }: Assessment, sheet: ScoreSheet, isOwn: boolean): boolean =>
  isOwn || (scoresOpenedAt !== null && sheet.state === 'sent');
