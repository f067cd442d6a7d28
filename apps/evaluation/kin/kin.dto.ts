import { IsString, IsUUID, Length } from 'class-validator';

/** Khai báo một người thân. */
export class DeclareKinDto {
  @IsUUID() kinId!: string;
  /** Quan hệ: vợ, chồng, con, anh, chị, em ruột… */
  @IsString() @Length(1, 200) relation!: string;
}
