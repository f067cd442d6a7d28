import type { Reach } from '#lib/service-kit/policy.js';

/** The policy's reach as conditions on `i`, any of which lets the asker see a row; a draft is its authors' alone. */
export function visible({ own, units, trees, localityId, assigned }: Reach): string[] {
  const others = [
    ...(units.length > 0 ? ['i.unit_id = ANY(:units)'] : []),
    ...(trees.length > 0 ? ['i.unit_path && :trees::uuid[]'] : []),
    ...(localityId ? ['i.locality_id = :localityId'] : []),
  ];
  return [
    ...(own ? ['i.author_ids @> ARRAY[:me]::uuid[]'] : []),
    ...(others.length > 0 ? [`(i.state <> 'draft' AND (${others.join(' OR ')}))`] : []),
    ...(assigned
      ? [
          `i.id = ANY (ARRAY(SELECT r.initiative_id FROM reader r
             WHERE r.person_id = :me AND r.assigned AND r.declared))`,
        ]
      : []),
  ];
}
