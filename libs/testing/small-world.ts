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

const unitsOf = (localityId: string) => {
  const root = randomUUID();
  const make = (code: string, name: string, kind: string, sector: string, canRecognize = true) => ({
    id: randomUUID(),
    code,
    name,
    kind,
    sector,
    canRecognize,
  });
  const root_ = {
    id: root,
    code: 'ubnd',
    name: 'Ủy ban nhân dân huyện',
    kind: 'district',
    sector: 'general',
    canRecognize: true,
  };
  return {
    root: root_,
    office: make('phong-kinh-te', 'Phòng Kinh tế', 'department', 'economy'),
    education: make('phong-gddt', 'Phòng Giáo dục và Đào tạo', 'department', 'education'),
    commune: make('xa-mot', 'Ủy ban nhân dân xã Một', 'commune', 'general'),
    school: make('thcs-mot', 'Trường THCS Một', 'secondary', 'education'),
    localityId,
  };
};

/** One locality under the given regulation file, as the directory would publish it. */
export function smallWorld(file: string): SmallWorld {
  const read = (name: string) => readFileSync(`deploy/localities/${name}.yaml`, 'utf8');
  const rules = parseRegulation(read(file), { defaults: read('defaults') });
  const localityId = rules.id;
  const { localityId: _, ...units } = unitsOf(localityId);
  const ids = Object.fromEntries(Object.entries(units).map(([key, unit]) => [key, unit.id])) as SmallWorld['units'];
  const unitEvents = Object.values(units).map(({ id, ...unit }) => {
    const isRoot = id === ids.root;
    const path = isRoot ? [id] : [id, ids.root];
    return unitChanged.make(
      id,
      { unitId: id, version: 1, localityId, ...unit, path, ...(isRoot ? {} : { parentId: ids.root }) },
      at,
    );
  });
  const person = (name: string, unitId: string, ...roles: [Role, string][]): Actor => ({
    personId: randomUUID(),
    name,
    localityId,
    unitId,
    roles: roles.map(([role, unit]) => ({ role, unitId: unit })),
  });
  const people = {
    author: person('Nguyễn Thị An', ids.commune),
    coauthor: person('Trần Văn Bình', ids.commune),
    head: person('Lê Thị Cúc', ids.commune, ['unit-head', ids.commune]),
    secretary: person('Phạm Văn Dũng', ids.commune, ['unit-secretary', ids.commune]),
    teacher: person('Hoàng Thị Em', ids.school),
    principal: person('Vũ Văn Giang', ids.school, ['unit-head', ids.school], ['unit-secretary', ids.school]),
    intake: person('Đỗ Thị Hà', ids.office, ['intake-officer', ids.office]),
    educationIntake: person('Bùi Văn Khánh', ids.education, ['intake-officer', ids.education]),
    councilSecretary: person('Ngô Thị Lan', ids.office, ['council-secretary', ids.root]),
    chair: person('Đặng Văn Minh', ids.root, ['district-chair', ids.root]),
    standing: person('Hồ Thị Nga', ids.office, ['standing-officer', ids.root]),
    province: person('Dương Văn Oai', ids.root, ['province-officer', ids.root]),
    admin: person('Lý Thị Phúc', ids.root, ['administrator', ids.root]),
  };
  const personEvents = Object.values(people).map(({ personId, name, unitId, roles }) =>
    personChanged.make(
      personId,
      { personId, version: 1, localityId, unitId, fullName: name, active: true, roles: [...roles] },
      at,
    ),
  );
  const regulation = regulationPublished.make(
    `${localityId}/${String(rules.year)}`,
    { localityId, year: rules.year, version: 1, content: rules },
    at,
  );
  return {
    localityId,
    year: rules.year,
    rules,
    units: ids,
    people,
    events: [...unitEvents, ...personEvents, regulation],
  };
}
