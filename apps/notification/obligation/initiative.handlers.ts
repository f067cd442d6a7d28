import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { IntakeReceived, intakeReceived } from '#lib/contracts/evaluation.events.js';
import { initiativeAmended, initiativeEvents, InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import type { RoleHeld } from '#lib/contracts/directory.events.js';
import { localDate, type LocalDate } from '#lib/regulation/calendar.js';
import { intakeOfficeFor } from '#lib/regulation/intake.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import type { EntityManager } from 'typeorm';
import { InitiativeRefStore } from './initiative-ref.store.js';
import type { ObligationKind } from './obligation.kinds.js';
import { kindsOfStates, leftCouncil, owedFor, type Circumstances } from './obligation.rules.js';
import { ObligationStore } from './obligation.store.js';

const types = [...Object.values(initiativeEvents), initiativeAmended].map(({ type }) => type);
/** Deadlines that are counted from the beginning of the state; an amendment begins none. */
const countedFromState: readonly ObligationKind[] = ['submit', 'answer-intake', 'sign'];
/** Where a council may be at work with it. */
const heardIn: readonly string[] = ['filed', 'accepted', 'evaluating'];
const ended: readonly string[] = ['withdrawn', 'lapsed', 'revoked', 'declined'];

const isHeld = (held: RoleHeld, unitId: string, on: LocalDate): boolean =>
  held.role === 'unit-head' && held.unitId === unitId && (held.validFrom ?? on) <= on && on <= (held.validTo ?? on);

/** What an initiative's state asks of people; every snapshot says all of it, so an older one changes nothing. */
@Controller()
export class InitiativeHandlers {
  constructor(
    private readonly obligations: ObligationStore,
    private readonly initiatives: InitiativeRefStore,
    private readonly reference: ReferenceStore,
  ) {}

  @EventPattern<string[]>(types)
  async follow(@Payload() snapshot: InitiativeSnapshot, @Ctx() { tx, event }: EventContext): Promise<void> {
    const at = new Date(event.time);
    const receipt = await this.initiatives.keep(tx, snapshot);
    if (!receipt) return;
    if (!heardIn.includes(snapshot.state)) await this.leaveCouncil(tx, snapshot.initiativeId, at);
    if (ended.includes(snapshot.state)) return this.obligations.cancelAll(tx, snapshot.initiativeId, at);
    const answerBy = receipt.received_at && receipt.received_at >= at ? receipt.answer_by : null;
    const circumstances = await this.circumstances(tx, snapshot, at);
    const owed = owedFor(snapshot, { ...circumstances, ...(answerBy ? { answerBy } : {}) });
    const closing = { subject: snapshot.initiativeId, kinds: kindsOfStates, but: owed };
    await this.obligations.close(tx, closing, 'done', at);
    const isAmended = event.type === initiativeAmended.type;
    await this.obligations.open(tx, isAmended ? owed.filter(({ kind }) => !countedFromState.includes(kind)) : owed, at);
  }

  /** The receipt's date takes the place of the one that was worked out. */
  @EventPattern<string>(intakeReceived.type)
  async receive(@Payload() receipt: IntakeReceived, @Ctx() { tx, event }: EventContext): Promise<void> {
    const { initiativeId } = receipt;
    const [answerBy, receivedAt] = [new Date(receipt.answerBy), new Date(event.time)];
    if (!(await this.initiatives.keepReceipt(tx, initiativeId, answerBy, receivedAt))) return;
    await this.obligations.moveDeadline(tx, initiativeId, 'answer-intake', answerBy, receivedAt);
  }

  /** No sheet or sentence is waited for any more, nor one whose assignment is heard of later but was made before. */
  private async leaveCouncil(tx: EntityManager, initiativeId: string, at: Date): Promise<void> {
    await this.obligations.isNews(tx, leftCouncil(initiativeId), at.getTime());
    await this.obligations.cancelAll(tx, initiativeId, at, ['score', 'explain']);
  }

  private async circumstances(tx: EntityManager, snapshot: InitiativeSnapshot, at: Date): Promise<Circumstances> {
    const { localityId, regulationYear, regulationVersion, unitId, sector } = snapshot;
    const { rules } = await this.reference.regulation(localityId, regulationYear, regulationVersion, tx);
    const { kind: unitKind } = await this.reference.unit(unitId, tx);
    const office = intakeOfficeFor(rules, sector);
    const unit = office ? await this.reference.unitByCode(localityId, office.office, tx) : null;
    const heads = {
      confirmingUnitId: await this.headedBy(tx, snapshot, unitId, at),
      decidingUnitId: await this.headedBy(tx, snapshot, snapshot.recognizingUnitId, at),
    };
    return { rules, unitKind, at, ...heads, ...(unit ? { officeUnitId: unit.unitId } : {}) };
  }

  /** The unit, or the nearest above it, that has a head today who is no author; the unit itself where there is none. */
  private async headedBy(
    tx: EntityManager,
    { authors }: InitiativeSnapshot,
    unitId: string,
    at: Date,
  ): Promise<string> {
    const { path } = await this.reference.unit(unitId, tx);
    const isAuthor = (personId: string) => authors.some((author) => author.personId === personId);
    for (const above of path) {
      const heads = await this.reference.holders('unit-head', above, tx);
      if (
        heads.some((head) => !isAuthor(head.personId) && head.roles.some((held) => isHeld(held, above, localDate(at))))
      )
        return above;
    }
    return unitId;
  }
}
