import { Body, Controller, Get, Module, Post, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, Length, Max, ValidateNested } from 'class-validator';
import { openApiOf } from './openapi.js';

class StepDto {
  @IsString() @Length(1, 50) name!: string;
}

class PlanDto {
  @IsIn(['full', 'trial']) kind!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => StepDto) steps!: StepDto[];
}

class PlanQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Max(200) limit?: number;
  @IsString() unit!: string;
}

@Controller('plans')
class PlanController {
  @Post()
  make(@Body() plan: PlanDto): PlanDto {
    return plan;
  }

  @Get()
  list(@Query() query: PlanQuery): PlanQuery {
    return query;
  }
}

@Module({ controllers: [PlanController] })
class PlanModule {}

describe('the OpenAPI document of a service', () => {
  let document: OpenAPIObject;
  beforeAll(async () => {
    const app = await NestFactory.create(PlanModule, { preview: true, logger: false });
    document = openApiOf(app, 'plans');
  });

  it('takes the schema of a body, and of what is inside it, from its rules', () => {
    const { PlanDto: plan, StepDto: step } = document.components?.schemas ?? {};
    expect(plan).toMatchObject({
      required: ['kind', 'steps'],
      properties: {
        kind: { type: 'string', enum: ['full', 'trial'] },
        steps: { type: 'array', items: { $ref: '#/components/schemas/StepDto' } },
      },
    });
    expect(step).toMatchObject({ properties: { name: { minLength: 1, maxLength: 50 } } });
  });

  it('lists the parameters of a query with their rules', () => {
    expect(document.paths['/plans']?.get?.parameters).toEqual([
      { name: 'limit', in: 'query', required: false, schema: { type: 'integer', maximum: 200 } },
      { name: 'unit', in: 'query', required: true, schema: { type: 'string' } },
    ]);
  });
});
