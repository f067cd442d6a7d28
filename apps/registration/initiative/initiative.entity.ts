import type { ConfirmedScope, Defect, InitiativeReport, RecognitionRef, RoundRef } from '#lib/contracts/shared.js';
import type { InitiativeState } from '#lib/lifecycle/initiative.lifecycle.js';
import { initiativeStates } from '#lib/lifecycle/initiative.states.js';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Tác giả, đồng tác giả; a co-author's consent is to this very share. */
export interface Author {
  personId: string;
  fullName: string;
  unitId: string;
  /** Percent, at most two decimals. */
  sharePercent: number;
  consentedAt?: string;
}

/** Người tham gia áp dụng lần đầu: not an author (TT 18/2013 Phụ lục I). */
export interface ApplicationHelper {
  fullName: string;
  task: string;
}

/** Thí điểm: approved by the chairman, or not approved but clearly effective and lawful. */
export interface Pilot {
  approvalNumber?: string;
  justification?: string;
}

/** Cho đăng ký muộn: by whom, why. */
export interface LateAdmission {
  personId: string;
  name: string;
  reason: string;
  at: string;
}

/** Văn bản đồng ý của cơ quan chủ quản (NĐ 13/2012 Điều 7 khoản 2); the scan is one of the attachments. */
export interface ManagingConsent {
  number: string;
  signedOn: string;
  attachmentId?: string;
}

/** Đề nghị gia hạn bổ sung, and what was answered. */
export interface Extension {
  id: string;
  personId: string;
  name: string;
  reason: string;
  at: string;
  /** The last day asked for. */
  until: string;
  /** Until when the office is to answer: the request holds the lapse up to this instant and no longer. */
  answerBy: string;
  answer?: { granted: boolean; personId: string; name: string; reason: string; at: string; dueAt?: string };
}

/** Kết luận về trùng lặp: what a person found when comparing the two, and why. */
export interface DuplicateFinding {
  otherId: string;
  finding: 'distinct' | 'duplicate';
  reason: string;
  personId: string;
  name: string;
  /** In which the finding was made. */
  role?: string;
  at: string;
  /** Lúc nộp của sáng kiến kia: as it stood at the finding, if it was filed. */
  otherFiledAt?: string;
  /** Sáng kiến kia đã được công nhận, at the finding. */
  otherIsRecognized?: boolean;
}

/** Tờ trình. */
export interface Letter {
  number: string;
  signedOn: string;
}

/** Xác nhận của thủ trưởng. */
export interface Confirmation {
  effect: string;
  scope: string;
  commitment: string;
  /** Where units under the same conditions were named. */
  scopeShare?: ConfirmedScope;
}

/** Thành phần hồ sơ; the content is stored once, under its hash. */
export interface Attachment {
  id: string;
  /** Dossier component of the regulation. */
  component: string;
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** Of a PDF, counted in its content. */
  pages?: number;
  /** File name extension that its content has. */
  fileType?: string;
  uploadedAt: string;
}

const states = Object.keys(initiativeStates)
  .map((state) => `'${state}'`)
  .join(', ');
export const initiativeChecks = {
  state: `state IN (${states})`,
  registered: `state IN ('draft', 'lapsed', 'withdrawn') OR registered_at IS NOT NULL OR NOT registration_required`,
  filed: `state IN ('draft', 'registered', 'applied', 'lapsed', 'withdrawn') OR filed_at IS NOT NULL`,
  round: `state NOT IN ('submitted', 'returned', 'accepted', 'evaluating', 'recommended') OR round IS NOT NULL`,
};

