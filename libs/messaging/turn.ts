/** Resolves when what now runs in the event loop, and all that it has already set off, waits for something outside. */
export const turnEnds = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));
