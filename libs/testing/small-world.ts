import { personChanged, regulationPublished, unitChanged, type Role } from '#lib/contracts/directory.events.js';
import type { Envelope } from '#lib/contracts/event.js';
import { parseRegulation } from '#lib/regulation/parse-regulation.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

const at = new Date('2023-01-01T00:00:00Z');

/** A locality with a root, two departments, a commune and a school, and the people who do the work in them. */
export interface SmallWorld {
  localityId: string;
  year: number;
  rules: Regulation;
  units: Record<'root' | 'office' | 'education' | 'commune' | 'school', string>;
  /** Who acts; more are made with `person`. */
  people: Record<
    | 'author'
    | 'coauthor'
    | 'head'
    | 'secretary'
    | 'teacher'
    | 'principal'
    | 'intake'
    | 'educationIntake'
    | 'councilSecretary'
    | 'chair'
    | 'standing'
    | 'province'
    | 'admin',
    Actor
  >;
  /** What the directory would have told. */
  events: Envelope[];
}

const unitOf = (code: string, name: string, kind: string, sector: string) => ({
  id: randomUUID(),
  code,
  name,
  kind,
  sector,
  canRecognize: true,
});

const makeUnits = () => ({
  root: unitOf('ubnd', 'Ủy ban nhân dân huyện', 'district', 'general'),
  office: unitOf('phong-kinh-te', 'Phòng Kinh tế', 'department', 'economy'),
  education: unitOf('phong-gddt', 'Phòng Giáo dục và Đào tạo', 'department', 'education'),
  commune: unitOf('xa-mot', 'Ủy ban nhân dân xã Một', 'commune', 'general'),
  school: unitOf('thcs-mot', 'Trường THCS Một', 'secondary', 'education'),
});

const makePeople = (localityId: string, units: SmallWorld['units']): SmallWorld['people'] => {
  const person = (name: string, unitId: string, ...roles: [Role, string][]): Actor => ({
    personId: randomUUID(),
    name,
    localityId,
    unitId,
    roles: roles.map(([role, unit]) => ({ role, unitId: unit })),
  });
  const { root, office, education, commune, school } = units;
  return {
    author: person('Nguyễn Thị An', commune),
    coauthor: person('Trần Văn Bình', commune),
    head: person('Lê Thị Cúc', commune, ['unit-head', commune]),
    secretary: person('Phạm Văn Dũng', commune, ['unit-secretary', commune]),
    teacher: person('Hoàng Thị Em', school),
    principal: person('Vũ Văn Giang', school, ['unit-head', school], ['unit-secretary', school]),
    intake: person('Đỗ Thị Hà', office, ['intake-officer', office]),
    educationIntake: person('Bùi Văn Khánh', education, ['intake-officer', education]),
    councilSecretary: person('Ngô Thị Lan', office, ['council-secretary', root]),
    chair: person('Đặng Văn Minh', root, ['district-chair', root]),
    standing: person('Hồ Thị Nga', office, ['standing-officer', root]),
    province: person('Dương Văn Oai', root, ['province-officer', root]),
    admin: person('Lý Thị Phúc', root, ['administrator', root]),
  };
};

/** One locality under the given regulation file, as the directory would publish it. */
export function smallWorld(file: string): SmallWorld {
  const read = (name: string) => readFileSync(`deploy/localities/${name}.yaml`, 'utf8');
  const rules = parseRegulation(read(file), { defaults: read('defaults') });
  const { id: localityId, year } = rules;
  const made = makeUnits();
  const units = Object.fromEntries(Object.entries(made).map(([key, { id }]) => [key, id])) as SmallWorld['units'];
  const people = makePeople(localityId, units);
  const unitEvents = Object.values(made).map(({ id, ...unit }) => {
    const above = id === units.root ? {} : { parentId: units.root };
    const path = [...new Set([id, units.root])];
    return unitChanged.make(id, { unitId: id, version: 1, localityId, ...unit, path, ...above }, at);
  });
  const personEvents = Object.values(people).map(({ personId, name: fullName, unitId, roles }) =>
    personChanged.make(
      personId,
      { personId, version: 1, localityId, unitId, fullName, active: true, roles: [...roles] },
      at,
    ),
  );
  const published = { localityId, year, version: 1, content: rules };
  const regulation = regulationPublished.make(`${localityId}/${String(year)}`, published, at);
  return { localityId, year, rules, units, people, events: [...unitEvents, ...personEvents, regulation] };
}
