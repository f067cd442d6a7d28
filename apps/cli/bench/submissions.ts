import autocannon from 'autocannon';
import type { Registration } from './registration.js';

/** What the HTTP interface carries. */
export interface Submissions {
  /** Draft and registration together. */
  perSecond: number;
  /** Milliseconds of one request. */
  p50: number;
  p99: number;
  /** Answers that were no success. */
  failed: number;
}

/** Drafts and registers initiatives over HTTP, on so many connections for so many seconds. */
export async function submissions(
  { initiatives, headers, draft }: Registration,
  connections: number,
  duration: number,
): Promise<Submissions> {
  const { pathname } = new URL(initiatives);
  const result = await autocannon({
    url: initiatives,
    connections,
    duration,
    requests: [
      {
        method: 'POST',
        headers,
        body: draft,
        onResponse: (_, body, context) => (context['id'] = (JSON.parse(body) as { id: string }).id),
      },
      {
        method: 'POST',
        headers,
        setupRequest: (request, { id }) => ({ ...request, path: `${pathname}/${String(id)}/registration` }),
      },
    ],
  });
  const { p50, p99 } = result.latency;
  return { perSecond: result['2xx'] / 2 / result.duration, p50, p99, failed: result.non2xx + result.errors };
}
