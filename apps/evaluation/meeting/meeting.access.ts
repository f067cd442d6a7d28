import { Injectable } from '@nestjs/common';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { actedBy, authorize, roleFor, type Target } from '#lib/service-kit/policy.js';
import type { Action } from '#lib/service-kit/policy.table.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { AssessmentStore } from '../assessment/assessment.store.js';
import type { Council } from '../council/council.entity.js';
import { CouncilStore } from '../council/council.store.js';
import { councilTarget } from '../council/council.target.js';
import { agendaChangesFor } from '../minutes/minutes.js';
import type { MeetingView } from './meeting.dto.js';
import type { Meeting } from './meeting.entity.js';
import { MeetingStore } from './meeting.store.js';

/** A meeting as somebody may read it: which items of its agenda are not for them. */
export interface Readable {
  meeting: Meeting;
  council: Council;
  /** Assessments that the reader is in conflict with. */
  hidden: ReadonlySet<string>;
  /** Those, and for a member what they have not declared on: nothing of votes and conclusions on them is told. */
  unheard: ReadonlySet<string>;
}

/** A meeting for someone who may lead it. */
export interface Managed extends Readable {
  rules: Regulation;
  by: ActedBy;
}

/** To whoever may not read the council's meetings there is none. */
const targetOf = (council: Council, { id, standInIds = [] }: Partial<Pick<Meeting, 'id' | 'standInIds'>>): Target => {
  const standIns = standInIds.map((personId) => ({ personId, role: 'council-member' as const }));
  const target = councilTarget(council);
  const assigned = [...(target.assigned ?? []), ...standIns];
  return { ...target, assigned, ...(id ? { thing: { what: 'meeting', id, read: 'council.read' as const } } : {}) };
};

/** Who has a seat declares before they look; the secretary organizes without. */
const declares = (actor: Actor, target: Target): boolean =>
  (target.assigned?.some(({ personId }) => personId === actor.personId) ?? false) &&
  roleFor(actor, 'assessment.read', target) !== 'council-secretary';

const idsOf = (assessments: readonly Assessment[]): ReadonlySet<string> => new Set(assessments.map(({ id }) => id));

/** The one place that decides who may do what with a meeting, and what of it they may see. */
@Injectable()
export class MeetingAccess {
  constructor(
    private readonly meetings: MeetingStore,
    private readonly councils: CouncilStore,
    private readonly assessments: AssessmentStore,
    private readonly reference: ReferenceStore,
  ) {}

  permitted(actor: Actor, action: Action, council: Council, meeting: Partial<Meeting> = {}): ActedBy {
    return actedBy(actor, authorize(actor, action, targetOf(council, meeting)));
  }

  /** Whether the reader hears the deliberation on an item, beside knowing that the council meets. */
  hears(actor: Actor, { council, meeting, unheard }: Readable, assessmentId: string): boolean {
    return !unheard.has(assessmentId) && roleFor(actor, 'assessment.read', targetOf(council, meeting)) !== undefined;
  }

  async readable(actor: Actor, id: string): Promise<Readable> {
    const meeting = await this.meetings.get(id);
    const council = await this.councils.get(meeting.councilId);
    this.permitted(actor, 'council.read', council, meeting);
    return { meeting, council, ...(await this.withheld(actor, meeting, council)) };
  }

  async managed(actor: Actor, id: string): Promise<Managed> {
    const meeting = await this.meetings.get(id);
    const council = await this.councils.get(meeting.councilId);
    const by = this.permitted(actor, 'meeting.manage', council, { id });
    const withheld = await this.withheld(actor, meeting, council);
    return { meeting, council, ...withheld, by, rules: await this.rulesOf(council) };
  }

  async rulesOf({ localityId, regulationYear, regulationVersion }: Council): Promise<Regulation> {
    return (await this.reference.regulation(localityId, regulationYear, regulationVersion)).rules;
  }

  /** Assessments on or once on these agendas that the reader is in conflict with. */
  async hiddenFrom({ personId }: Actor, meetings: readonly Meeting[]): Promise<ReadonlySet<string>> {
    return idsOf((await this.onAgendas(meetings)).filter((a) => a.conflictedIds.includes(personId)));
  }

  private async withheld(
    actor: Actor,
    meeting: Meeting,
    council: Council,
  ): Promise<Pick<Readable, 'hidden' | 'unheard'>> {
    const { personId } = actor;
    const items = await this.onAgendas([meeting]);
    const hidden = idsOf(items.filter((a) => a.conflictedIds.includes(personId)));
    if (!declares(actor, targetOf(council, meeting))) return { hidden, unheard: hidden };
    return { hidden, unheard: idsOf(items.filter((a) => hidden.has(a.id) || !a.declaredIds.includes(personId))) };
  }

  private onAgendas(meetings: readonly Meeting[]): Promise<Assessment[]> {
    const items = meetings.flatMap(({ agenda, agendaChanges }) => [
      ...agenda,
      ...agendaChanges.flatMap(({ added, removed }) => [...added, ...removed]),
    ]);
    return this.assessments.findAll([...new Set(items.map(({ assessmentId }) => assessmentId))]);
  }

  async viewFor(actor: Actor, meeting: Meeting): Promise<MeetingView> {
    return viewOf(meeting, await this.hiddenFrom(actor, [meeting]));
  }
}

/** The meeting without what is not for the reader: an order by score would tell them where their own dossier stands. */
export function viewOf(meeting: Meeting, hidden: ReadonlySet<string>): MeetingView {
  const { minutes: _, spells: __, ...view } = meeting;
  const agenda = meeting.agenda.filter(({ assessmentId }) => !hidden.has(assessmentId));
  const conflicts = meeting.agenda.length - agenda.length;
  return { ...view, agenda, agendaChanges: agendaChangesFor(meeting.agendaChanges, hidden), conflicts };
}
