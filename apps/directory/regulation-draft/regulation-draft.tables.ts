/** SQL of the table of drafts of regulations. */
export const regulationDraftTables: readonly string[] = [
  `CREATE TABLE regulation_draft (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, locality_id text NOT NULL,
     year integer NOT NULL, state text NOT NULL, source text NOT NULL, notes jsonb NOT NULL, cloned_from integer,
     published_version integer, edited_at timestamptz NOT NULL,
     CONSTRAINT regulation_draft_state CHECK (state IN ('editing', 'published', 'discarded')),
     CONSTRAINT regulation_draft_published CHECK ((state = 'published') = (published_version IS NOT NULL)))`,
  `CREATE UNIQUE INDEX regulation_draft_editing ON regulation_draft (locality_id, year) WHERE state = 'editing'`,
  `COMMENT ON TABLE regulation_draft IS 'Bản thảo quy chế của địa phương cho một năm'`,
];
