import { NotFoundException } from '@nestjs/common';
import { conflict, DomainError, notFound } from '#lib/contracts/errors.js';
import { TransitionRefused } from '#lib/lifecycle/machine.js';
import { QueryFailedError } from 'typeorm';
import pg from 'pg';
import { problemOf } from './problem.js';

/** What PostgreSQL says to a statement. */
const answer = (code: string) =>
  new QueryFailedError('', [], Object.assign(new pg.DatabaseError(code, 0, 'error'), { code }));

describe('a problem', () => {
  it('says every reason in Vietnamese and English, with its field', () => {
    const error = new DomainError('invalid', [{ key: 'too-many-authors', field: 'authors' }]);
    expect(problemOf(error, '/x')).toMatchObject({
      status: 400,
      type: 'urn:sangkien:problem:invalid',
      instance: '/x',
      reasons: [{ key: 'too-many-authors', field: 'authors', vi: expect.stringContaining('tác giả') as string }],
    });
  });

  it.each([
    [409, conflict('stale')],
    [404, notFound('initiative', 'x')],
    [401, new DomainError('unauthenticated', [{ key: 'sign-in-required' }])],
    [403, new DomainError('forbidden', [{ key: 'not-permitted' }])],
    [503, new DomainError('unavailable', [{ key: 'database-down' }])],
    [409, new TransitionRefused('file', 'draft', ['state'])],
    [404, new NotFoundException()],
    [400, answer('22003')],
    [500, answer('40P01')],
    [503, answer('57P01')],
    [503, Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' })],
    [503, new Error('Connection terminated unexpectedly')],
    [503, new QueryFailedError('', [], new Error('Connection terminated unexpectedly'))],
  ])('has status %s for %s', (status, error) => {
    expect(problemOf(error, '/').status).toBe(status);
  });

  it.each([answer('53100'), Object.assign(new Error('no space left on device, write'), { code: 'ENOSPC' })])(
    'says that there is no room left, for %s',
    (error) => {
      expect(problemOf(error, '/')).toMatchObject({ status: 503, reasons: [{ key: 'storage-full' }] });
    },
  );

  it('says nothing of the inside when nobody foresaw it', () => {
    const problem = problemOf(new Error('password=secret at /srv/app.js'), '/');
    expect(problem).toMatchObject({ status: 500, reasons: [{ key: 'internal' }] });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });
});
