/** Reasons that the notification service gives. */
export const notificationReasons = {} as const;
