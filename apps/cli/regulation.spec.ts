import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkReport, read } from './regulation.js';

const defaults = 'deploy/localities/defaults.yaml';
const locality = 'deploy/localities/thanh-tri-2024.yaml';
const folder = mkdtempSync(join(tmpdir(), 'sangkien-check-'));

const faultsOf = (file: string, defaultsFile: string) => {
  const reading = read(file, defaultsFile);
  return checkReport(reading).filter((line) => line.startsWith(`${file}:`) && !line.includes('no fault'));
};

afterAll(() => rmSync(folder, { recursive: true }));

describe('regulation check', () => {
  it('finds nothing in a regulation that holds', () => {
    expect(faultsOf(locality, defaults)).toEqual([]);
  });

  it('names file, line and rule of every fault', () => {
    const text = readFileSync(locality, 'utf8').replace('maxAuthors: 2', 'maxAuthor: 2');
    const file = join(folder, 'wrong.yaml');
    writeFileSync(file, text);
    const line = text.split('\n').findIndex((l) => l.includes('maxAuthor: 2')) + 1;
    const faults = faultsOf(file, defaults);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`${file}:${line}  authors.maxAuthor  unknown-key`);
  });
});
