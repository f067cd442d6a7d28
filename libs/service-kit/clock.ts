/** The one source of time; in demo mode it can be moved, and then runs on from there. */
export class Clock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Sets the clock to `now`, which was true at `movedAt` of real time. */
  move(now: Date, movedAt: Date): void {
    this.offsetMs = now.getTime() - movedAt.getTime();
  }
}
