/** Reasons that the notification service gives. */
export const notificationReasons = {
  'mail-not-in-doubt': {
    vi: 'Thư này đã gửi, hoặc còn được hệ thống tự gửi lại.',
    en: 'This letter was sent, or is still being tried.',
  },
} as const;
