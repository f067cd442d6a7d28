import type { CloneNote } from '#lib/regulation/clone-regulation.js';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type RegulationDraftState = 'editing' | 'published' | 'discarded';

/** Bản thảo quy chế: what the administrator edits for a year until it is published or discarded; one at a time. */
@Entity('regulation_draft')
@Index('regulation_draft_editing', ['localityId', 'year'], { unique: true, where: "state = 'editing'" })
@Check('regulation_draft_state', "state IN ('editing', 'published', 'discarded')")
@Check('regulation_draft_published', "(state = 'published') = (published_version IS NOT NULL)")
export class RegulationDraft {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('integer') readonly year!: number;
  @Column('text') readonly state!: RegulationDraftState;
  /** YAML, sound or not. */
  @Column('text') readonly source!: string;
  /** What the clone asked a person to look at. */
  @Column('jsonb') readonly notes!: CloneNote[];
  /** The year whose regulation it was cloned from; null: it was written anew. */
  @Column('integer', { name: 'cloned_from', nullable: true }) readonly clonedFrom!: number | null;
  @Column('integer', { name: 'published_version', nullable: true }) readonly publishedVersion!: number | null;
  @Column('timestamptz', { name: 'edited_at' }) readonly editedAt!: Date;
}
