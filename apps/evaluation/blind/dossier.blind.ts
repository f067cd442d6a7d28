import type { Actor } from '#lib/service-kit/acting.js';
import { reachOf } from '#lib/service-kit/policy.js';
import type { Dossier } from '../dossier/dossier.entity.js';

/** What names the authors or their unit, straight or through a paper of theirs. */
const identifying = [
  'authors',
  'authorIds',
  'unitId',
  'unitPath',
  'recognizingUnitId',
  'letterNumber',
  'recognitions',
  'duplicateOf',
] as const satisfies readonly (keyof Dossier)[];

/** Hồ sơ as one may see it; what names the authors is left out where they are hidden from the reader. */
export type DossierView = Omit<Dossier, (typeof identifying)[number]> & Partial<Dossier>;

export const withoutAuthors = (dossier: Dossier): DossierView => {
  const shown: Partial<Dossier> = Object.fromEntries(
    Object.entries(dossier).filter(([name]) => !(identifying as readonly string[]).includes(name)),
  );
  return shown as DossierView;
};

const rule = `CASE a.level WHEN 'unit' THEN coalesce(r.content -> 'unitAssessment', r.content -> 'assessment')
  ELSE r.content -> 'assessment' END #>> '{blind,authors}'`;

/** SQL: a council on which the reader sits, not as its secretary, is at work on the dossier `d` without its authors. */
const scoredBlindly = `EXISTS (SELECT FROM assessment a JOIN council c ON c.id = a.council_id
    JOIN regulation_ref r ON r.locality_id = a.locality_id AND r.year = a.regulation_year
      AND r.version = a.regulation_version
  WHERE a.initiative_id = d.initiative_id AND a.state IN ('scoring', 'deliberating')
    AND (:me = ANY (c.seated_ids) OR :me = ANY (a.assigned_ids)) AND ${rule} = 'true'
    AND NOT c.members @> jsonb_build_array(jsonb_build_object('personId', CAST(CAST(:me AS uuid) AS text), 'role', 'secretary')))`;

/** SQL: the reader may read the dossier `d` by an office, or wrote it. */
const readByOffice = `(d.locality_id = :officeLocality OR d.unit_path && :officeTrees OR d.unit_path[1] = ANY (:officeUnits)
  OR :me = ANY (d.author_ids))`;

/** SQL: the authors of the dossier `d` are hidden from the reader; for lists, counts and filters alike. */
export const authorsHidden = `(${scoredBlindly} AND NOT ${readByOffice})`;

/** The parameters of `authorsHidden`. */
export const readerOf = (actor: Actor) => {
  const { trees, units, localityId } = reachOf(actor, 'initiative.read');
  return { me: actor.personId, officeTrees: trees, officeUnits: units, officeLocality: localityId ?? '' };
};
