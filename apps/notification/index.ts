import type { Service } from '#lib/service-kit/kit.module.js';
import { NotificationModule } from './notification.module.js';
import { notificationSchema } from './notification.schema.js';

/** Nhắc hạn: what people owe, and the letters that remind them. */
export const notification: Service = { ...notificationSchema, module: NotificationModule };
