import { initiativeEvents, type InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { messagingTables } from '#lib/messaging/tables.js';
import { historyTables } from '#lib/service-kit/history.js';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** The least aggregate there can be, so that what is measured is the machinery around it. */
@Entity('item')
export class Item {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: string;
  @Column('text') readonly title!: string;
  @Column('timestamptz', { name: 'updated_at' }) readonly updatedAt!: Date;
}

/** What a consumer writes of an event, whoever delivers it. */
@Entity('effect')
export class Effect {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid') readonly subject!: string;
  @Column('integer') readonly version!: number;
  @Column('text') readonly state!: string;
  @Column('text') readonly title!: string;
}

/** The event of every measure: a real one, with a snapshot of ordinary size. */
export const told = initiativeEvents.registered;

const title = 'Phiếu hẹn điện tử tại bộ phận một cửa giúp người dân không phải đi lại nhiều lần';
const anId = '7f1c0f6e-0f55-4e6a-9d0a-0d6c1a2b3c4d';

/** The snapshot of an item in this version. */
export const snapshotOf = (id: string, version: number): InitiativeSnapshot => ({
  initiativeId: id,
  version,
  state: 'registered',
  localityId: 'thanh-tri',
  regulationYear: 2024,
  regulationVersion: 1,
  title,
  unitId: anId,
  recognizingUnitId: anId,
  sector: 'general',
  authors: [{ personId: anId, fullName: 'Nguyễn Thị An', unitId: anId, sharePercent: 100 }],
  targetLevel: 'district',
  registeredAt: '2024-07-20T02:00:00.000Z',
  recognitions: [],
  report: { statusQuo: 'Hồ sơ trả chậm', novelty: 'Phiếu hẹn điện tử', steps: 'Ba bước', scope: 'Toàn xã' },
  by: { personId: anId, role: 'author', name: 'Nguyễn Thị An' },
});

/** How many items the changes are spread over. */
export const itemCount = 1000;
export const itemId = (n: number): string => `00000000-0000-4000-8000-${String(n % itemCount).padStart(12, '0')}`;

/** SQL of the producer's schema. */
export const producerTables: readonly string[] = [
  ...messagingTables,
  ...historyTables,
  `CREATE TABLE item (id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, state text NOT NULL,
     title text NOT NULL, updated_at timestamptz NOT NULL)`,
  `INSERT INTO item SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 0, '', 'draft', 'Sáng kiến', now()
   FROM generate_series(0, ${String(itemCount - 1)}) AS n`,
];

export const effectTable = `CREATE TABLE effect (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), subject uuid NOT NULL,
  version integer NOT NULL, state text NOT NULL, title text NOT NULL)`;

/** SQL of our consumer's schema. */
export const consumerTables: readonly string[] = [...messagingTables, effectTable];
