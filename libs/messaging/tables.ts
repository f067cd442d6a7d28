/**
 * SQL of the two tables that every service has in its own schema; its first migration executes them.
 * The names are unqualified: the connection's search_path says which schema.
 */
export const messagingTables: readonly string[] = [
  // Rows live for milliseconds, so the table is vacuumed early or its index would be full of the dead.
  `CREATE TABLE outbox (
     seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     event_id uuid NOT NULL UNIQUE,
     type text NOT NULL,
     subject text NOT NULL,
     envelope jsonb NOT NULL,
     created_at timestamptz NOT NULL DEFAULT clock_timestamp()
   ) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500)`,
  `COMMENT ON TABLE outbox IS 'Hộp gửi: events committed with the change they tell of, until every consumer has them'`,
  `CREATE TABLE inbox (
     consumer text NOT NULL,
     event_id uuid NOT NULL,
     status text NOT NULL CHECK (status IN ('done', 'retry', 'parked')),
     attempts integer NOT NULL DEFAULT 0,
     next_at timestamptz,
     envelope jsonb,
     last_error text,
     received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
     PRIMARY KEY (consumer, event_id),
     CONSTRAINT inbox_envelope_until_done CHECK ((envelope IS NULL) = (status = 'done')),
     CONSTRAINT inbox_retry_has_time CHECK ((next_at IS NOT NULL) = (status = 'retry'))
   )`,
  `CREATE INDEX inbox_retry ON inbox (consumer, next_at, received_at) WHERE status = 'retry'`,
  `CREATE INDEX inbox_retry_subject ON inbox (consumer, (envelope ->> 'subject')) WHERE status = 'retry'`,
  `CREATE INDEX inbox_parked ON inbox (received_at) WHERE status = 'parked'`,
  `COMMENT ON TABLE inbox IS 'Hộp nhận: which event had its effect (done), will be tried again (retry), or waits for a person (parked)'`,
];
