import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Act, Acting, Actor, CurrentActor } from '#lib/service-kit/acting.js';
import { NoteDto, NoteQuery, type NoteView } from './note.dto.js';
import { NoteService } from './note.service.js';

@ApiTags('meetings')
@ApiBearerAuth()
@Controller('meetings/:id/notes')
export class NoteController {
  constructor(private readonly service: NoteService) {}

  @ApiOperation({ summary: 'Ý kiến thảo luận trước khi biểu quyết; ý kiến bảo lưu sau kết luận, ghi vào biên bản' })
  @Post()
  write(@Act() acting: Acting, @Param('id', ParseUUIDPipe) id: string, @Body() dto: NoteDto): Promise<NoteView> {
    return this.service.write(acting, id, dto);
  }

  @ApiOperation({ summary: 'Ý kiến về một hồ sơ trong cuộc họp' })
  @Get()
  list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { assessmentId }: NoteQuery,
  ): Promise<NoteView[]> {
    return this.service.list(actor, id, assessmentId);
  }
}
