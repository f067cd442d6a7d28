import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor, Public } from '#lib/service-kit/acting.js';
import { CampaignQuery, LaunchCampaignDto, ListQuery, ListsQuery } from './campaign.dto.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignService } from './campaign.service.js';
import { CampaignStore } from './campaign.store.js';

@ApiTags('campaigns')
@ApiBearerAuth()
@Controller('campaigns')
export class CampaignController {
  constructor(
    private readonly service: CampaignService,
    private readonly campaigns: CampaignStore,
  ) {}

  @ApiOperation({ summary: 'Phát động đăng ký sáng kiến, có thể theo chủ đề và cấp đăng ký' })
  @Post()
  launch(@Act() acting: Acting, @Body() dto: LaunchCampaignDto): Promise<Campaign> {
    return this.service.launch(acting, dto);
  }

  @ApiOperation({ summary: 'Các đợt phát động của địa phương, theo năm' })
  @Get()
  list(@CurrentActor() actor: Actor, @Query() { regulationYear }: CampaignQuery): Promise<Campaign[]> {
    return this.campaigns.list(actor.localityId, regulationYear);
  }

  @ApiOperation({ summary: 'Tiến độ đăng ký theo đơn vị' })
  @Get(':id/progress')
  progress(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.service.progress(actor, id);
  }

  @ApiOperation({ summary: 'Công khai danh sách đăng ký' })
  @Post(':id/registered-list')
  publishList(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string): Promise<Campaign> {
    return this.service.publishList(acting, id);
  }

  @ApiOperation({ summary: 'Danh sách đăng ký đã công khai; ai cũng xem được' })
  @Public()
  @Get(':id/registered-list')
  registeredList(@Param('id', ParseUUIDPipe) id: string, @Query() { version }: ListQuery) {
    return this.service.registeredList(id, version);
  }

  @ApiOperation({ summary: 'Danh sách ấy, tệp CSV mở được bằng Excel, theo mẫu của quy chế; ai cũng tải được' })
  @ApiProduces('text/csv')
  @Public()
  @Get(':id/registered-list.csv')
  async registeredFile(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { version }: ListQuery,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.service.registeredFile(id, version), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="danh-sach-dang-ky.csv"',
    });
  }

  @ApiOperation({ summary: 'Các lần công khai danh sách đăng ký; ai cũng xem được' })
  @Public()
  @Get(':id/registered-list/versions')
  publications(@Param('id', ParseUUIDPipe) id: string) {
    return this.service.publications(id);
  }

  @ApiOperation({ summary: 'Thay đổi giữa hai lần công khai; ai cũng xem được' })
  @Public()
  @Get(':id/registered-list/diff')
  compare(@Param('id', ParseUUIDPipe) id: string, @Query() { from, to }: ListsQuery) {
    return this.service.compare(id, from, to);
  }
}
