import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, HttpAdapterHost } from '@nestjs/core';
import { consumers } from '#lib/contracts/topology.js';
import { EventServer } from '#lib/messaging/event-server.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { OutboxRelay } from '#lib/messaging/relay.js';
import type { Transport } from '#lib/messaging/transport.js';
import type { JWK } from 'jose';
import { DataSource } from 'typeorm';
import { AccessTokens, AuthGuard, SigningKeys } from './auth.guard.js';
import { Clock } from './clock.js';
import { dataSourceOf, type Schema } from './database.js';
import { DemoClock } from './demo-clock.js';
import { Env } from './env.js';
import { HealthController } from './health.controller.js';
import { Housekeeping } from './housekeeping.js';
import { ParkedController } from './parked.controller.js';
import { Periodic } from './periodic.js';
import { ProblemFilter } from './problem.filter.js';
import { ReferenceHandlers } from './reference.handlers.js';
import { ReferenceStore } from './reference.store.js';
import { TRANSPORT } from './runtime.js';
import { Shutdown } from './shutdown.js';
import { validation } from './validation.js';

/** A service: its schema, its module, and whether it is the directory itself or follows it. */
export interface Service extends Schema {
  readonly module: Type;
  /** The committed description of its API; `npm run docs` writes it. */
  readonly openapi: object;
}

/** What differs between the modes: where the database is and what carries the events. */
export interface Runtime {
  readonly env: Env;
  readonly databaseUrl: string;
  readonly transport: Transport;
}

const infrastructure = (service: Service, { env, databaseUrl, transport }: Runtime): Provider[] => [
  { provide: Env, useValue: env },
  { provide: TRANSPORT, useValue: transport },
  { provide: DataSource, useFactory: () => dataSourceOf(service, databaseUrl).initialize() },
  { provide: Outbox, inject: [DataSource], useFactory: (db: DataSource) => new Outbox(db) },
  {
    provide: OutboxRelay,
    inject: [Outbox],
    useFactory: (outbox: Outbox) => new OutboxRelay(outbox, transport),
  },
  {
    provide: EventServer,
    inject: [Outbox],
    useFactory: (outbox: Outbox) => new EventServer({ consumer: service.name, outbox, transport }),
  },
  Clock,
  DemoClock,
  Periodic,
  Housekeeping,
  Shutdown,
];

const edge: Provider[] = [
  AccessTokens,
  { provide: APP_GUARD, useClass: AuthGuard },
  { provide: APP_PIPE, useFactory: validation },
  {
    provide: APP_FILTER,
    inject: [HttpAdapterHost],
    useFactory: ({ httpAdapter }: HttpAdapterHost) => new ProblemFilter(httpAdapter),
  },
];

const followDirectory: Provider[] = [
  ReferenceStore,
  {
    provide: SigningKeys,
    inject: [ReferenceStore],
    useFactory: (reference: ReferenceStore) => ({
      find: (kid: string): Promise<JWK | undefined> => reference.signingKey(kid),
    }),
  },
];

/** What every service needs around its own module; global within the service's application. */
@Module({})
export class KitModule {
  static around(service: Service, runtime: Runtime): DynamicModule {
    const follows = consumers[service.name].length > 0;
    const providers = [...infrastructure(service, runtime), ...edge, ...(follows ? followDirectory : [])];
    return {
      module: KitModule,
      global: true,
      imports: [service.module],
      controllers: [HealthController, ParkedController, ...(follows ? [ReferenceHandlers] : [])],
      providers,
      exports: providers.filter((p): p is Type => typeof p === 'function').concat([DataSource, Outbox, Env] as never[]),
    };
  }
}
