import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One line of the published list: nothing that the law or the author keeps back. */
export interface RegisteredLine {
  number: number;
  initiativeId: string;
  title: string;
  authors: string[];
  unit: string;
  sector: string;
  registeredAt: string;
  /** Percent of each author, in their order; what was published before told neither these nor the two below. */
  shares?: number[];
  /** Nội dung, as the regulation calls it. */
  category?: string;
  /** Cấp đăng ký, as the regulation calls it. */
  targetLevel?: string;
}

/** Danh sách đăng ký đã công khai: as it was published, written once; a later publication is a version of its own. */
@Entity('registered_list')
export class RegisteredList {
  @PrimaryColumn('uuid', { name: 'campaign_id' }) readonly campaignId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @Column('timestamptz', { name: 'published_at' }) readonly publishedAt!: Date;
  @Column('jsonb') readonly lines!: RegisteredLine[];
}
