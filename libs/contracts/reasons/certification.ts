/** Reasons that the certification service gives. */
export const certificationReasons = {} as const;
