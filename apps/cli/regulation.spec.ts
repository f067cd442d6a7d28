import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkReport, read, triedReport, tryCases } from './regulation.js';

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

describe('regulation check, of a regulation that holds', () => {
  it('prints each rule with its line, its source, what passes and what does not', () => {
    const lines = checkReport(read(locality, defaults));
    const at = lines.findIndex((line) => line.startsWith('authors.maxAuthors: '));
    expect(lines[at]).toMatch(/số tác giả tối đa {2}\(deploy\/localities\/thanh-tri-2024\.yaml:\d+ {2}# T6\)$/);
    expect(lines[at + 1]).toContain('✓ 2 tác giả: 50%, 50% → hợp lệ');
    expect(lines[at + 2]).toContain('✗ 3 tác giả');
    expect(lines.at(-1)).toContain('no fault');
    expect(checkReport(read(locality, defaults), { all: true }).length).toBeGreaterThan(lines.length);
  });
});

describe('regulation try', () => {
  const tried = (yaml: string) => {
    const file = join(folder, 'cases.yaml');
    writeFileSync(file, yaml);
    return triedReport(tryCases(locality, file, defaults)).join('\n');
  };

  it('tells the answer, the rule that decided with its line, and its source', () => {
    const report = tried(
      'cases:\n  - name: A\n    register: { unitKind: commune, at: 2024-08-15T00:00 }\n    expect: closed',
    );
    expect(report).toContain('✓ A');
    expect(report).toContain('→ closed: đã đóng');
    expect(report).toMatch(/closesOn {2}deploy\/localities\/thanh-tri-2024\.yaml:\d+ {2}# T3: riêng năm 2024/);
  });

  it('tells what was expected at the line of the case', () => {
    const report = tried('cases:\n  - name: A\n    duplicate: { percent: 50 }\n    expect: clear');
    expect(report).toContain('✗ A');
    expect(report).toMatch(/cases\.yaml:2 {2}expect: mong đợi «clear», nhận «alarm»/);
  });

  it('tells line and field of what is written wrongly', () => {
    expect(tried('cases:\n  - name: A\n    duplicate: { precent: 50 }')).toMatch(
      /cases\.yaml:3 {2}cases\.0\.duplicate\.precent {2}unknown-key .*Có phải là «percent»/,
    );
  });

  it('tries nothing on a regulation that does not hold', () => {
    const file = join(folder, 'broken.yaml');
    writeFileSync(file, 'id: x');
    const { results, faults } = tryCases(file, 'deploy/localities/cases/thanh-tri-2024.yaml', defaults);
    expect(results).toEqual([]);
    expect(faults[0]).toContain('broken.yaml');
  });
});
