/** SQL of the table, for the migration that adds it. */
export const registeredListTables: readonly string[] = [
  `CREATE TABLE registered_list (
     campaign_id uuid NOT NULL, version integer NOT NULL, published_at timestamptz NOT NULL, lines jsonb NOT NULL,
     PRIMARY KEY (campaign_id, version))`,
  `COMMENT ON TABLE registered_list IS 'Danh sách đăng ký đã công khai, mỗi lần một bản; append only'`,
];
