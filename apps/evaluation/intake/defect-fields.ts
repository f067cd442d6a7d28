import type { Regulation } from '#lib/regulation/regulation.js';

/** One thing that a formal defect may concern. */
export interface DefectField {
  field: string;
  label: string;
}

const always: readonly DefectField[] = [
  { field: 'title', label: 'Tên sáng kiến' },
  { field: 'authors', label: 'Tác giả, tỷ lệ đóng góp' },
  { field: 'report', label: 'Báo cáo mô tả sáng kiến' },
  { field: 'benefit', label: 'Lợi ích, hiệu quả' },
  { field: 'letter', label: 'Tờ trình, danh sách' },
  { field: 'other', label: 'Nội dung khác' },
];

/** The list that an intake officer chooses from: components of the district dossier, then what every dossier has. */
export const defectFields = ({ dossier }: Regulation): DefectField[] => [
  ...dossier.district.map(({ key, label }) => ({ field: key, label })),
  ...always.filter(({ field }) => !dossier.district.some(({ key }) => key === field)),
];
