import type { DynamicModule, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { PATTERN_METADATA } from '@nestjs/microservices/constants.js';
import type { ServiceName } from '#lib/contracts/services.js';
import { services } from '#lib/contracts/services.js';
import { consumers } from '#lib/contracts/topology.js';
import { InProcessTransport } from '#lib/messaging/in-process.transport.js';
import { readEnv } from '#lib/service-kit/env.js';
import { KitModule, type Service } from '#lib/service-kit/kit.module.js';
import { certification } from '../certification/index.js';
import { directory } from '../directory/index.js';
import { evaluation } from '../evaluation/index.js';
import { notification } from '../notification/index.js';
import { registration } from '../registration/index.js';

const real: Record<ServiceName, Service> = { directory, registration, evaluation, certification, notification };

type Part = 'imports' | 'controllers';

const partOf = (module: Type | DynamicModule, part: Part): Type[] => {
  const type = 'module' in module ? module.module : module;
  const declared = (Reflect.getMetadata(MODULE_METADATA[part === 'imports' ? 'IMPORTS' : 'CONTROLLERS'], type) ??
    []) as Type[];
  return 'module' in module ? [...declared, ...((module[part] ?? []) as Type[])] : declared;
};

/** The controllers of a module and of all that it imports. */
const controllersOf = (module: Type | DynamicModule): Type[] => [
  ...partOf(module, 'controllers'),
  ...partOf(module, 'imports').flatMap(controllersOf),
];

const patternsOf = ({ prototype }: Type<object>): string[] =>
  Object.getOwnPropertyNames(prototype).flatMap((method) => {
    const handler = Object.getOwnPropertyDescriptor(prototype, method)?.value as object;
    return (Reflect.getMetadata(PATTERN_METADATA, handler) ?? []) as string[];
  });

const handledBy = (service: Service): string[] => {
  const runtime = { env: readEnv({}), databaseUrl: 'postgres://nowhere', transport: new InProcessTransport() };
  const controllers = [...new Set(controllersOf(KitModule.around(service, runtime)))];
  return [...new Set(controllers.flatMap(patternsOf))].sort();
};

describe('the topology', () => {
  it.each(services)('sends %s exactly the events that it has handlers for', (name) => {
    expect(handledBy(real[name])).toEqual(consumers[name].map((event) => event.type).sort());
  });

  it('is held against handlers that were really found', () => {
    expect(handledBy(registration)).toEqual(expect.arrayContaining(['unit.changed.v1', 'decision.issued.v1']));
    expect(handledBy(directory)).toEqual([]);
  });
});
