import { ConsoleLogger, type LogLevel } from '@nestjs/common';

const levels: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];

/** What Nest says of its own wiring: hundreds of lines at every start that tell an operator nothing. */
const wiring = new Set(['InstanceLoader', 'RouterExplorer', 'RoutesResolver', 'NestFactory', 'NestMicroservice']);

class OperatorLogger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    if (!wiring.has(String(rest.at(-1)))) super.log(message, ...rest);
  }
}

/** Structured lines, one JSON object each, from `level` upwards; personal data is never logged. */
export const logger = (service: string, level: LogLevel): ConsoleLogger =>
  new OperatorLogger({
    prefix: service,
    json: true,
    logLevels: levels.slice(0, levels.indexOf(level) + 1),
  });
