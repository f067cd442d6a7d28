import { turnEnds } from '#lib/messaging/turn.js';

/**
 * Answers with one call what is asked one by one in the same turn of the event loop. `answer` gives as many answers as
 * there are questions, in their order; when it fails, each of them fails with its error.
 */
export function gather<Question, Answer>(
  answer: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  let asked: Question[] = [];
  let answers: Promise<readonly Answer[]> | undefined;
  const answerAll = async () => {
    await turnEnds();
    const questions = asked;
    [asked, answers] = [[], undefined];
    return answer(questions);
  };
  return async (question) => {
    const place = asked.push(question) - 1;
    answers ??= answerAll();
    return (await answers)[place] as Answer;
  };
}
