import { Logger } from '@nestjs/common';
import { BackOff } from '#lib/messaging/signal.js';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.js';

/**
 * Starts our own PostgreSQL, and again on the same port whenever it ends by itself: out of memory, or with a full disk
 * once there is room.
 * @throws what the first start throws
 */
export async function keepEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<Pick<EmbeddedPostgres, 'url' | 'dataDir' | 'stop'>> {
  const log = new Logger('postgres');
  const stopping = new AbortController();
  const backOff = new BackOff(200, 10_000);
  let server = await startEmbeddedPostgres(options);
  const { url, dataDir, port } = server;
  const startAgain = async () => {
    while (!stopping.signal.aborted) {
      try {
        server = await startEmbeddedPostgres({ ...options, port });
        backOff.reset();
        return;
      } catch (error) {
        log.warn(error instanceof Error ? error.message : String(error));
        await backOff.pause(stopping.signal);
      }
    }
  };
  const keep = async () => {
    for (;;) {
      await server.ended;
      if (stopping.signal.aborted) return;
      log.error(`PostgreSQL ended by itself: ${server.lastWords()}`);
      await startAgain();
    }
  };
  const kept = keep();
  const stop = async () => {
    stopping.abort();
    await server.stop();
    await kept;
    await server.stop(); // one that was being started meanwhile
  };
  return { url, dataDir, stop };
}
