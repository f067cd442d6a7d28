import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import {
  FactRefused,
  factRefused,
  initiativeAmended,
  initiativeEvents,
  InitiativeSnapshot,
} from '#lib/contracts/initiative.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import type { Occasion } from '#lib/service-kit/change.js';
import { AssessmentStore } from '../assessment/assessment.store.js';
import { ConflictWatch } from '../assessment/conflict.watch.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { IntakeStore } from '../intake/intake.store.js';
import { Submissions } from '../intake/submissions.js';

const { submitted, ...others } = initiativeEvents;
const otherTypes = [...Object.values(others), initiativeAmended].map(({ type }) => type);

/** States in which an initiative is no longer in its round. */
const outOfRound = ['unit-recognized', 'withdrawn', 'lapsed', 'revoked'];

const occasionOf = ({ event }: EventContext): Occasion => ({ at: new Date(event.time), cause: event });

/** Follows what registration tells of initiatives; an older snapshot than the last changes nothing. */
@Controller()
export class InitiativeHandlers {
  constructor(
    private readonly dossiers: DossierStore,
    private readonly intakes: IntakeStore,
    private readonly submissions: Submissions,
    private readonly assessments: AssessmentStore,
    private readonly conflicts: ConflictWatch,
  ) {}

  @EventPattern<string[]>(otherTypes)
  async follow(@Payload() snapshot: InitiativeSnapshot, @Ctx() context: EventContext): Promise<void> {
    const occasion = occasionOf(context);
    const dossier = await this.dossiers.keep(context.tx, snapshot, occasion.at);
    if (dossier.version > snapshot.version) return;
    if (outOfRound.includes(dossier.state))
      await this.intakes.cancelAll(context.tx, dossier.initiativeId, snapshot.by, occasion);
    if (dossier.state === 'returned' && snapshot.dueAt)
      await this.intakes.extend(context.tx, dossier.initiativeId, new Date(snapshot.dueAt), snapshot.by, occasion);
    await this.assessments.followDossier(context.tx, dossier, snapshot.by, occasion);
    await this.conflicts.dossier(context.tx, dossier.initiativeId, snapshot.by, occasion);
  }

  @EventPattern<string>(submitted.type)
  async receive(@Payload() snapshot: InitiativeSnapshot, @Ctx() context: EventContext): Promise<void> {
    const occasion = occasionOf(context);
    const dossier = await this.dossiers.keep(context.tx, snapshot, occasion.at);
    if (dossier.state !== 'submitted') return;
    await this.submissions.receive(context.tx, dossier, snapshot, occasion);
  }

  @EventPattern<string>(factRefused.type)
  async undo(@Payload() refused: FactRefused, @Ctx() context: EventContext): Promise<void> {
    const occasion = occasionOf(context);
    await this.intakes.factRefused(context.tx, refused, occasion);
    await this.assessments.factRefused(context.tx, refused, occasion);
  }
}
