import type { UnitKind } from '../unit/unit.entity.js';

/** A unit as the demo describes it. */
export interface DemoUnit {
  localityId: string;
  code: string;
  name: string;
  kind: UnitKind;
  sector: string;
  parent?: { localityId: string; code: string };
  canRecognize: boolean;
}

export interface DemoLocality {
  id: string;
  province: string;
  district: string;
  /** Communes: code and name. The first has a one-stop desk that may not recognize by itself. */
  communes: readonly (readonly [code: string, name: string])[];
  kindergarten: string;
  primary: string;
  secondary: string;
  /** Code of the department where the standing officer works. */
  standing: string;
}

export const demoProvinces = [
  { id: 'ha-noi', name: 'Ủy ban nhân dân thành phố Hà Nội' },
  { id: 'quang-ngai', name: 'Ủy ban nhân dân tỉnh Quảng Ngãi' },
  { id: 'bac-kan', name: 'Ủy ban nhân dân tỉnh Bắc Kạn' },
] as const;

/** The five localities whose papers the system was made after; Dương Phong stands under the district Bạch Thông. */
export const demoLocalities: readonly DemoLocality[] = [
  {
    id: 'thanh-tri',
    province: 'ha-noi',
    district: 'Thanh Trì',
    communes: [['xa-tu-hiep', 'Tứ Hiệp'], ['xa-ngu-hiep', 'Ngũ Hiệp'], ['xa-van-phuc', 'Vạn Phúc']], // prettier-ignore
    kindergarten: 'Tứ Hiệp',
    primary: 'Ngũ Hiệp',
    secondary: 'Vạn Phúc',
    standing: 'phong-noi-vu',
  },
  {
    id: 'nghia-hanh',
    province: 'quang-ngai',
    district: 'Nghĩa Hành',
    communes: [['xa-hanh-minh', 'Hành Minh'], ['xa-hanh-duc', 'Hành Đức'], ['xa-hanh-thuan', 'Hành Thuận']], // prettier-ignore
    kindergarten: 'Hành Minh',
    primary: 'Hành Đức',
    secondary: 'Hành Thuận',
    standing: 'phong-noi-vu',
  },
  {
    id: 'duong-phong',
    province: 'bac-kan',
    district: 'Bạch Thông',
    communes: [['xa-duong-phong', 'Dương Phong'], ['xa-cam-giang', 'Cẩm Giàng'], ['xa-luc-binh', 'Lục Bình']], // prettier-ignore
    kindergarten: 'Dương Phong',
    primary: 'Cẩm Giàng',
    secondary: 'Lục Bình',
    standing: 'phong-noi-vu',
  },
  {
    id: 'phuc-tho',
    province: 'ha-noi',
    district: 'Phúc Thọ',
    communes: [['xa-hat-mon', 'Hát Môn'], ['xa-tam-hiep', 'Tam Hiệp'], ['xa-sen-phuong', 'Sen Phương']], // prettier-ignore
    kindergarten: 'Hát Môn',
    primary: 'Tam Hiệp',
    secondary: 'Sen Phương',
    standing: 'phong-kinh-te',
  },
  {
    id: 'tra-bong',
    province: 'quang-ngai',
    district: 'Trà Bồng',
    communes: [['xa-tra-binh', 'Trà Bình'], ['xa-tra-phu', 'Trà Phú'], ['xa-tra-giang', 'Trà Giang']], // prettier-ignore
    kindergarten: 'Trà Bình',
    primary: 'Trà Phú',
    secondary: 'Trà Giang',
    standing: 'phong-vh-kh-tt',
  },
];

export const root = 'ubnd-huyen';

const departments = [
  ['van-phong', 'Văn phòng HĐND và UBND', 'administration'],
  ['phong-noi-vu', 'Phòng Nội vụ', 'administration'],
  ['phong-kinh-te', 'Phòng Kinh tế', 'economy'],
  ['phong-gddt', 'Phòng Giáo dục và Đào tạo', 'education'],
  ['phong-vh-kh-tt', 'Phòng Văn hóa, Khoa học và Thông tin', 'culture'],
] as const;

/** The departments of every demo district, each with an intake officer. */
export const departmentCodes = departments.map(([code]) => code);

export const schoolCodes = { kindergarten: 'mam-non', primary: 'tieu-hoc', secondary: 'thcs' } as const;
export const deskCode = 'bo-phan-mot-cua';

/** The tree of a locality, parents first. */
export function demoUnits(locality: DemoLocality): DemoUnit[] {
  const { id: localityId, province, district, communes } = locality;
  const below = { localityId, parent: { localityId, code: root }, canRecognize: true };
  const [firstCommune] = communes;
  const school = (kind: 'kindergarten' | 'primary' | 'secondary', label: string): DemoUnit => ({
    ...below,
    code: schoolCodes[kind],
    name: `Trường ${label} ${locality[kind]}`,
    kind,
    sector: 'education',
  });
  return [
    {
      localityId,
      code: root,
      name: `Ủy ban nhân dân huyện ${district}`,
      kind: 'district',
      sector: 'administration',
      parent: { localityId: province, code: 'ubnd-tinh' },
      canRecognize: true,
    },
    ...departments.map(([code, name, sector]) => ({ ...below, code, name, kind: 'department' as const, sector })),
    ...communes.map(([code, name]) => ({
      ...below,
      code,
      name: `Ủy ban nhân dân xã ${name}`,
      kind: 'commune' as const,
      sector: 'administration',
    })),
    school('kindergarten', 'Mầm non'),
    school('primary', 'Tiểu học'),
    school('secondary', 'Trung học cơ sở'),
    {
      localityId,
      code: deskCode,
      name: `Bộ phận Một cửa xã ${firstCommune?.[1] ?? ''}`,
      kind: 'other',
      sector: 'administration',
      parent: { localityId, code: firstCommune?.[0] ?? root },
      canRecognize: false,
    },
  ];
}

/** The unit of a province, above its districts. */
export const provinceUnit = ({ id, name }: { id: string; name: string }): DemoUnit => ({
  localityId: id,
  code: 'ubnd-tinh',
  name,
  kind: 'province',
  sector: 'administration',
  canRecognize: true,
});
