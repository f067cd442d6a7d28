import type { Period } from './calendar.js';
import type { Regulation } from './regulation.js';

/** Within what an appeal is answered (quy chế: appeals.answer); as long as one may take to appeal where it is silent. */
export const appealAnswerPeriod = ({ appeals, periods }: Pick<Regulation, 'appeals' | 'periods'>): Period =>
  appeals?.answer ?? periods.appeal;
