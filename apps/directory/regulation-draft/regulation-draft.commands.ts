import { conflict } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Change } from '#lib/service-kit/change.js';
import type { RegulationDraft } from './regulation-draft.entity.js';

export type NewDraft = Pick<RegulationDraft, 'localityId' | 'year' | 'source' | 'notes' | 'clonedFrom'>;

const requireEditing = ({ state }: RegulationDraft, action: string): void => {
  if (state !== 'editing') throw conflict({ key: 'state', params: { action, state } });
};

/** Soạn bản thảo, from last year's text or anew. */
export const begin = (draft: NewDraft, by: ActedBy, at: Date): Change<RegulationDraft> => ({
  action: draft.clonedFrom === null ? 'begin' : 'clone',
  by,
  set: { ...draft, state: 'editing', publishedVersion: null, editedAt: at },
  events: [],
});

/** Sửa bản thảo; it may be unsound until it is published. Throws `state`. */
export function edit(draft: RegulationDraft, source: string, by: ActedBy, at: Date): Change<RegulationDraft> {
  requireEditing(draft, 'edit');
  return { action: 'edit', by, set: { source, editedAt: at }, events: [] };
}

/** The draft became a version of the regulation, which tells everyone itself. Throws `state`. */
export function published(draft: RegulationDraft, publishedVersion: number, by: ActedBy): Change<RegulationDraft> {
  requireEditing(draft, 'publish');
  return { action: 'publish', by, set: { state: 'published', publishedVersion }, events: [] };
}

/** Bỏ bản thảo. Throws `state`. */
export function discard(draft: RegulationDraft, by: ActedBy): Change<RegulationDraft> {
  requireEditing(draft, 'discard');
  return { action: 'discard', by, set: { state: 'discarded' }, events: [] };
}
