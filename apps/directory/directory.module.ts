import { Module, type OnModuleInit } from '@nestjs/common';
import { SigningKeys } from '#lib/service-kit/auth.guard.js';
import { Periodic } from '#lib/service-kit/periodic.js';
import { AccountController } from './account/account.controller.js';
import { AccountService } from './account/account.service.js';
import { AccountStore } from './account/account.store.js';
import { FirstAdministrator } from './account/first-administrator.js';
import { SignInFailureStore } from './account/sign-in-failure.store.js';
import { ClockController } from './clock/clock.controller.js';
import { DemoController } from './demo/demo.controller.js';
import { Demo } from './demo/demo.js';
import { PersonController } from './person/person.controller.js';
import { PersonService } from './person/person.service.js';
import { PersonStore } from './person/person.store.js';
import { LocalityFiles } from './regulation/locality-files.js';
import { RegulationController } from './regulation/regulation.controller.js';
import { RegulationService } from './regulation/regulation.service.js';
import { RegulationStore } from './regulation/regulation.store.js';
import { AccessTokenIssuer } from './session/access-token.issuer.js';
import { MeController } from './session/me.controller.js';
import { RegulationDraftController } from './regulation-draft/regulation-draft.controller.js';
import { RegulationDraftService } from './regulation-draft/regulation-draft.service.js';
import { RegulationDraftStore } from './regulation-draft/regulation-draft.store.js';
import { SessionController } from './session/session.controller.js';
import { SessionService } from './session/session.service.js';
import { SessionStore } from './session/session.store.js';
import { JwksController } from './signing-key/jwks.controller.js';
import { SigningKeyStore } from './signing-key/signing-key.store.js';
import { UnitController } from './unit/unit.controller.js';
import { UnitService } from './unit/unit.service.js';
import { UnitStore } from './unit/unit.store.js';

/** Danh bạ: units, people, accounts, sessions, regulations. Its own keys verify the tokens that reach it. */
@Module({
  controllers: [
    UnitController,
    PersonController,
    AccountController,
    SessionController,
    MeController,
    JwksController,
    RegulationController,
    RegulationDraftController,
    ClockController,
    DemoController,
  ],
  providers: [
    UnitStore,
    UnitService,
    PersonStore,
    PersonService,
    AccountStore,
    SignInFailureStore,
    AccountService,
    FirstAdministrator,
    SessionStore,
    AccessTokenIssuer,
    SessionService,
    SigningKeyStore,
    { provide: SigningKeys, useExisting: SigningKeyStore },
    LocalityFiles,
    RegulationStore,
    RegulationService,
    RegulationDraftStore,
    RegulationDraftService,
    Demo,
  ],
  exports: [SigningKeys],
})
export class DirectoryModule implements OnModuleInit {
  constructor(
    private readonly periodic: Periodic,
    private readonly sessions: SessionStore,
    private readonly failures: SignInFailureStore,
    private readonly regulations: RegulationService,
  ) {}

  onModuleInit(): void {
    this.periodic.every(60 * 60 * 1000, 'prune sessions', () => this.sessions.prune());
    this.periodic.every(60 * 60 * 1000, 'prune sign-in failures', () => this.failures.prune());
    this.periodic.every(60 * 1000, 'carry regulations over', () => this.regulations.carryOver());
  }
}
