import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** Phiên đăng nhập: the family of every refresh token that came out of one sign-in. */
@Entity('session')
@Index('session_account', ['accountId'])
export class Session {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'account_id' }) readonly accountId!: string;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at' }) readonly expiresAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) readonly revokedAt!: Date | null;
}

/** Mã làm mới, by its hash only; one that comes back after it was used ends the whole family. */
@Entity('refresh_token')
@Index('refresh_token_session', ['sessionId'])
export class RefreshToken {
  @PrimaryColumn('text', { name: 'token_hash' }) readonly tokenHash!: string;
  @Column('uuid', { name: 'session_id' }) readonly sessionId!: string;
  @ManyToOne(() => Session, { onDelete: 'CASCADE', nullable: false })
  @JoinColumn({ name: 'session_id', foreignKeyConstraintName: 'refresh_token_of_session' })
  readonly session?: Session;
  @Column('timestamptz', { name: 'used_at', nullable: true }) readonly usedAt!: Date | null;
}
