import type { Client, Session } from './client.js';

/** Who acts in a locality: its demo accounts, signed in when first needed. */
export class People {
  constructor(
    readonly client: Client,
    private readonly accounts: string,
    private readonly provinceAccounts: string,
  ) {}

  /** Of this locality, such as `tacgia1`. */
  account(name: string): Promise<Session> {
    return this.client.signIn(`${this.accounts}.${name}`);
  }

  unitHead(unitCode: string): Promise<Session> {
    return this.account(`thutruong.${unitCode}`);
  }

  unitSecretary(unitCode: string): Promise<Session> {
    return this.account(`vanthu.${unitCode}`);
  }

  intakeOfficer(officeCode: string): Promise<Session> {
    return this.account(`tiepnhan.${officeCode}`);
  }

  standingOfficer(): Promise<Session> {
    return this.account('thuongtruc');
  }

  chairman(): Promise<Session> {
    return this.account('chutich');
  }

  provinceOfficer(): Promise<Session> {
    return this.client.signIn(`${this.provinceAccounts}.tinh`);
  }

  administrator(): Promise<Session> {
    return this.client.signIn('quantri');
  }
}
