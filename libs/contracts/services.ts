/** The services; each owns the database schema, the queue and the API prefix of its name. */
export const services = ['directory', 'registration', 'evaluation', 'certification', 'notification'] as const;
export type ServiceName = (typeof services)[number];
