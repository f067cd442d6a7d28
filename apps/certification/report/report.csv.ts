import type { Level } from '#lib/contracts/shared.js';
import { csvOf, type CsvColumn } from '#lib/service-kit/csv.js';
import type { BenefitSum, OutcomeCounts, ReportContent, ReportRow, RewardSum } from './report.content.js';

/** Bảng của báo cáo: each is a file of its own. */
export const reportTables = ['initiatives', 'score-bands', 'rewards', 'benefits'] as const;
export type ReportTable = (typeof reportTables)[number];

const totalName = 'Tổng số';

/** `above`: how the level above the unit is called, such as huyện. */
const reportColumns = (above = 'trên cơ sở'): CsvColumn<ReportRow>[] => [
  ['Đơn vị', (row) => row.unit],
  ['Lĩnh vực', (row) => row.sector],
  ['Nội dung', (row) => row.category],
  ['Đăng ký', (row) => row.registered],
  ['Công nhận cấp cơ sở', (row) => row.unitRecognized],
  [`Công nhận cấp ${above}`, (row) => row.districtRecognized],
  ['Đề cử lên tỉnh', (row) => row.nominated],
  ['Công nhận cấp tỉnh', (row) => row.provinceRecognized],
  ['Sáng kiến được công nhận (không tính trùng cấp)', (row) => row.recognized ?? null],
  ['Lượt tác giả được công nhận', (row) => row.authorships],
  ['Sáng kiến được nhân rộng', (row) => row.replicated ?? null],
  ['Lượt đơn vị áp dụng', (row) => row.replications ?? null],
  ['Đề nghị khen thưởng', (row) => row.rewardsProposed ?? null],
  ['Được khen thưởng', (row) => row.rewardsGranted ?? null],
];

/** Those of the report and then their sum. */
const reportRows = ({ rows, total }: ReportContent): ReportRow[] => [
  ...rows,
  { unit: totalName, sector: '', category: null, ...total },
];

type BandLine = OutcomeCounts & { level: Level; criterion: string; band: string };

const levelNames: Readonly<Record<Level, string>> = { unit: 'Cơ sở', district: 'Trên cơ sở', province: 'Tỉnh' };

const bandColumns: readonly CsvColumn<BandLine>[] = [
  ['Hội đồng cấp', (row) => levelNames[row.level]],
  ['Tiêu chí', (row) => row.criterion],
  ['Mức điểm', (row) => row.band],
  ['Đề nghị công nhận', (row) => row.recommend],
  ['Hoàn thiện', (row) => row.improve],
  ['Không công nhận', (row) => row.decline],
  ['Số hồ sơ', (row) => row.dossiers],
];

/** The bands, and then what each level's councils concluded in all. */
const bandRows = ({ scoreBands = [], assessed = [] }: ReportContent): BandLine[] => [
  ...scoreBands.map((row) => ({ ...row, criterion: row.criterion ?? 'Tổng điểm' })),
  ...assessed.map((row) => ({ ...row, criterion: totalName, band: '' })),
];

const rewardColumns: readonly CsvColumn<RewardSum>[] = [
  ['Hình thức khen thưởng', (row) => row.form],
  ['Số khen thưởng', (row) => row.rewards],
];

const rewardRows = ({ rewards = [], total }: ReportContent): RewardSum[] => [
  ...rewards,
  { form: totalName, rewards: total.rewardsGranted ?? 0 },
];

const kinds: Readonly<Record<BenefitSum['kind'], string>> = { measured: 'Đo được', expected: 'Dự kiến' };

const benefitColumns: readonly CsvColumn<BenefitSum>[] = [
  ['Đơn vị tính', (row) => row.measure],
  ['Lợi ích', (row) => kinds[row.kind]],
  ['Số sáng kiến', (row) => row.initiatives],
  ['Giá trị', (row) => row.amount.replace('.', ',')],
];

/** One table of the report as a file that Excel opens. */
export function reportFile(
  content: ReportContent,
  table: ReportTable = 'initiatives',
  above?: string,
): AsyncGenerator<string> {
  switch (table) {
    case 'initiatives':
      return csvOf(reportColumns(above), reportRows(content));
    case 'score-bands':
      return csvOf(bandColumns, bandRows(content));
    case 'rewards':
      return csvOf(rewardColumns, rewardRows(content));
    case 'benefits':
      return csvOf(benefitColumns, content.benefits);
  }
}
