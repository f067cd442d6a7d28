import { type ArgumentsHost, Catch, Logger } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import { DomainError } from '#lib/contracts/errors.js';
import type { Request, Response } from 'express';
import { throwError, type Observable } from 'rxjs';
import { problemOf } from './problem.js';

const retryAfterSeconds = 10;

/** The one place where errors become HTTP; in a consumer the error passes to the dispatcher as it is. */
@Catch()
export class ProblemFilter extends BaseExceptionFilter {
  private readonly log = new Logger('http');

  override catch(error: unknown, host: ArgumentsHost): Observable<never> | undefined {
    if (host.getType() !== 'http') return throwError(() => error);
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = problemOf(error, request.originalUrl.split('?')[0] ?? '');
    if (problem.status >= 500 && !(error instanceof DomainError))
      this.log.error(error instanceof Error ? error.stack : String(error));
    if (response.headersSent) return undefined;
    if (problem.status === 503) response.setHeader('Retry-After', retryAfterSeconds);
    response.status(problem.status).type('application/problem+json').send(problem);
    return undefined;
  }
}
