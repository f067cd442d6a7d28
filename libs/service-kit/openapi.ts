import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { schemasOfValidated } from '#lib/contracts/json-schema.js';

/** The service's OpenAPI document; schemas come from the same class-validator rules that check the requests. */
export function openApiOf(app: INestApplication, service: string): OpenAPIObject {
  const settings = new DocumentBuilder().setTitle(`Sáng kiến: ${service}`).setVersion('1').addBearerAuth().build();
  const document = SwaggerModule.createDocument(app, settings, { autoTagControllers: false });
  const checked = schemasOfValidated();
  const schemas = document.components?.schemas ?? {};
  for (const name of Object.keys(schemas)) if (checked[name]) schemas[name] = checked[name];
  return document;
}

/** Serves the document as `/api/<service>/openapi.json`. */
export function serveOpenApi(app: INestApplication, service: string): void {
  let document: OpenAPIObject | undefined;
  app.getHttpAdapter().get(`/api/${service}/openapi.json`, (_: unknown, response: { json(body: unknown): void }) => {
    document ??= openApiOf(app, service);
    response.json(document);
  });
}
