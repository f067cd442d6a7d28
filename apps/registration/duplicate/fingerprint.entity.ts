import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Dấu vết nội dung: follows from the initiative's title and report; written with them in one commit. */
@Entity('fingerprint')
@Index('fingerprint_content', ['localityId', 'contentHash'])
@Index('fingerprint_shingles', { synchronize: false }) // gin
export class Fingerprint {
  @PrimaryColumn('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('text', { name: 'content_hash' }) readonly contentHash!: string;
  @Column('integer', { array: true }) readonly shingles!: number[];
}
