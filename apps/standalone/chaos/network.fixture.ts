import type { Random } from './random.fixture.js';

/** What becomes of a request on its way: `answer-lost` and `cut-off` leave its sender not knowing. */
export type Passage = 'delivered' | 'answer-lost' | 'cut-off';

const lostShare = 0.05;
const cutOffShare = 0.05;
const longestMs = 20;

/** A bad line: kills alone seldom fall between a commit and its answer, where a repeated command does the most harm. */
export class Network {
  /** Requests whose sender never learned of the answer. */
  lost = 0;

  constructor(private readonly random: Random) {}

  /** Of the first request of a command; what is sent again gets through. */
  passage(): Passage {
    const share = this.random.next();
    if (share >= lostShare + cutOffShare) return 'delivered';
    this.lost += 1;
    return share < lostShare ? 'answer-lost' : 'cut-off';
  }

  /** After how many milliseconds a line is cut. */
  cutAfterMs(): number {
    return 1 + Math.floor(this.random.next() * longestMs);
  }
}
