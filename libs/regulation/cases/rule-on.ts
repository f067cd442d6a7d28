import type { Regulation } from '../regulation.js';
import * as council from './council.rulings.js';
import * as dated from './dated.rulings.js';
import * as dossier from './dossier.rulings.js';
import type { Question, QuestionKind, Questions } from './question.js';
import type { Ruling } from './ruling.js';

const rulings: { [K in QuestionKind]: (regulation: Regulation, given: Questions[K]) => Ruling } = {
  register: dated.register,
  amend: dated.amend,
  file: dated.file,
  submit: dated.submit,
  deadline: dated.deadline,
  period: dated.period,
  extension: dated.extension,
  'extension-answer': dated.extensionAnswer,
  papers: dated.papers,
  term: dated.term,
  authors: dossier.authors,
  dossier: dossier.dossier,
  scope: dossier.scope,
  duplicate: dossier.duplicate,
  title: dossier.title,
  number: dossier.number,
  intake: dossier.intake,
  cchc: dossier.cchc,
  council: council.council,
  hearing: council.hearing,
  quorum: council.quorum,
  sheet: council.sheet,
  judge: council.judge,
  panel: council.panel,
};

/** What the regulation says to a question, by the same code that runs the initiatives. */
export const ruleOn = (regulation: Regulation, { kind, given }: Question): Ruling =>
  rulings[kind](regulation, given as never);
