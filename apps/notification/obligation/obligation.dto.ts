import { PageQuery } from '#lib/service-kit/page.js';
import { IsIn, IsOptional } from 'class-validator';
import { obligationKindNames, type ObligationKind } from './obligation.kinds.js';

export class MyObligationsQuery extends PageQuery {
  @IsOptional() @IsIn(obligationKindNames) kind?: ObligationKind;
}

/** One thing that the asker owes. */
export interface ObligationView {
  id: string;
  kind: ObligationKind;
  /** The kind in Vietnamese. */
  what: string;
  subject: string;
  initiativeId: string | null;
  title: string | null;
  unitId: string | null;
  dueAt: Date;
  overdue: boolean;
}
