import { NotFoundException } from '@nestjs/common';
import { conflict, DomainError, notFound } from '#lib/contracts/errors.js';
import { TransitionRefused } from '#lib/lifecycle/machine.js';
import { QueryFailedError } from 'typeorm';
import { problemOf } from './problem.js';

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
    [400, new QueryFailedError('', [], Object.assign(new Error('integer out of range'), { code: '22003' }))],
    [500, new QueryFailedError('', [], Object.assign(new Error('deadlock'), { code: '40P01' }))],
  ])('has status %s for %s', (status, error) => {
    expect(problemOf(error, '/').status).toBe(status);
  });

  it('says nothing of the inside when nobody foresaw it', () => {
    const problem = problemOf(new Error('password=secret at /srv/app.js'), '/');
    expect(problem).toMatchObject({ status: 500, reasons: [{ key: 'internal' }] });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });
});
