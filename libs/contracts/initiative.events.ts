import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';
import type { InitiativeState } from '#lib/lifecycle/initiative.lifecycle.js';
import { initiativeStates } from '#lib/lifecycle/initiative.states.js';
import { defineEvent, type EventType } from './event.js';
import {
  ActedBy,
  AuthorShare,
  ConfirmedScope,
  Defect,
  InitiativeReport,
  PaperRef,
  RecognitionRef,
  RoundRef,
} from './shared.js';

const states = Object.keys(initiativeStates) as InitiativeState[];

/** Sáng kiến, as every other service may know it: never the confidential part, birth dates or phones. */
export class InitiativeSnapshot {
  @IsUUID() initiativeId!: string;
  /** Rises by one with every change; a consumer keeps the highest it has seen. */
  @IsInt() @Min(1) version!: number;
  @IsIn(states) state!: InitiativeState;
  @IsString() @Length(1, 60) localityId!: string;
  @IsInt() regulationYear!: number;
  /** It keeps the version that it started under. */
  @IsInt() @Min(1) regulationVersion!: number;
  @IsString() @Length(1, 500) title!: string;
  /** Unit of the lead author. */
  @IsUUID() unitId!: string;
  /** Cơ sở xét công nhận: the unit, or its parent where the unit may not recognize (NĐ 13/2012 Điều 7). */
  @IsUUID() recognizingUnitId!: string;
  /** Ngành, which decides the intake office. */
  @IsString() @Length(1, 60) sector!: string;
  @IsOptional() @IsString() @Length(1, 200) category?: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => AuthorShare) authors!: AuthorShare[];
  @IsIn(['unit', 'district', 'province']) targetLevel!: 'unit' | 'district' | 'province';
  @IsOptional() @IsUUID() campaignId?: string;
  @IsOptional() @IsUUID() shortcomingId?: string;
  /** Tồn tại, khó khăn vướng mắc that it answers. */
  @IsOptional() @IsString() @Length(1, 2000) shortcoming?: string;
  @IsOptional() @IsIn(['full', 'trial']) application?: 'full' | 'trial';
  /** Local date of the first application or trial. */
  @IsOptional() @IsISO8601({ strict: true }) firstAppliedOn?: string;
  @IsOptional() @IsISO8601() registeredAt?: string;
  @IsOptional() @IsISO8601() filedAt?: string;
  @IsOptional() @ValidateNested() @Type(() => RoundRef) round?: RoundRef;
  /** Số tờ trình. */
  @IsOptional() @IsString() @Length(1, 100) letterNumber?: string;
  /** When the current state's clock runs out. */
  @IsOptional() @IsISO8601() dueAt?: string;
  /** While it is declined: the state that it was declined in, which an appeal may reopen. */
  @IsOptional() @IsIn(states) declinedFrom?: InitiativeState;
  /** Conclusion of the unit's council, where there is one. */
  @IsOptional() @IsIn(['recommend', 'improve', 'decline']) unitCouncil?: 'recommend' | 'improve' | 'decline';
  /** False while a unit council that the regulation asks for has not concluded. */
  @IsOptional() @IsBoolean() unitCouncilHeard?: boolean;
  /** Tỷ lệ đơn vị có điều kiện tương tự áp dụng được, as the unit's head confirmed. */
  @IsOptional() @ValidateNested() @Type(() => ConfirmedScope) scopeShare?: ConfirmedScope;
  /** Chủ đầu tư tạo ra sáng kiến. */
  @IsOptional() @IsString() @Length(1, 300) sponsor?: string;
  /** Made with funds or material of the State (NĐ 13/2012 Điều 7 khoản 2). */
  @IsOptional() @IsBoolean() stateFunded?: boolean;
  /** An author heads the unit or the one that recognizes. */
  @IsOptional() @IsBoolean() headIsAuthor?: boolean;
  /** Văn bản đồng ý của cơ quan chủ quản, where it was given. */
  @IsOptional() @ValidateNested() @Type(() => PaperRef) managingConsent?: PaperRef;
  /** More time to complete the dossier was asked for and is not answered. */
  @IsOptional() @IsBoolean() extensionAsked?: boolean;
  /** Until when that request is to be answered; not answered by then, it holds nothing any more. */
  @IsOptional() @IsISO8601() extensionAnswerBy?: string;
  /** Initiatives filed before it which a person found it to duplicate (NĐ 13/2012 Điều 4): it is not accepted. */
  @IsOptional() @IsArray() @IsUUID('all', { each: true }) duplicateOf?: string[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => RecognitionRef) recognitions!: RecognitionRef[];
  @IsObject() @ValidateNested() @Type(() => InitiativeReport) report!: InitiativeReport;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => Defect) defects?: Defect[];
  @IsOptional() @IsString() @Length(1, 5000) note?: string;
  @IsObject() @ValidateNested() @Type(() => ActedBy) by!: ActedBy;
}

/** `initiative.<state>.v1`: what became of the initiative, one event type for each state it can reach. */
export const initiativeEvents = Object.fromEntries(
  states.map((state) => [state, defineEvent('registration', `initiative.${state}`, 1, InitiativeSnapshot)]),
) as Readonly<Record<InitiativeState, EventType<InitiativeSnapshot>>>;

/** Sửa đổi: the content changed, the state did not. */
export const initiativeAmended = defineEvent('registration', 'initiative.amended', 1, InitiativeSnapshot);

/** A fact that the lifecycle refused; its owner shows it or undoes what it did. */
export class FactRefused {
  @IsUUID() factId!: string;
  @IsString() @Length(1, 100) factType!: string;
  @IsUUID() initiativeId!: string;
  @IsIn(states) state!: InitiativeState;
  @IsArray() @IsString({ each: true }) reasons!: string[];
}
export const factRefused = defineEvent('registration', 'fact.refused', 1, FactRefused);
