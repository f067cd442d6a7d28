import { meetingChecks } from './meeting.entity.js';

/** SQL of the table, for the first migration; a meeting whose minutes are frozen is never changed or removed. */
export const meetingTables: readonly string[] = [
  `CREATE TABLE meeting (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     council_id uuid NOT NULL, level text NOT NULL, locality_id text NOT NULL, kind text NOT NULL,
     starts_at timestamptz NOT NULL, place text NOT NULL, short_notice text, agenda jsonb NOT NULL,
     attendance jsonb NOT NULL, minutes jsonb, minutes_hash text,
     CONSTRAINT meeting_state CHECK (${meetingChecks.state}),
     CONSTRAINT meeting_minutes CHECK (${meetingChecks.minutes}))`,
  `COMMENT ON TABLE meeting IS 'Cuộc họp hội đồng, biên bản'`,
  'CREATE INDEX meeting_list ON meeting (council_id, starts_at, id)',
  `CREATE FUNCTION keep_minutes() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION 'a meeting whose minutes are frozen is not changed'; END $$`,
  `CREATE TRIGGER meeting_frozen BEFORE UPDATE OR DELETE ON meeting FOR EACH ROW
     WHEN (OLD.minutes IS NOT NULL) EXECUTE FUNCTION keep_minutes()`,
];

/** What a later migration added: how a meeting went, hour by hour. */
export const meetingCourseColumns: readonly string[] = [
  `ALTER TABLE meeting ADD COLUMN agenda_changes jsonb NOT NULL DEFAULT '[]', ADD COLUMN opened_at timestamptz,
     ADD COLUMN movements jsonb NOT NULL DEFAULT '[]', ADD COLUMN delegation jsonb,
     ADD COLUMN stand_in_ids uuid[] NOT NULL DEFAULT '{}', ADD COLUMN spells jsonb NOT NULL DEFAULT '[]'`,
  `ALTER TABLE meeting ALTER COLUMN agenda_changes DROP DEFAULT, ALTER COLUMN movements DROP DEFAULT,
     ALTER COLUMN stand_in_ids DROP DEFAULT, ALTER COLUMN spells DROP DEFAULT`,
];
