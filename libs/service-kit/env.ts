import { plainToInstance, Type } from 'class-transformer';
import type { LogLevel } from '@nestjs/common';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Matches, Max, Min, validateSync } from 'class-validator';

/** Everything that the environment may say; standalone needs none of it. */
export class Env {
  /** PostgreSQL; absent: the embedded one. */
  @IsOptional()
  @IsUrl({ protocols: ['postgres', 'postgresql'], require_tld: false, require_protocol: true })
  DATABASE_URL?: string;
  /** RabbitMQ; absent: events travel in process. */
  @IsOptional() @IsUrl({ protocols: ['amqp', 'amqps'], require_tld: false, require_protocol: true }) AMQP_URL?: string;
  /** Prefix of exchanges and queues, so that installations may share a broker. */
  @IsString() AMQP_PREFIX = 'sangkien';
  @Type(() => Number) @IsInt() @Min(0) @Max(65535) PORT = 3000;
  @IsString() HOST = '127.0.0.1';
  /** Folder of the embedded database, attachments and unsent mail. */
  @IsString() DATA_DIR = './data';
  /** 64 hex digits that ballot boxes are sealed with, the same on every replica; absent: made in `DATA_DIR/ballot.key`. */
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) BALLOT_KEY?: string;
  /** Absent: mail is written to `DATA_DIR/mail`. */
  @IsOptional() @IsUrl({ protocols: ['smtp', 'smtps'], require_tld: false, require_protocol: true }) SMTP_URL?: string;
  @IsString() MAIL_FROM = 'Sáng kiến <sangkien@localhost>';
  /** Where people reach the system; links in mail start with it. */
  @IsOptional() @IsUrl({ require_tld: false, require_protocol: true }) PUBLIC_URL?: string;
  /** Folder of the localities' regulations. */
  @IsString() LOCALITIES_DIR = 'deploy/localities';
  /** 1: demo accounts, and a clock that the demo may move. */
  @Type(() => Number) @IsInt() @Min(0) @Max(1) DEMO = 0;
  @IsIn(['fatal', 'error', 'warn', 'log', 'debug', 'verbose']) LOG_LEVEL: LogLevel = 'log';
}

/** Reads the environment once; an empty variable counts as absent. Throws with the names of the variables that are wrong, never their values. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const env = plainToInstance(Env, given, { exposeDefaultValues: true });
  const wrong = validateSync(env, { whitelist: true }).map((e) => e.property);
  if (wrong.length > 0) throw new Error(`These environment variables are not as they should be: ${wrong.join(', ')}`);
  return Object.freeze(env);
}
