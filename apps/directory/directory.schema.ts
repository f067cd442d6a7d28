import type { Schema } from '#lib/service-kit/database.js';
import { kitEntities } from '#lib/service-kit/tables.js';
import { Account, Credential, SignInFailure } from './account/account.entity.js';
import { Initial1700000000000 } from './migrations/1700000000000-initial.js';
import { Person } from './person/person.entity.js';
import { RegulationRow } from './regulation/regulation.entity.js';
import { RefreshToken, Session } from './session/session.entity.js';
import { SigningKey } from './signing-key/signing-key.entity.js';
import { Unit } from './unit/unit.entity.js';

/** The directory's tables; it copies nothing from anyone. */
export const directorySchema: Schema = {
  name: 'directory',
  entities: [
    ...kitEntities,
    Unit,
    Person,
    Account,
    Credential,
    SignInFailure,
    Session,
    RefreshToken,
    SigningKey,
    RegulationRow,
  ],
  migrations: [Initial1700000000000],
};
