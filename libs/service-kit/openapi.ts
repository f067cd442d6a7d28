import type { INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ApiProperty, DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { schemasOf, validatedIn, type JsonSchema } from '#lib/contracts/json-schema.js';
import { childOf, type Validated } from '#lib/contracts/payload-check.js';
import type { Service } from './kit.module.js';

/** The classes that requests of the app are read into, found by the types of its endpoints' parameters. */
function requestsOf(app: INestApplication): Validated[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const parameters = controllers.flatMap(({ metatype }) => {
    const { prototype } = metatype as { prototype: object };
    return Object.getOwnPropertyNames(prototype).flatMap(
      (method) => (Reflect.getMetadata('design:paramtypes', prototype, method) ?? []) as Validated[],
    );
  });
  return validatedIn(parameters);
}

/** Nest's own description of a property knows neither rules nor types inside; this tells it what the rules say. */
function describe(type: Validated, { properties, required = [] }: JsonSchema): void {
  for (const [name, schema] of Object.entries(properties)) {
    const child = childOf(type, name);
    const inside = child ? { type: () => child, isArray: 'items' in schema } : schema;
    ApiProperty({ ...inside, required: required.includes(name) })(type.prototype as object, name);
  }
}

/** The schemas that the paths refer to, directly or through others; payloads of events are none of their business. */
function usedBy(paths: object, schemas: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> {
  const used: Record<string, JsonSchema> = {};
  const visit = (content: object) => {
    for (const [, name = ''] of JSON.stringify(content).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      const schema = schemas[name];
      if (!schema) throw new Error(`${name} is given or taken by an endpoint but has no rules`);
      if (name in used) continue;
      used[name] = schema;
      visit(schema);
    }
  };
  visit(paths);
  return used;
}

/** The requests that the service understands; schemas come from the same class-validator rules that check them. */
export function openApiOf(app: INestApplication, service: string): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle(`Sáng kiến: ${service}`)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth()
    .build();
  const requests = requestsOf(app);
  const checked = schemasOf(requests);
  for (const type of requests) {
    const schema = checked[type.name];
    if (schema) describe(type, schema);
  }
  const document = SwaggerModule.createDocument(app, settings, { autoTagControllers: false });
  document.components = { ...document.components, schemas: usedBy(document.paths, checked) };
  return document;
}

/** Serves the committed document, which says more than a running service knows, as `/api/<service>/openapi.json`. */
export function serveOpenApi(app: INestApplication, { name, openapi }: Pick<Service, 'name' | 'openapi'>): void {
  app
    .getHttpAdapter()
    .get(`/api/${name}/openapi.json`, (_: unknown, response: { json(body: unknown): void }) => response.json(openapi));
}
