import { Injectable } from '@nestjs/common';
import { DomainError } from '#lib/contracts/errors.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { Clock } from '#lib/service-kit/clock.js';
import type { Account } from '../account/account.entity.js';
import { AccountService } from '../account/account.service.js';
import { AccountStore } from '../account/account.store.js';
import { rolesOn } from '../person/person.commands.js';
import { PersonStore } from '../person/person.store.js';
import { AccessTokenIssuer, accessTokenSeconds } from './access-token.issuer.js';
import type { SignedIn, SignInDto } from './session.dto.js';
import { SessionStore } from './session.store.js';

export interface SignedInSession {
  signedIn: SignedIn;
  refreshToken: string;
}

const disabled = () => new DomainError('unauthenticated', [{ key: 'account-disabled' }]);

/** Đăng nhập, gia hạn phiên, đăng xuất. */
@Injectable()
export class SessionService {
  constructor(
    private readonly accounts: AccountService,
    private readonly accountRows: AccountStore,
    private readonly sessions: SessionStore,
    private readonly people: PersonStore,
    private readonly issuer: AccessTokenIssuer,
    private readonly clock: Clock,
  ) {}

  /** Throws `sign-in-failed`, `account-locked`, `account-disabled`. */
  async signIn({ userName, password }: SignInDto): Promise<SignedInSession> {
    const account = await this.accounts.prove(userName, password);
    const signedIn = await this.access(account);
    return { signedIn, refreshToken: await this.sessions.begin(account.id) };
  }

  /** New access token, with the roles of now, and the next refresh token. Throws `session-over`. */
  async refresh(token: string | undefined): Promise<SignedInSession> {
    const refreshed = token ? await this.sessions.refresh(token) : undefined;
    if (!refreshed) throw new DomainError('unauthenticated', [{ key: 'session-over' }]);
    const account = await this.accountRows.get(refreshed.accountId);
    return { signedIn: await this.access(account), refreshToken: refreshed.token };
  }

  async signOut(token: string | undefined): Promise<void> {
    if (token) await this.sessions.end(token);
  }

  private async access(account: Account): Promise<SignedIn> {
    const person = await this.people.get(account.personId);
    if (!account.active || !person.active) throw disabled();
    const roles = rolesOn(person, localDate(this.clock.now())).map(({ role, unitId }) => ({ role, unitId }));
    const { id: personId, fullName: name, localityId, unitId } = person;
    const actor: Actor = { personId, name, localityId, unitId, roles };
    return { accessToken: await this.issuer.issue(actor), tokenType: 'Bearer', expiresIn: accessTokenSeconds, actor };
  }
}
