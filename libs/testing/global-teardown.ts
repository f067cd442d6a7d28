/** Stops what the set-up of this run started. */
async function tearDown(): Promise<void> {
  await (globalThis as { stopTestServers?: () => Promise<unknown> }).stopTestServers?.();
}

module.exports = tearDown;

export {};
