import { initiativeLifecycle } from '#lib/lifecycle/initiative.lifecycle.js';
import { initiativeStates } from '#lib/lifecycle/initiative.states.js';
import { readFileSync } from 'node:fs';
import { roles } from './directory.events.js';
import { schemasOf } from './json-schema.js';
import { services } from './services.js';
import { levels } from './shared.js';
import { catalogue } from './topology.js';

interface Entry {
  vi: string;
  identifiers: string[];
  never: string[];
}

const cells = (line: string): string[] => line.split('|').map((cell) => cell.trim());
const entries: Entry[] = readFileSync('libs/contracts/GLOSSARY.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Vietnamese'))
  .map((line) => {
    const [, vi = '', names = '', never = ''] = cells(line);
    const identifiers = [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
    return { vi, identifiers, never: never.split(', ').filter((word) => word !== '') };
  });
const known = new Set(entries.flatMap((entry) => entry.identifiers));

const enumsIn = (schema: unknown): string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const here = 'enum' in schema && Array.isArray(schema.enum) ? schema.enum.map(String) : [];
  return [...here, ...Object.values(schema).flatMap(enumsIn)];
};

const { rows } = initiativeLifecycle.rules;
const names = {
  state: Object.keys(initiativeStates),
  trigger: rows.map((row) => row.on),
  'lifecycle role': rows.flatMap((row) => row.by),
  role: [...roles],
  level: [...levels],
  service: [...services],
  'value in an event': enumsIn(schemasOf(catalogue.map((event) => event.Payload))),
  'noun of an event': catalogue.map(({ type }) => type.slice(0, type.indexOf('.'))),
};
const used = Object.entries(names).flatMap(([kind, list]) =>
  [...new Set<string>(list)].map((name) => ({ kind, name })),
);

/** `registered-list` and `RegisteredList` are one identifier. */
const plain = (name: string) => name.replaceAll('-', '').toLowerCase();
const plainKnown = new Set([...known].map(plain));

describe('the glossary', () => {
  it.each(used)('has the $kind $name', ({ name }) => {
    expect(plainKnown).toContain(plain(name));
  });

  it('gives every term in Vietnamese', () => {
    const terms = entries.map((entry) => entry.vi);
    expect(terms.length).toBeGreaterThan(60);
    expect(terms.filter((term) => term === '')).toEqual([]);
  });

  it('words each state as the lifecycle does', () => {
    for (const [state, { vi }] of Object.entries(initiativeStates))
      expect(entries).toContainEqual({ vi, identifiers: [state], never: [] });
  });

  it('keeps out no word that it uses itself for the same thing', () => {
    for (const { identifiers, never } of entries)
      expect(never.filter((word) => identifiers.includes(word))).toEqual([]);
  });
});
