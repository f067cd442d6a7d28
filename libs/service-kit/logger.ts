import { ConsoleLogger, type LogLevel } from '@nestjs/common';

const levels: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];

/** Structured lines, one JSON object each, from `level` upwards; personal data is never logged. */
export const logger = (service: string, level: string): ConsoleLogger =>
  new ConsoleLogger({
    prefix: service,
    json: true,
    logLevels: levels.slice(0, Math.max(0, levels.indexOf(level as LogLevel)) + 1),
  });
