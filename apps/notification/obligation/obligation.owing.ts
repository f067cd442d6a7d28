/** SQL: whether the role `held` of a person counts on the local date `on`. */
const counts = (on: string): string =>
  `coalesce(held."validFrom" <= ${on}::date, true) AND coalesce(held."validTo" >= ${on}::date, true)`;

const rolesOf = (person: string): string =>
  `jsonb_to_recordset(${person}.roles) AS held(role text, "unitId" uuid, "validFrom" date, "validTo" date)`;

/**
 * SQL: whether `p`, a deputy of the unit, may do in the place of its head what `o` asks for (KT., NĐ 30/2020 Điều 13):
 * the head who let them is in office, and neither of them is an author.
 */
export const owesInPlaceOfHead = (on: string): string => `(o.kind IN ('confirm', 'decide') AND EXISTS (
    SELECT FROM delegation_ref d JOIN person_ref h ON h.person_id = d.head_id
    WHERE d.deputy_id = p.person_id AND d.unit_id = o.unit_id AND p.unit_id = d.unit_id AND d.state = 'given'
      AND CASE o.kind WHEN 'confirm' THEN 'confirm' ELSE 'decide-unit' END = ANY (d.acts)
      AND ${on}::date BETWEEN d.valid_from AND d.valid_to
      AND h.active AND EXISTS (SELECT FROM ${rolesOf('h')}
                               WHERE held.role = 'unit-head' AND held."unitId" = d.unit_id AND ${counts(on)})
      AND NOT EXISTS (SELECT FROM initiative_ref r WHERE r.initiative_id = o.initiative_id
                      AND r.author_ids && ARRAY[d.deputy_id, d.head_id])))`;

/**
 * SQL: whether the person `p` (person_ref) owes the obligation `o` on the local date `on`. Roles are read as they
 * are now, so that who takes over an office, or acts in the place of its head, takes over what it owes.
 */
export const owes = (on: string): string => `(p.active AND (CASE WHEN o.scope = 'person' THEN p.person_id = o.person_id
  ELSE p.locality_id = o.locality_id AND EXISTS (
    SELECT FROM ${rolesOf('p')}
    WHERE held.role = ANY (o.roles) AND ${counts(on)}
      AND CASE o.scope WHEN 'locality' THEN true WHEN 'unit' THEN held."unitId" = o.unit_id
          ELSE held."unitId" IN (SELECT unnest(u.path) FROM unit_ref u WHERE u.unit_id = o.unit_id) END) END
  OR ${owesInPlaceOfHead(on)}))`;
