import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { regulationReasons } from './reasons.js';

const folder = join(process.cwd(), 'libs', 'regulation');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/\.(spec|fixture|schema)\.ts$/.test(name))
  .map((name) => readFileSync(join(folder, name), 'utf8'));

const given = new Set(
  sources.flatMap((text) => [...text.matchAll(/(?:key: |failed\()'([a-z0-9-]+)'/g)].map(([, key = '']) => key)),
);

describe('the reasons of the regulation', () => {
  it('all have their sentences, and no sentence is without a use', () => {
    expect(Object.keys(regulationReasons).sort()).toEqual([...given].sort());
  });

  it('speak with the same parameters in both languages', () => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const { vi, en } of Object.values(regulationReasons)) expect(names(vi)).toEqual(names(en));
  });
});
