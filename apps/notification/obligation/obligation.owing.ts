/**
 * SQL: whether the person `p` (person_ref) owes the obligation `o` on the local date `on`. Roles are read as they
 * are now, so that who takes over an office takes over what it owes.
 */
export const owes = (on: string): string => `(p.active AND CASE WHEN o.scope = 'person' THEN p.person_id = o.person_id
  ELSE p.locality_id = o.locality_id AND EXISTS (
    SELECT FROM jsonb_to_recordset(p.roles) AS held(role text, "unitId" uuid, "validFrom" date, "validTo" date)
    WHERE held.role = ANY (o.roles)
      AND coalesce(held."validFrom" <= ${on}::date, true) AND coalesce(held."validTo" >= ${on}::date, true)
      AND CASE o.scope WHEN 'locality' THEN true WHEN 'unit' THEN held."unitId" = o.unit_id
          ELSE held."unitId" IN (SELECT unnest(u.path) FROM unit_ref u WHERE u.unit_id = o.unit_id) END) END)`;
