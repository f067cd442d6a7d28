import type { Role } from '#lib/contracts/directory.events.js';
import {
  demoLocalities,
  demoProvinces,
  demoUnits,
  departmentCodes,
  deskCode,
  root,
  schoolCodes,
  type DemoLocality,
  type DemoUnit,
} from './demo-units.js';
import { demoName } from './demo-names.js';

type UnitCode = Pick<DemoUnit, 'localityId' | 'code'>;

/** A person of the demo, who signs in as `userName`. */
export interface DemoPerson {
  userName: string;
  fullName: string;
  position: string;
  unit: UnitCode;
  roles: readonly { role: Role; unit: UnitCode }[];
}

type Sketch = readonly [account: string, position: string, unitCode: string, role?: Role, roleUnitCode?: string];

/** Who writes initiatives: two each in one department and one school, others alone. */
const authorsIn = ({ communes: [first, second] }: DemoLocality): readonly string[] => [
  'phong-kinh-te',
  'phong-noi-vu',
  first?.[0] ?? root,
  second?.[0] ?? root,
  schoolCodes.kindergarten,
  schoolCodes.primary,
  schoolCodes.secondary,
  schoolCodes.secondary,
  'phong-kinh-te',
  deskCode,
  'van-phong',
  'phong-gddt',
];

const headTitle = ({ kind, code }: DemoUnit): string => {
  if (kind === 'department') return code === 'van-phong' ? 'Chánh Văn phòng' : 'Trưởng phòng';
  if (kind === 'commune' || kind === 'district') return 'Chủ tịch UBND';
  return kind === 'other' ? 'Trưởng bộ phận' : 'Hiệu trưởng';
};

/** The chairman heads the district itself; every other unit has its own head, and every unit a secretary. */
const staffOf = (units: readonly DemoUnit[]): Sketch[] =>
  units.flatMap((unit): Sketch[] => [
    ...(unit.code === root
      ? []
      : [[`thutruong.${unit.code}`, headTitle(unit), unit.code, 'unit-head'] as const satisfies Sketch]),
    [`vanthu.${unit.code}`, 'Văn thư', unit.code, 'unit-secretary'],
  ]);

const districtStaff = (locality: DemoLocality): Sketch[] => [
  ['thukyhoidong', 'Chuyên viên, thư ký hội đồng', 'phong-noi-vu', 'council-secretary', root],
  ['thuongtruc', 'Chuyên viên cơ quan thường trực', locality.standing, 'standing-officer', root],
  ['quantri', 'Quản trị hệ thống', 'van-phong', 'administrator', root],
  ...departmentCodes.map((code): Sketch => [`tiepnhan.${code}`, 'Chuyên viên tiếp nhận', code, 'intake-officer']),
  ...Array.from({ length: 9 }, (_, i): Sketch => {
    const unitCode = departmentCodes[i % departmentCodes.length] ?? root;
    return [`uyvien${String(i + 1)}`, 'Ủy viên hội đồng sáng kiến', unitCode];
  }),
  ...authorsIn(locality).map((unitCode, i): Sketch => [`tacgia${String(i + 1)}`, 'Viên chức', unitCode]),
];

const prefixOf = (localityId: string) => localityId.replaceAll('-', '');

function peopleOf(locality: DemoLocality, firstNumber: number): DemoPerson[] {
  const { id: localityId } = locality;
  const chair: DemoPerson = {
    userName: `${prefixOf(localityId)}.chutich`,
    fullName: demoName(firstNumber),
    position: 'Chủ tịch UBND huyện',
    unit: { localityId, code: root },
    roles: (['district-chair', 'unit-head'] as const).map((role) => ({ role, unit: { localityId, code: root } })),
  };
  const sketches = [...districtStaff(locality), ...staffOf(demoUnits(locality))];
  const staff = sketches.map(([account, position, code, role, roleCode], i) => ({
    userName: `${prefixOf(localityId)}.${account}`,
    fullName: demoName(firstNumber + 1 + i),
    position,
    unit: { localityId, code },
    roles: role ? [{ role, unit: { localityId, code: roleCode ?? code } }] : [],
  }));
  return [chair, ...staff];
}

const provincePeople = (): DemoPerson[] => [
  ...demoProvinces.map(({ id }, i) => ({
    userName: `${prefixOf(id)}.tinh`,
    fullName: demoName(300 + i),
    position: 'Chuyên viên Sở Khoa học và Công nghệ',
    unit: { localityId: id, code: 'ubnd-tinh' },
    roles: [{ role: 'province-officer' as const, unit: { localityId: id, code: 'ubnd-tinh' } }],
  })),
  {
    userName: 'quantri',
    fullName: demoName(310),
    position: 'Quản trị hệ thống',
    unit: { localityId: 'ha-noi', code: 'ubnd-tinh' },
    roles: demoProvinces.map(({ id }) => ({ role: 'administrator', unit: { localityId: id, code: 'ubnd-tinh' } })),
  },
];

/** Everybody of the demo, the same in every run. */
export const demoPeople = (): DemoPerson[] => [
  ...provincePeople(),
  ...demoLocalities.flatMap((locality, i) => peopleOf(locality, i * 60)),
];
