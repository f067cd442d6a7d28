/** Headers that commands understand; the rules are in libs/service-kit/acting.ts and change.ts. */
export const headers = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', pattern: '^[!-~]{1,200}$' },
    description:
      'Khóa chống gửi trùng: the same key with the same request again changes nothing and answers with what the first ' +
      'one did; with another request it is refused (`idempotency-key-reused`).',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    schema: { type: 'string', pattern: '^((W/)?"[0-9]+"|[0-9]+)$' },
    description:
      'Phiên bản đã xem: the `version` that the change was decided on. When the row has changed since, nothing is ' +
      'done and the answer is 409 `stale` with both versions.',
  },
} as const;

/** What answers of reading carry. */
export const etag = {
  ETag: {
    description: 'Dấu của nội dung trả lời, cho `If-None-Match`; lệnh thì dùng `version` với `If-Match`.',
    schema: { type: 'string' },
  },
} as const;
