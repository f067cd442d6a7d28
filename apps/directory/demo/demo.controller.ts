import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { notFound } from '#lib/contracts/errors.js';
import { Public } from '#lib/service-kit/acting.js';
import { Env } from '#lib/service-kit/env.js';
import { demoPassword } from './demo.js';
import { demoPeople, type DemoPerson } from './demo-people.js';

/** Tài khoản trình diễn: who may be tried; answers only where the demo data is. */
@ApiTags('demo')
@Public()
@Controller('demo/accounts')
export class DemoController {
  constructor(private readonly env: Env) {}

  @ApiOperation({ summary: 'Các tài khoản trình diễn và mật khẩu chung (chỉ khi DEMO=1)' })
  @Get()
  list(): { password: string; items: DemoPerson[] } {
    if (this.env.DEMO !== 1) throw notFound('demo', 'accounts');
    return { password: demoPassword, items: demoPeople() };
  }
}
