import { Tidy } from '#lib/service-kit/validation.js';
import { IsOptional, IsString, IsUUID, Length } from 'class-validator';
import type { MinutesCorrection, Signature } from './minutes-paper.entity.js';
import type { Minutes } from './minutes.shape.js';

/** Đính chính biên bản. */
export class CorrectionDto {
  @Tidy() @IsString() @Length(1, 5000) text!: string;
  /** The item that it concerns, which keeps it from those in conflict with that. */
  @IsOptional() @IsUUID() assessmentId?: string;
}

export type CorrectionView = Omit<MinutesCorrection, 'version' | 'historyHash'>;

/** Biên bản as somebody may read it. */
export interface MinutesView {
  minutes: Minutes;
  /** Of the whole, also where an item is not for the reader. */
  sha256: string;
  /** The text, the signatures and the seal, reckoned anew, still belong together. */
  verified: boolean;
  /** Given at the last signature. */
  number: string | null;
  signedOn: string | null;
  signatures: Signature[];
  sealSha256: string | null;
  corrections: CorrectionView[];
}
