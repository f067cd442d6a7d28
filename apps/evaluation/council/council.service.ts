import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { ConflictWatch } from '../assessment/conflict.watch.js';
import { DepartureWatch } from '../assessment/departure.watch.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import type { Change } from '#lib/service-kit/change.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { tidy } from '#lib/service-kit/text.js';
import { randomUUID } from 'node:crypto';
import * as commands from './council.commands.js';
import type { AmendCouncilDto, FoundCouncilDto, PanelsDto, SeatDto, StepInDto } from './council.dto.js';
import type { Council, Member } from './council.entity.js';
import { CouncilStore } from './council.store.js';
import { councilTarget } from './council.target.js';

/** Who may set up and amend a council: load, authorize, let the command decide. */
@Injectable()
export class CouncilService {
  constructor(
    private readonly councils: CouncilStore,
    private readonly reference: ReferenceStore,
    private readonly watch: ConflictWatch,
    private readonly departures: DepartureWatch,
  ) {}

  async found(acting: Acting, dto: FoundCouncilDto): Promise<Council> {
    const { actor, at } = acting;
    const { localityId, path, canRecognize } = await this.reference.unit(dto.unitId);
    const role = authorize(actor, 'council.manage', { unitPath: path });
    if (dto.level === 'unit' && !canRecognize) throw conflict({ key: 'unit-cannot-recognize', field: 'unitId' });
    const { year, version, rules } = await this.reference.regulationInForce(localityId, dto.year);
    const { unitId, level, decisionNumber, decisionDate, validFrom, validTo } = dto;
    const founding = {
      ...{ localityId, regulationYear: year, regulationVersion: version, level, unitId, unitPath: path },
      ...{ name: tidy(dto.name), decisionNumber: tidy(decisionNumber), decisionDate, validFrom, validTo },
      members: await this.membersOf(dto.members),
      ...(dto.panels ? { panels: dto.panels } : {}),
    };
    const change = commands.found(founding, rules, actedBy(actor, role), at);
    return this.councils.create(randomUUID(), { at, acting }, change);
  }

  async amend(acting: Acting, id: string, { members, decision, panels }: AmendCouncilDto): Promise<Council> {
    const known = await this.councils.get(id);
    authorize(acting.actor, 'council.manage', councilTarget(known));
    const { localityId, regulationYear, regulationVersion } = known;
    const { rules } = await this.reference.regulation(localityId, regulationYear, regulationVersion);
    const amending = {
      members: await this.membersOf(members),
      ...(decision ? { decision: tidy(decision) } : {}),
      ...(panels ? { panels } : {}),
    };
    return this.manage(acting, id, (council, by) => commands.amend(council, amending, rules, by));
  }

  arrangePanels(acting: Acting, id: string, { panels }: PanelsDto): Promise<Council> {
    return this.manage(acting, id, (council, by) => commands.arrangePanels(council, panels, by));
  }

  stepIn(acting: Acting, id: string, { reason, ...stepping }: StepInDto): Promise<Council> {
    return this.manage(acting, id, (council, by) =>
      commands.stepIn(council, { ...stepping, reason: tidy(reason) }, by),
    );
  }

  /** Whoever left scores no more; whoever sits from now on may be in conflict with what the council is at work on. */
  private async manage(
    acting: Acting,
    id: string,
    decide: (council: Council, by: ActedBy) => Change<Council>,
  ): Promise<Council> {
    const { actor, at } = acting;
    const by = actedBy(actor, authorize(actor, 'council.manage', councilTarget(await this.councils.get(id))));
    return this.councils.change(
      id,
      { at, acting },
      (council) => decide(council, by),
      async (tx, council) => {
        await this.departures.follow(tx, council, by, at);
        await this.watch.council(tx, id, by, { at });
      },
    );
  }

  async get(actor: Actor, id: string): Promise<Council> {
    const council = await this.councils.get(id);
    authorize(actor, 'council.read', councilTarget(council));
    return council;
  }

  private async membersOf(seats: readonly SeatDto[]): Promise<Member[]> {
    const people = await this.reference.people(seats.map(({ personId }) => personId));
    return seats.map(({ personId, ...seat }) => {
      const person = people.find((p) => p.personId === personId);
      if (!person) throw notFound('person', personId);
      return { ...seat, personId, fullName: person.fullName, unitId: person.unitId };
    });
  }
}
