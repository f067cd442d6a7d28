import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { ChangePasswordDto } from '../account/account.dto.js';
import { AccountService } from '../account/account.service.js';
import { AccountStore } from '../account/account.store.js';
import { PersonStore } from '../person/person.store.js';
import { viewOf, type PersonView } from '../person/person.view.js';
import type { Unit } from '../unit/unit.entity.js';
import { UnitStore } from '../unit/unit.store.js';

/** Who I am, where I work, and what I may do for which unit. */
export interface Me {
  actor: Actor;
  userName?: string;
  person: PersonView;
  unit: Pick<Unit, 'id' | 'code' | 'name' | 'kind' | 'localityId' | 'path'>;
}

@ApiTags('me')
@ApiBearerAuth()
@Controller('me')
export class MeController {
  constructor(
    private readonly people: PersonStore,
    private readonly units: UnitStore,
    private readonly accounts: AccountStore,
    private readonly service: AccountService,
  ) {}

  @ApiOperation({ summary: 'Tôi là ai, ở đơn vị nào, giữ vai trò gì' })
  @Get()
  async me(@CurrentActor() actor: Actor): Promise<Me> {
    const person = await this.people.get(actor.personId);
    const { id, code, name, kind, localityId, path } = await this.units.get(person.unitId);
    const [account] = await this.accounts.byPerson(person.id);
    return {
      actor,
      ...(account ? { userName: account.userName } : {}),
      person: viewOf(person, actor),
      unit: { id, code, name, kind, localityId, path },
    };
  }

  @ApiOperation({ summary: 'Đổi mật khẩu; mọi phiên đăng nhập chấm dứt' })
  @Put('password')
  @HttpCode(204)
  changePassword(@Act() acting: Acting, @Body() dto: ChangePasswordDto): Promise<void> {
    return this.service.changePassword(acting, dto);
  }
}
