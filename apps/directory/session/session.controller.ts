import { Body, Controller, Delete, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '#lib/service-kit/acting.js';
import { Env } from '#lib/service-kit/env.js';
import type { Request, Response } from 'express';
import { giveRefreshToken, refreshTokenOf, takeRefreshToken } from './refresh-cookie.js';
import { SignInDto, type SignedIn } from './session.dto.js';
import { SessionService, type SignedInSession } from './session.service.js';

@ApiTags('sessions')
@Public()
@Controller('sessions')
export class SessionController {
  private readonly secure: boolean;

  constructor(
    private readonly sessions: SessionService,
    env: Env,
  ) {
    this.secure = env.PUBLIC_URL?.startsWith('https:') ?? false;
  }

  @ApiOperation({ summary: 'Đăng nhập bằng tên người dùng và mật khẩu' })
  @Post()
  async signIn(@Body() dto: SignInDto, @Res({ passthrough: true }) response: Response): Promise<SignedIn> {
    return this.answer(response, await this.sessions.signIn(dto));
  }

  @ApiOperation({ summary: 'Gia hạn phiên; mã làm mới chỉ dùng được một lần' })
  @Post('refresh')
  @HttpCode(200)
  async refresh(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<SignedIn> {
    return this.answer(response, await this.sessions.refresh(refreshTokenOf(request)));
  }

  @ApiOperation({ summary: 'Đăng xuất' })
  @Delete()
  @HttpCode(204)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.sessions.signOut(refreshTokenOf(request));
    takeRefreshToken(response, this.secure);
  }

  private answer(response: Response, { signedIn, refreshToken }: SignedInSession): SignedIn {
    giveRefreshToken(response, refreshToken, this.secure);
    response.setHeader('cache-control', 'no-store');
    return signedIn;
  }
}
