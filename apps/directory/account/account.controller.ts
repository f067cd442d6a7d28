import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { AmendAccountDto, OpenAccountDto, ResetPasswordDto } from './account.dto.js';
import type { Account } from './account.entity.js';
import { AccountService } from './account.service.js';
import { AccountStore } from './account.store.js';

type AccountView = Omit<Account, 'historyHash'>;
const viewOf = ({ id, version, personId, userName, active, passwordSetAt }: Account): AccountView => ({
  id,
  version,
  personId,
  userName,
  active,
  passwordSetAt,
});

@ApiTags('accounts')
@ApiBearerAuth()
@Controller('accounts')
export class AccountController {
  constructor(
    private readonly service: AccountService,
    private readonly accounts: AccountStore,
  ) {}

  @ApiOperation({ summary: 'Mở tài khoản cho một người' })
  @Post()
  async open(@Act() acting: Acting, @Body() dto: OpenAccountDto): Promise<AccountView> {
    return viewOf(await this.service.open(acting, dto));
  }

  @ApiOperation({ summary: 'Tài khoản của một người' })
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Query('personId', ParseUUIDPipe) personId: string,
  ): Promise<{ items: AccountView[] }> {
    await this.service.authorizeFor(actor, personId);
    return { items: (await this.accounts.byPerson(personId)).map(viewOf) };
  }

  @ApiOperation({ summary: 'Khóa hoặc mở lại tài khoản' })
  @Patch(':id')
  async amend(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { active }: AmendAccountDto,
  ): Promise<AccountView> {
    return viewOf(await this.service.activate(acting, id, active));
  }

  @ApiOperation({ summary: 'Đặt lại mật khẩu; mọi phiên đăng nhập của tài khoản chấm dứt' })
  @Post(':id/password')
  @HttpCode(200)
  async resetPassword(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { password }: ResetPasswordDto,
  ): Promise<AccountView> {
    return viewOf(await this.service.resetPassword(acting, id, password));
  }
}
