/** SQL of the table, for the first migration. */
export const dossierTables: readonly string[] = [
  `CREATE TABLE dossier (
     initiative_id uuid PRIMARY KEY, version integer NOT NULL, state text NOT NULL, locality_id text NOT NULL,
     regulation_year integer NOT NULL, regulation_version integer NOT NULL, unit_id uuid NOT NULL,
     unit_path uuid[] NOT NULL, recognizing_unit_id uuid NOT NULL, sector text NOT NULL, title text NOT NULL,
     title_folded text NOT NULL, authors jsonb NOT NULL, author_ids uuid[] NOT NULL, target_level text NOT NULL,
     shortcoming text, application text, first_applied_on date, filed_at timestamptz, round_year integer,
     round_number integer, letter_number text, unit_council text, recognitions jsonb NOT NULL, report jsonb NOT NULL,
     known_since timestamptz NOT NULL)`,
  `COMMENT ON TABLE dossier IS 'Hồ sơ: copy of an initiative; the highest version wins'`,
  'CREATE INDEX dossier_list ON dossier (locality_id, known_since, initiative_id)',
  'CREATE INDEX dossier_state ON dossier (locality_id, regulation_year, state)',
  'CREATE INDEX dossier_unit ON dossier (unit_id)',
  'CREATE INDEX dossier_round ON dossier (locality_id, round_year, round_number)',
];

/** What panels and expertise are compared with, beside the sector. */
export const dossierCategory: readonly string[] = ['ALTER TABLE dossier ADD COLUMN category text'];

/** What a person found it to duplicate, which the intake office does not accept. */
export const dossierDuplicates: readonly string[] = [
  `ALTER TABLE dossier ADD COLUMN duplicate_of uuid[] NOT NULL DEFAULT '{}'`,
];

/** What the unit's head confirmed of units under the same conditions. */
export const dossierScopeShare: readonly string[] = ['ALTER TABLE dossier ADD COLUMN scope_share jsonb'];
