import type { JWK } from 'jose';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Khóa ký: access tokens are signed with the newest; the private half never leaves this table. */
@Entity('signing_key')
export class SigningKey {
  @PrimaryColumn('text') readonly kid!: string;
  @Column('jsonb', { name: 'public_jwk' }) readonly publicJwk!: JWK;
  @Column('jsonb', { name: 'private_jwk' }) readonly privateJwk!: JWK;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
}
