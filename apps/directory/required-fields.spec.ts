import { DomainError } from '#lib/contracts/errors.js';
import { validation } from '#lib/service-kit/validation.js';
import { EnrolPersonDto } from './person/person.dto.js';
import { EstablishUnitDto } from './unit/unit.dto.js';

const missingIn = async (metatype: new () => object) => {
  const refusal: unknown = await validation()
    .transform({}, { type: 'body', metatype })
    .catch((error: unknown) => error);
  if (!(refusal instanceof DomainError)) return [];
  return [...new Set(refusal.reasons.map(({ field }) => field))].sort();
};

it('what may be left out of an amendment is required where something new is made', async () => {
  expect(await missingIn(EnrolPersonDto)).toEqual(['fullName', 'unitId']);
  expect(await missingIn(EstablishUnitDto)).toEqual(['code', 'kind', 'name', 'parentId', 'sector']);
});
