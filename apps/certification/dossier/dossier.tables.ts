/** SQL of the table, for the first migration. */
export const dossierTables: readonly string[] = [
  `CREATE TABLE dossier (
     initiative_id uuid PRIMARY KEY, version integer NOT NULL, state text NOT NULL, locality_id text NOT NULL,
     regulation_year integer NOT NULL, regulation_version integer NOT NULL, title text NOT NULL,
     unit_id uuid NOT NULL, unit_path uuid[] NOT NULL, recognizing_unit_id uuid NOT NULL, sector text NOT NULL,
     target_level text NOT NULL, authors jsonb NOT NULL, author_ids uuid[] NOT NULL, shortcoming text,
     application text, first_applied_on date, unit_council_heard boolean, recognitions jsonb NOT NULL,
     report jsonb NOT NULL, updated_at timestamptz NOT NULL)`,
  `COMMENT ON TABLE dossier IS 'Hồ sơ: copy of an initiative; the highest version wins'`,
  'CREATE INDEX dossier_list ON dossier (locality_id, regulation_year, state)',
  'CREATE INDEX dossier_unit ON dossier (unit_id, state)',
  'CREATE INDEX dossier_recognizing_unit ON dossier (recognizing_unit_id, state)',
  'CREATE INDEX dossier_newest ON dossier (updated_at, initiative_id)',
  'CREATE INDEX dossier_authors ON dossier USING gin (author_ids)',
];
