import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage, IS_ISO8601 } from 'class-validator';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { childOf, rulesOf, type Validated } from './payload-check.js';

/** The schema of such a class. */
export interface JsonSchema {
  type: 'object';
  properties: Record<string, object>;
  required?: string[];
}

const rules = getMetadataStorage();

const childrenOf = (type: Validated): Validated[] =>
  [...new Set(rulesOf(type).map((rule) => rule.propertyName))]
    .map((property) => childOf(type, property))
    .filter((child) => child !== undefined);

/** The classes and every validated class inside them; what has no rules is left out. */
export function validatedIn(roots: readonly Validated[]): Validated[] {
  const reached = new Set<Validated>();
  const visit = (type: Validated) => {
    if (reached.has(type) || rulesOf(type).length === 0) return;
    reached.add(type);
    childrenOf(type).forEach(visit);
  };
  roots.forEach(visit);
  return [...reached];
}

/** Two classes of one name would become one schema that is true of neither. */
function refuseNamesakes(types: readonly Validated[]): void {
  const names = types.map((type) => type.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`two classes are named ${twice}: their JSON schemas would be mixed up`);
}

/** Either a date or an instant: a validator without formats must not see both in one text and refuse it. */
const dateOrInstant = {
  anyOf: [
    { type: 'string' as const, format: 'date' },
    { type: 'string' as const, format: 'date-time' },
  ],
};

/**
 * JSON Schema of the classes and of all that is inside them, by class name: one source for checks and documents.
 * References start with `#/components/schemas/`. Throws when two of the classes share a name.
 */
export function schemasOf(roots: readonly Validated[]): Record<string, JsonSchema> {
  const types = validatedIn(roots);
  refuseNamesakes(types);
  const metadatas = types.map((type) => [type, rulesOf(type).map((rule) => ({ ...rule, target: type }))] as const);
  return validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    classValidatorMetadataStorage: {
      validationMetadatas: new Map(metadatas),
      getTargetValidatorConstraints: rules.getTargetValidatorConstraints.bind(rules),
    } as never,
    additionalConverters: { [IS_ISO8601]: dateOrInstant },
    refPointerPrefix: '#/components/schemas/',
  }) as unknown as Record<string, JsonSchema>;
}
