import { kitTables } from '#lib/service-kit/tables.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const unit = [
  `CREATE TABLE unit (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, locality_id text NOT NULL,
     code text NOT NULL, name text NOT NULL, folded_name text NOT NULL, kind text NOT NULL, sector text NOT NULL,
     parent_id uuid, path uuid[] NOT NULL, can_recognize boolean NOT NULL, recognition_basis text,
     valid_from date, valid_to date, merged_into uuid,
     CONSTRAINT unit_code UNIQUE (locality_id, code),
     CONSTRAINT unit_kind CHECK (kind IN ('province', 'district', 'department', 'commune', 'kindergarten', 'primary',
       'secondary', 'other')),
     CONSTRAINT unit_recognizes_on_a_basis CHECK (NOT can_recognize OR recognition_basis IS NOT NULL),
     CONSTRAINT unit_dates CHECK (valid_to >= valid_from),
     CONSTRAINT unit_not_into_itself CHECK (merged_into <> id AND parent_id <> id),
     CONSTRAINT unit_path_starts_here CHECK (path[1] = id))`,
  'CREATE INDEX unit_parent ON unit (parent_id)',
  'CREATE INDEX unit_path ON unit USING gin (path)',
  `COMMENT ON TABLE unit IS 'Đơn vị: cây đơn vị của địa phương; đơn vị đã sáp nhập vẫn được giữ lại'`,
  `COMMENT ON COLUMN unit.can_recognize IS 'Cơ sở có thẩm quyền công nhận sáng kiến (NĐ 13/2012 Điều 7)'`,
];

const person = [
  `CREATE TABLE person (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, locality_id text NOT NULL,
     unit_id uuid NOT NULL, full_name text NOT NULL, folded_name text NOT NULL, position text, email text,
     active boolean NOT NULL, roles jsonb NOT NULL,
     CONSTRAINT person_roles_are_a_list CHECK (jsonb_typeof(roles) = 'array'))`,
  'CREATE INDEX person_unit ON person (unit_id)',
  'CREATE INDEX person_name ON person (locality_id, folded_name, id)',
  'CREATE INDEX person_roles ON person USING gin (roles jsonb_path_ops)',
  `COMMENT ON TABLE person IS 'Người dùng và vai trò đang giữ cho từng đơn vị'`,
];

const account = [
  `CREATE TABLE account (
     id uuid PRIMARY KEY, version integer NOT NULL, history_hash text NOT NULL, person_id uuid NOT NULL,
     user_name text NOT NULL, active boolean NOT NULL, password_set_at timestamptz NOT NULL,
     CONSTRAINT account_user_name UNIQUE (user_name))`,
  'CREATE INDEX account_person ON account (person_id)',
  'CREATE TABLE credential (account_id uuid PRIMARY KEY, password_hash text NOT NULL)',
  `CREATE TABLE sign_in_failure (
     user_name text PRIMARY KEY, failures integer NOT NULL, last_at timestamptz NOT NULL, locked_until timestamptz)`,
  `COMMENT ON TABLE account IS 'Tài khoản đăng nhập'`,
  `COMMENT ON TABLE credential IS 'Mật khẩu, chỉ lưu dạng băm argon2id'`,
  `COMMENT ON TABLE sign_in_failure IS 'Số lần nhập sai mật khẩu liên tiếp theo tên người dùng'`,
];

const session = [
  `CREATE TABLE session (
     id uuid PRIMARY KEY, account_id uuid NOT NULL, created_at timestamptz NOT NULL, expires_at timestamptz NOT NULL,
     revoked_at timestamptz)`,
  'CREATE INDEX session_account ON session (account_id)',
  `CREATE TABLE refresh_token (token_hash text PRIMARY KEY, session_id uuid NOT NULL, used_at timestamptz,
     CONSTRAINT refresh_token_of_session FOREIGN KEY (session_id) REFERENCES session ON DELETE CASCADE)`,
  'CREATE INDEX refresh_token_session ON refresh_token (session_id)',
  `COMMENT ON TABLE session IS 'Phiên đăng nhập'`,
  `COMMENT ON TABLE refresh_token IS 'Mã làm mới phiên, chỉ lưu dạng băm, dùng một lần'`,
  `CREATE TABLE signing_key (
     kid text PRIMARY KEY, public_jwk jsonb NOT NULL, private_jwk jsonb NOT NULL, created_at timestamptz NOT NULL)`,
  `COMMENT ON TABLE signing_key IS 'Khóa ký mã truy cập; khóa bí mật không rời bảng này'`,
];

const regulation = [
  `CREATE TABLE regulation (
     locality_id text NOT NULL, year integer NOT NULL, version integer NOT NULL, content_hash text NOT NULL,
     source text NOT NULL, content jsonb NOT NULL, published_at timestamptz NOT NULL, published_by uuid,
     PRIMARY KEY (locality_id, year, version),
     CONSTRAINT regulation_version CHECK (version >= 1))`,
  `COMMENT ON TABLE regulation IS 'Quy chế của địa phương theo năm, mọi phiên bản đã ban hành'`,
];

/** The directory's tables as they first were. */
export class Initial1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [...kitTables, ...unit, ...person, ...account, ...session, ...regulation];
    for (const sql of statements) await runner.query(sql);
  }

  async down(): Promise<void> {
    await Promise.reject(new Error('the first migration has nothing to go back to'));
  }
}
