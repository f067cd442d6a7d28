import { ValidationPipe } from '@nestjs/common';
import { DomainError, type Reason } from '#lib/contracts/errors.js';
import type { ValidationError } from 'class-validator';

const kebab = (name: string) => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

/** Every broken rule with the path of its field; `isNotEmpty` of class-validator is `is-not-empty` here. */
export const reasonsOf = (errors: readonly ValidationError[], path = ''): Reason[] =>
  errors.flatMap((error) => [
    ...Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      key: kebab(rule),
      field: `${path}${error.property}`,
      params: { message },
    })),
    ...reasonsOf(error.children ?? [], `${path}${error.property}.`),
  ]);

/** Checks every body and query by its class; fields nobody knows are refused, so that a typo is no silent loss. */
export const validation = () =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => new DomainError('invalid', reasonsOf(errors)),
  });
