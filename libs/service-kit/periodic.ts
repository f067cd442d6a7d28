import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';

/** Runs a job again and again, never twice at once; an error is logged and the next turn tries again. */
@Injectable()
export class Periodic implements BeforeApplicationShutdown {
  private readonly log = new Logger(Periodic.name);
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private stopped = false;

  /** `job` must be safe on several replicas at once: it claims what it works on. */
  every(ms: number, name: string, job: () => Promise<unknown>): void {
    const turn = () => {
      const run = job()
        .catch((error: unknown) => {
          this.log.warn(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        })
        .then(() => {
          this.running.delete(run);
          if (!this.stopped) schedule();
        });
      this.running.add(run);
    };
    const schedule = () => {
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        turn();
      }, ms);
      this.timers.add(timer);
    };
    schedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.timers.forEach((timer) => {
      clearTimeout(timer);
    });
    await Promise.all(this.running);
  }
}
