import { applyDecorators, ValidationPipe } from '@nestjs/common';
import { DomainError, type Reason } from '#lib/contracts/errors.js';
import { Transform } from 'class-transformer';
import { IsISO8601, Matches, ValidateIf, type ValidationError } from 'class-validator';
import { tidy } from './text.js';

/** May be left out but, unlike with `IsOptional`, not be null: for what cannot be cleared. */
export const IsGivenOrAbsent = () => ValidateIf((_, value) => value !== undefined);

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
/** An instant with its zone: without one it would mean another time on every server. */
export const IsInstant = () => applyDecorators(IsISO8601({ strict: true }), Matches(instant));

/** Text as `tidy` makes it, before it is checked. */
export const Tidy = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? tidy(value) : value));

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
