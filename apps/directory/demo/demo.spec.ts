import { demoId } from './demo-id.js';
import { demoPeople } from './demo-people.js';
import { demoLocalities, demoProvinces, demoUnits, provinceUnit } from './demo-units.js';
import { parse } from 'yaml';
import { readdirSync, readFileSync } from 'node:fs';

const units = [...demoProvinces.map(provinceUnit), ...demoLocalities.flatMap(demoUnits)];
const keyOf = ({ localityId, code }: { localityId: string; code: string }) => `${localityId}/${code}`;

describe('the demo', () => {
  it('names every unit, account and person once, and always by the same identifier', () => {
    for (const names of [units.map(keyOf), demoPeople().map((p) => p.userName), demoPeople().map((p) => p.fullName)])
      expect(new Set(names).size).toBe(names.length);
    expect(demoId('unit', 'thanh-tri/phong-kinh-te')).toBe(demoId('unit', 'thanh-tri/phong-kinh-te'));
    expect(demoId('unit', 'a')).not.toBe(demoId('person', 'a'));
    expect(demoId('unit', 'a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('places people and roles in units that it has', () => {
    const known = new Set(units.map(keyOf));
    const used = demoPeople().flatMap(({ unit, roles }) => [unit, ...roles.map((role) => role.unit)]);
    expect(used.map(keyOf).filter((key) => !known.has(key))).toEqual([]);
  });

  it('has every office that the regulations name, with an intake officer in it', () => {
    const officers = new Set(
      demoPeople().flatMap(({ roles }) => roles.filter((r) => r.role === 'intake-officer').map((r) => keyOf(r.unit))),
    );
    const folder = 'deploy/localities';
    const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    const files = names.map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
    const offices = files.flatMap((text) => {
      const document = parse(text) as { id?: string; intake?: { offices?: { office: string }[] } };
      return (document.intake?.offices ?? []).map(({ office }) =>
        keyOf({ localityId: document.id ?? 'thanh-tri', code: office }),
      );
    });
    expect(offices.length).toBeGreaterThan(0);
    expect(offices.filter((office) => !officers.has(office))).toEqual([]);
  });
});
