import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '#lib/service-kit/acting.js';
import type { JWK } from 'jose';
import { SigningKeyStore } from './signing-key.store.js';

@ApiTags('sessions')
@Public()
@Controller('.well-known/jwks.json')
export class JwksController {
  constructor(private readonly keys: SigningKeyStore) {}

  @ApiOperation({ summary: 'Khóa công khai để kiểm tra mã truy cập (RFC 7517)' })
  @Get()
  @Header('cache-control', 'public, max-age=300')
  async keySet(): Promise<{ keys: JWK[] }> {
    return { keys: await this.keys.published() };
  }
}
