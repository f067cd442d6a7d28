import { Injectable } from '@nestjs/common';
import { invalid } from '#lib/contracts/errors.js';
import type { Defect } from '#lib/contracts/shared.js';
import { localDate, periodEnd } from '#lib/regulation/calendar.js';
import { handedIn } from '#lib/regulation/intake.js';
import { formatNumber, numberPattern } from '#lib/regulation/numbering.js';
import type { PeriodKind, Regulation } from '#lib/regulation/regulation.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { actedBy, authorize, type Target } from '#lib/service-kit/policy.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { tidy } from '#lib/service-kit/text.js';
import { DossierStore } from '../dossier/dossier.store.js';
import * as commands from './intake.commands.js';
import { defectFields, type DefectField } from './defect-fields.js';
import type { ReceiveDto } from './intake.dto.js';
import type { Intake } from './intake.entity.js';
import { IntakeStore } from './intake.store.js';

const endOf = (rules: Regulation, kind: PeriodKind, at: Date) =>
  periodEnd(localDate(at), rules.periods[kind], rules.calendar);

const targetOf = ({ id, officePath, authorIds, state }: Intake): Target => ({
  unitPath: officePath,
  conflicted: authorIds,
  state,
  thing: { what: 'intake', id, read: 'intake.read' },
});

/** Who may do what at the intake office: load, authorize, let the command decide. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly intakes: IntakeStore,
    private readonly dossiers: DossierStore,
    private readonly reference: ReferenceStore,
  ) {}

  async receive(acting: Acting, id: string, said: ReceiveDto): Promise<Intake> {
    const { by, rules, intake } = await this.handling(acting, id);
    const { at } = acting;
    const year = Number(localDate(at).slice(0, 4));
    const { code } = await this.reference.unit(intake.officeUnitId);
    const pattern = numberPattern(rules, 'receipt', code);
    return this.intakes.receive(id, year, { at, acting }, (row, sequence) => {
      const answerBy = endOf(rules, 'answer', at);
      const number = formatNumber(pattern, { sequence, year, body: code, unit: code });
      const receipt = { number, sequence, year, answerBy };
      return commands.receive(row, receipt, handedIn(rules, said), rules, by, at);
    });
  }

  async accept(acting: Acting, id: string): Promise<Intake> {
    const { by, rules, intake } = await this.handling(acting, id);
    const { at } = acting;
    const dossier = await this.dossiers.get(intake.initiativeId);
    const decideBy = endOf(rules, 'decision', at);
    return this.intakes.change(id, { at, acting }, (row) => commands.accept(row, dossier, decideBy, by, at));
  }

  async sendBack(acting: Acting, id: string, defects: Defect[]): Promise<Intake> {
    const { by, rules } = await this.handling(acting, id);
    const { at } = acting;
    const supplement = { fields: defectFields(rules).map(({ field }) => field), dueAt: endOf(rules, 'supplement', at) };
    return this.intakes.change(id, { at, acting }, (row) => commands.sendBack(row, defects, supplement, by, at));
  }

  async refuse(acting: Acting, id: string, reason: string): Promise<Intake> {
    const { by } = await this.handling(acting, id);
    const { at } = acting;
    const words = tidy(reason);
    if (!words) throw invalid({ key: 'reason-missing', field: 'reason' });
    return this.intakes.change(id, { at, acting }, (row) => commands.refuse(row, words, by, at));
  }

  async get(actor: Actor, id: string): Promise<Intake> {
    const intake = await this.intakes.get(id);
    authorize(actor, 'intake.read', targetOf(intake));
    return intake;
  }

  /** What a defect may concern under the dossier's regulation, for the form. */
  async defectFields(actor: Actor, id: string): Promise<DefectField[]> {
    const intake = await this.get(actor, id);
    return defectFields(await this.rulesOf(intake));
  }

  private async handling(acting: Acting, id: string) {
    const intake = await this.intakes.get(id);
    const role = authorize(acting.actor, 'intake.handle', targetOf(intake));
    return { intake, by: actedBy(acting.actor, role), rules: await this.rulesOf(intake) };
  }

  private async rulesOf({ initiativeId }: Intake): Promise<Regulation> {
    const { localityId, regulationYear, regulationVersion } = await this.dossiers.get(initiativeId);
    return (await this.reference.regulation(localityId, regulationYear, regulationVersion)).rules;
  }
}
