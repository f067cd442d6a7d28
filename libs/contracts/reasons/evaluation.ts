/** Reasons that the evaluation service gives. */
export const evaluationReasons = {} as const;
