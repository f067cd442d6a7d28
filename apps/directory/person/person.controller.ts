import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { AmendPersonDto, EnrolPersonDto, PersonQuery } from './person.dto.js';
import { PersonService } from './person.service.js';
import { PersonStore } from './person.store.js';
import { viewOf, type PersonView } from './person.view.js';

@ApiTags('people')
@ApiBearerAuth()
@Controller('people')
export class PersonController {
  constructor(
    private readonly service: PersonService,
    private readonly people: PersonStore,
  ) {}

  @ApiOperation({ summary: 'Thêm người dùng vào một đơn vị' })
  @Post()
  async enrol(@Act() acting: Acting, @Body() dto: EnrolPersonDto): Promise<PersonView> {
    return viewOf(await this.service.enrol(acting, dto), acting.actor);
  }

  @ApiOperation({ summary: 'Tìm người trong địa phương; gõ không dấu cũng tìm được' })
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() query: PersonQuery): Promise<Page<PersonView>> {
    const page = await this.people.list({ ...query, localityId: query.localityId ?? actor.localityId });
    return { ...page, items: page.items.map((person) => viewOf(person, actor)) };
  }

  @ApiOperation({ summary: 'Một người dùng' })
  @Get(':id')
  async get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PersonView> {
    return viewOf(await this.people.get(id), actor);
  }

  @ApiOperation({ summary: 'Sửa thông tin, chuyển đơn vị, giao hoặc thôi vai trò, ngừng hoạt động' })
  @Patch(':id')
  async amend(
    @Act() acting: Acting,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AmendPersonDto,
  ): Promise<PersonView> {
    return viewOf(await this.service.amend(acting, id, dto), acting.actor);
  }
}
