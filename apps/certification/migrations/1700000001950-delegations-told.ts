import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tells once of every delegation that still counts, because they were told to nobody when they were given. */
export class DelegationsTold1700000001950 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `INSERT INTO outbox (event_id, type, subject, envelope)
       SELECT e.id, 'delegation.changed.v1', d.id, jsonb_build_object(
         'specversion', '1.0', 'id', e.id, 'type', 'delegation.changed.v1', 'source', 'certification', 'subject', d.id,
         'time', to_char(d.given_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
         'datacontenttype', 'application/json', 'correlationid', e.id,
         'data', jsonb_build_object(
           'delegationId', d.id, 'version', d.version, 'unitId', d.unit_id, 'headId', d.head_id,
           'deputyId', d.deputy_id, 'acts', d.acts, 'validFrom', d.valid_from, 'validTo', d.valid_to,
           'state', d.state, 'by', jsonb_build_object('personId', d.head_id, 'role', 'unit-head',
                                                      'name', d.head ->> 'name')))
       FROM delegation d, LATERAL (SELECT gen_random_uuid() AS id WHERE d.id IS NOT NULL) e
       WHERE d.state = 'given' AND d.valid_to >= current_date - 1`,
    );
  }

  /** What was told cannot be taken back, and harms nobody. */
  async down(): Promise<void> {
    await Promise.resolve();
  }
}
