import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** Tài khoản: how a person signs in. What it is guarded by is in another table, so that no history repeats it. */
@Entity('account')
@Unique('account_user_name', ['userName'])
@Index('account_person', ['personId'])
export class Account {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  /** Lower case. */
  @Column('text', { name: 'user_name' }) readonly userName!: string;
  @Column('boolean') readonly active!: boolean;
  @Column('timestamptz', { name: 'password_set_at' }) readonly passwordSetAt!: Date;
}

/** Mật khẩu, as an argon2id hash. */
@Entity('credential')
export class Credential {
  @PrimaryColumn('uuid', { name: 'account_id' }) readonly accountId!: string;
  @Column('text', { name: 'password_hash' }) readonly passwordHash!: string;
}

/** Wrong passwords in a row, by user name, whether or not there is such an account: the answers must not tell. */
@Entity('sign_in_failure')
export class SignInFailure {
  @PrimaryColumn('text', { name: 'user_name' }) readonly userName!: string;
  @Column('integer') readonly failures!: number;
  @Column('timestamptz', { name: 'last_at' }) readonly lastAt!: Date;
  @Column('timestamptz', { name: 'locked_until', nullable: true }) readonly lockedUntil!: Date | null;
}