/** Sáng kiến: the row of record. Data only; the rules are in the lifecycle and in initiative.commands.ts. */
@Entity('initiative')
@Check('initiative_state', initiativeChecks.state)
@Check('initiative_registered', initiativeChecks.registered)
@Check('initiative_filed', initiativeChecks.filed)
@Check('initiative_round', initiativeChecks.round)
@Index('initiative_list', ['localityId', 'regulationYear', 'state'])
@Index('initiative_unit', ['unitId', 'createdAt'])
@Index('initiative_campaign', ['campaignId', 'registeredAt'])
@Index('initiative_authors', { synchronize: false }) // gin
@Index('initiative_unit_path', { synchronize: false }) // gin
@Index('initiative_title', { synchronize: false }) // gin, trigrams
@Index('initiative_due', ['dueAt'], { where: 'due_at IS NOT NULL' })
export class Initiative {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: InitiativeState;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('integer', { name: 'regulation_year' }) readonly regulationYear!: number;
  /** It keeps the version of the regulation that it started under. */
  @Column('integer', { name: 'regulation_version' }) readonly regulationVersion!: number;
  @Column('boolean', { name: 'registration_required' }) readonly registrationRequired!: boolean;
  @Column('uuid', { name: 'campaign_id', nullable: true }) readonly campaignId!: string | null;
  @Column('text') readonly title!: string;
  /** Title in small letters without tones, đ as d: what a search compares with. */
  @Column('text', { name: 'title_folded' }) readonly titleFolded!: string;
  /** Unit of the lead author when drafted. */
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  /** That unit and every unit above, nearest first. */
  @Column('uuid', { name: 'unit_path', array: true }) readonly unitPath!: string[];
  @Column('text', { name: 'unit_kind' }) readonly unitKind!: string;
  @Column('uuid', { name: 'recognizing_unit_id' }) readonly recognizingUnitId!: string;
  @Column('text') readonly sector!: string;
  /** NĐ 13/2012 Điều 3: giải pháp kỹ thuật, quản lý, tác nghiệp, ứng dụng tiến bộ kỹ thuật. */
  @Column('text', { array: true }) readonly kinds!: string[];
  @Column('text', { nullable: true }) readonly category!: string | null;
  @Column('text', { name: 'target_level' }) readonly targetLevel!: 'unit' | 'district' | 'province';
  @Column('uuid', { name: 'shortcoming_id', nullable: true }) readonly shortcomingId!: string | null;
  /** In the words it had when chosen. */
  @Column('text', { nullable: true }) readonly shortcoming!: string | null;
  @Column('boolean', { name: 'fits_field_of_work' }) readonly fitsFieldOfWork!: boolean;
  @Column('jsonb') readonly authors!: readonly Author[];
  @Column('uuid', { name: 'author_ids', array: true }) readonly authorIds!: string[];
  @Column('text', { nullable: true }) readonly sponsor!: string | null;
  /** Made with funds or material of the State. */
  @Column('boolean', { name: 'state_funded', default: false }) readonly stateFunded!: boolean;
  /** An author headed the unit, or the one that recognizes, when the authors or the request were last stated. */
  @Column('boolean', { name: 'head_is_author', default: false }) readonly headIsAuthor!: boolean;
  @Column('jsonb', { name: 'managing_consent', nullable: true }) readonly managingConsent!: ManagingConsent | null;
  @Column('jsonb') readonly helpers!: readonly ApplicationHelper[];
  /** Điều kiện that its authors affirm, by their keys in the regulation (NĐ 13/2012 Điều 3 khoản 1). */
  @Column('text', { array: true }) readonly conditions!: string[];
  /** Cam đoan that its authors make, by their keys in the regulation (NĐ 13/2012 Điều 3 khoản 2). */
  @Column('text', { array: true }) readonly declarations!: string[];
  @Column('jsonb', { nullable: true }) readonly pilot!: Pilot | null;
  @Column('text', { nullable: true }) readonly application!: 'full' | 'trial' | null;
  @Column('date', { name: 'first_applied_on', nullable: true }) readonly firstAppliedOn!: string | null;
  @Column('jsonb') readonly report!: InitiativeReport;
  /** Thông tin cần được bảo mật: in no event, list, export or mail. */
  @Column('text', { nullable: true }) readonly confidential!: string | null;
  @Column('jsonb') readonly attachments!: readonly Attachment[];
  @Column('timestamptz', { name: 'registered_at', nullable: true }) readonly registeredAt!: Date | null;
  @Column('jsonb', { name: 'late_admission', nullable: true }) readonly lateAdmission!: LateAdmission | null;
  /** Cho phép nộp đơn ngoài thời gian nộp của đối tượng. */
  @Column('jsonb', { name: 'late_filing', nullable: true }) readonly lateFiling!: LateAdmission | null;
  @Column('timestamptz', { name: 'filed_at', nullable: true }) readonly filedAt!: Date | null;
  /** Conclusion of the unit's council, where the regulation asks for one. */
  @Column('text', { name: 'unit_council', nullable: true }) readonly unitCouncil!:
    'recommend' | 'improve' | 'decline' | null;
  @Column('jsonb', { nullable: true }) readonly confirmation!: Confirmation | null;
  @Column('jsonb', { nullable: true }) readonly round!: RoundRef | null;
  @Column('jsonb', { nullable: true }) readonly letter!: Letter | null;
  @Column('jsonb') readonly defects!: readonly Defect[];
  @Column('jsonb', { default: [] }) readonly extensions!: readonly Extension[];
  @Column('jsonb', { name: 'duplicate_findings', default: [] })
  readonly duplicateFindings!: readonly DuplicateFinding[];
  @Column('jsonb') readonly recognitions!: readonly RecognitionRef[];
  /** Where it stood when it was declined, while it is: what an appeal may reopen. */
  @Column('text', { name: 'declined_from', nullable: true }) readonly declinedFrom!: InitiativeState | null;
  /** When the clock of the current state runs out; the first instant that is too late. */
  @Column('timestamptz', { name: 'due_at', nullable: true }) readonly dueAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) readonly createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at' }) readonly updatedAt!: Date;
}

/** Người được phân công đọc hồ sơ: told by the evaluation service, so that members can open its attachments. */
@Entity('reader')
@Index('reader_person', ['personId'])
export class Reader {
  @PrimaryColumn('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
  /** False once they were released, and while only a declaration is known. */
  @Column('boolean', { default: true }) readonly assigned!: boolean;
  /** They declared that they are free of conflict; before, an assignment opens nothing. */
  @Column('boolean', { default: true }) readonly declared!: boolean;
  /** When the newest word on the assignment was said. */
  @Column('timestamptz', { name: 'told_at', nullable: true }) readonly toldAt!: Date | null;
}
