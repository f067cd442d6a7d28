import type { ErrorKind } from '#lib/contracts/errors.js';
import { statuses } from '#lib/service-kit/problem.js';
import type { Endpoint } from './endpoints.js';
import type { Reached } from './refusals.js';
import type { Schema } from './schema-of-type.js';

/** What each kind of refusal means to the caller. */
const meanings: Readonly<Record<ErrorKind, string>> = {
  invalid: 'Yêu cầu sai: a rule of the request is broken; each reason names its field.',
  unauthenticated: 'Chưa đăng nhập, hoặc phiên đã hết hạn.',
  forbidden: 'Không có quyền: the policy does not let this person do it.',
  'not-found': 'Không có, hoặc không được biết là có.',
  conflict: 'Trái với hiện trạng: what is so now does not allow it.',
  unavailable:
    'Tạm thời chưa phục vụ được: nothing of this was done, or sending it again with its Idempotency-Key tells.',
};

/** Refused whatever the endpoint does: by the guard of sign-in, the checks of the request, a database away or a full disk. */
function refusedAnywhere({ isPublic }: Endpoint, takesInput: boolean): [ErrorKind, string[]][] {
  return [
    ...(takesInput ? [['invalid', []] as [ErrorKind, string[]]] : []),
    ['unauthenticated', isPublic ? ['token-invalid'] : ['sign-in-required', 'token-invalid']],
    ['unavailable', ['database-down', 'storage-full']],
  ];
}

/** The refusals of an endpoint as responses, with the keys of the reasons that its code names. */
export function problemsOf(endpoint: Endpoint, { refusals }: Reached, takesInput: boolean): Record<string, Schema> {
  const keys = new Map<ErrorKind, Set<string>>();
  for (const [kind, given] of [...refusals, ...refusedAnywhere(endpoint, takesInput)])
    keys.set(kind, new Set([...(keys.get(kind) ?? []), ...given]));
  const responses = [...keys].map(([kind, given]): [string, Schema] => {
    const named = [...given].sort();
    const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
    return [
      String(statuses[kind]),
      { description: meanings[kind], content, ...(named.length > 0 ? { 'x-reasons': named } : {}) },
    ];
  });
  return Object.fromEntries(responses.sort(([a], [b]) => Number(a) - Number(b)));
}
