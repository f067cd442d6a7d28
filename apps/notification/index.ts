import type { Service } from '#lib/service-kit/kit.module.js';
import { NotificationModule } from './notification.module.js';
import { notificationSchema } from './notification.schema.js';
import openapi from './openapi.json' with { type: 'json' };

/** Nhắc hạn: what people owe, and the letters that remind them. */
export const notification: Service = { ...notificationSchema, module: NotificationModule, openapi };
