/** SQL of the table, for the migration that adds it. */
export const fingerprintTables: readonly string[] = [
  `CREATE TABLE fingerprint (
     initiative_id uuid PRIMARY KEY, locality_id text NOT NULL, content_hash text NOT NULL, shingles integer[] NOT NULL)`,
  `CREATE INDEX fingerprint_content ON fingerprint (locality_id, content_hash)`,
  `CREATE INDEX fingerprint_shingles ON fingerprint USING gin (shingles)`,
  `COMMENT ON TABLE fingerprint IS 'Dấu vết nội dung để tìm trùng lặp: hashes of three syllables each'`,
];
