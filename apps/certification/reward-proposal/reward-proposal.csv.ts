import type { Level } from '#lib/contracts/shared.js';
import type { CsvColumn } from '#lib/service-kit/csv.js';
import type { RewardFormRef, RewardProposalState } from './reward-proposal.entity.js';

/** A row of the list, the same for the screen, the JSON and the CSV; local dates are YYYY-MM-DD. */
export interface RewardProposalLine {
  id: string;
  version: number;
  state: RewardProposalState;
  /** From 1, in the order in which they were chosen. */
  place: number;
  initiativeId: string;
  title: string;
  level: Level;
  decisionNumber: string;
  decidedOn: string;
  personId: string;
  fullName: string;
  localityId: string;
  unitId: string;
  unit: string | null;
  sector: string;
  form: RewardFormRef;
  reason: string;
  letterId: string | null;
  letterNumber: string | null;
  proposedOn: string | null;
  grantedForm: RewardFormRef | null;
  answerNumber: string | null;
  answeredOn: string | null;
  answerReason: string | null;
  /** The recognition that it stands on was revoked. */
  flagged: boolean;
  createdAt: Date;
}

const results: Readonly<Record<RewardProposalState, string>> = {
  selected: 'Chưa trình',
  proposed: 'Chờ kết quả',
  granted: 'Được khen thưởng',
  'not-granted': 'Không được khen thưởng',
  withdrawn: 'Đã rút',
};

const levelNames: Readonly<Record<Level, string>> = {
  unit: 'Cơ sở',
  district: 'Trên cơ sở',
  province: 'Tỉnh',
};

/** Columns of the list that goes with the letter, and of its results. */
export const rewardProposalColumns: readonly CsvColumn<RewardProposalLine>[] = [
  ['STT', (row) => row.place],
  ['Họ và tên', (row) => row.fullName],
  ['Đơn vị', (row) => row.unit],
  ['Tên sáng kiến', (row) => row.title],
  ['Cấp công nhận', (row) => levelNames[row.level]],
  ['Số quyết định công nhận', (row) => row.decisionNumber],
  ['Ngày quyết định', (row) => row.decidedOn],
  ['Ngành', (row) => row.sector],
  ['Hình thức đề nghị', (row) => row.form.label],
  ['Lý do đề nghị', (row) => row.reason],
  ['Số tờ trình', (row) => row.letterNumber],
  ['Ngày trình', (row) => row.proposedOn],
  ['Kết quả', (row) => results[row.state]],
  ['Hình thức được khen', (row) => row.grantedForm?.label ?? null],
  ['Số quyết định khen thưởng', (row) => row.answerNumber],
  ['Ngày trả lời', (row) => row.answeredOn],
  ['Lý do không khen thưởng', (row) => row.answerReason],
  ['Công nhận đã bị hủy bỏ', (row) => (row.flagged ? 'Có' : null)],
];
