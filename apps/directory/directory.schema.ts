import type { Schema } from '#lib/service-kit/database.js';
import { kitEntities } from '#lib/service-kit/tables.js';
import { Account, Credential, SignInFailure } from './account/account.entity.js';
import { Initial1700000000000 } from './migrations/1700000000000-initial.js';
import { RegulationDraft1700000001700 } from './migrations/1700000001700-regulation-draft.js';
import { Person } from './person/person.entity.js';
import { RegulationDraft } from './regulation-draft/regulation-draft.entity.js';
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
    RegulationDraft,
  ],
  migrations: [Initial1700000000000, RegulationDraft1700000001700],
};
