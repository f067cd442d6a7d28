import type { Reach } from '#lib/service-kit/policy.js';

/** The rules of the assessment that may be under way: the unit's council sits from the filing, the one above from acceptance. */
const underWay = `CASE
  WHEN i.state = 'filed' AND i.unit_council IS NULL
    THEN coalesce(g.content -> 'unitAssessment', g.content -> 'assessment')
  WHEN i.state IN ('accepted', 'evaluating') THEN g.content -> 'assessment' END`;

/**
 * SQL: chấm ẩn danh, the council at work on `i` is not to know its authors. Its members score from the dossier in
 * evaluation, which names nobody; the initiative, whose every paper does, is not there for them until the conclusion.
 */
export const scoredBlindly = `EXISTS (SELECT FROM regulation_ref g WHERE g.locality_id = i.locality_id
  AND g.year = i.regulation_year AND g.version = i.regulation_version
  AND (${underWay}) #>> '{blind,authors}' = 'true')`;

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
          `(i.id = ANY (ARRAY(SELECT r.initiative_id FROM reader r
             WHERE r.person_id = :me AND r.assigned AND r.declared)) AND NOT ${scoredBlindly})`,
        ]
      : []),
  ];
}
