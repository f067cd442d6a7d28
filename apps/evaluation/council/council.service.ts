import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '#lib/contracts/errors.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { tidy } from '#lib/service-kit/text.js';
import { randomUUID } from 'node:crypto';
import * as commands from './council.commands.js';
import type { AmendCouncilDto, FoundCouncilDto, SeatDto } from './council.dto.js';
import type { Council, Member } from './council.entity.js';
import { CouncilStore } from './council.store.js';
import { councilTarget } from './council.target.js';

/** Who may set up and amend a council: load, authorize, let the command decide. */
@Injectable()
export class CouncilService {
  constructor(
    private readonly councils: CouncilStore,
    private readonly reference: ReferenceStore,
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
    };
    const change = commands.found(founding, rules, actedBy(actor, role), at);
    return this.councils.create(randomUUID(), { at, acting }, change);
  }

  async amend(acting: Acting, id: string, { members, decision }: AmendCouncilDto): Promise<Council> {
    const { actor, at } = acting;
    const known = await this.councils.get(id);
    const role = authorize(actor, 'council.manage', councilTarget(known));
    const { localityId, regulationYear, regulationVersion } = known;
    const { rules } = await this.reference.regulation(localityId, regulationYear, regulationVersion);
    const named = await this.membersOf(members);
    return this.councils.change(id, { at, acting }, (council) =>
      commands.amend(council, named, decision && tidy(decision), rules, actedBy(actor, role)),
    );
  }

  async get(actor: Actor, id: string): Promise<Council> {
    const council = await this.councils.get(id);
    authorize(actor, 'council.read', councilTarget(council));
    return council;
  }

  private async membersOf(seats: readonly SeatDto[]): Promise<Member[]> {
    const people = await this.reference.people(seats.map(({ personId }) => personId));
    return seats.map(({ personId, role }) => {
      const person = people.find((p) => p.personId === personId);
      if (!person) throw notFound('person', personId);
      return { personId, fullName: person.fullName, unitId: person.unitId, role };
    });
  }
}
