import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { notFound } from '#lib/contracts/errors.js';
import { Public } from '#lib/service-kit/acting.js';
import type { DecisionItem } from '../decision/decision-item.entity.js';
import { DecisionItemStore } from '../decision/decision-item.store.js';
import type { AmendingPaper, Certificate, CertificateState } from './certificate.entity.js';
import { CertificateStore } from './certificate.store.js';

/** `corrected`: still valid, but the decision that it rests on was corrected since, in what it does not print. */
export type VerificationStatus = CertificateState | 'corrected';

/** What anyone may learn of a certificate, and nothing else. */
export interface Verification {
  status: VerificationStatus;
  title: string;
  author: string;
  decisionNumber: string;
  /** The paper that made it so, with its number and date. */
  by?: AmendingPaper;
  /** Number of the certificate that took its place. */
  replacedBy?: string;
  /** Number of the certificate that it took the place of. */
  replaces?: string;
}

const statusOf = ({ state, amendedBy }: Certificate): VerificationStatus =>
  state === 'valid' && amendedBy ? 'corrected' : state;

/** Of a revocation the line knows; all else the certificate knows itself. */
const paperOf = ({ state, amendedBy }: Certificate, item: DecisionItem | undefined): AmendingPaper | null => {
  if (state !== 'revoked') return amendedBy;
  const { number, revokedOn } = item?.revocation ?? {};
  return number !== undefined && revokedOn !== undefined ? { act: 'revocation', number, signedOn: revokedOn } : null;
};

function publicly(
  certificate: Certificate,
  item: DecisionItem | undefined,
  numbers: ReadonlyMap<string, string>,
): Verification {
  const { title, fullName, decisionNumber, replacedById, replacesId } = certificate;
  const by = paperOf(certificate, item);
  const replacedBy = numbers.get(replacedById ?? '');
  const replaces = numbers.get(replacesId ?? '');
  return {
    status: statusOf(certificate),
    ...{ title, author: fullName, decisionNumber },
    ...(by ? { by } : {}),
    ...(replacedBy === undefined ? {} : { replacedBy }),
    ...(replaces === undefined ? {} : { replaces }),
  };
}

@ApiTags('verify')
@Public()
@Controller('verify')
export class VerifyController {
  constructor(
    private readonly certificates: CertificateStore,
    private readonly items: DecisionItemStore,
  ) {}

  /** Bodies number for themselves, so that several may bear the same number; numbers hold slashes. */
  @ApiOperation({
    summary:
      'Kiểm tra giấy chứng nhận theo số, hoặc theo mã trên giấy; không cần đăng nhập: còn hiệu lực, đã đính chính, đã được thay thế, hủy bỏ, theo văn bản số nào, ngày nào',
  })
  @ApiParam({ name: 'number', example: '01/GCN-SK' })
  @Get('*number')
  async verify(@Param('number') parts: string | string[]): Promise<Verification[]> {
    const number = typeof parts === 'string' ? parts : parts.join('/');
    const found = await this.certificates.byNumber(number.normalize('NFC'));
    if (found.length === 0) throw notFound('certificate', number);
    const items = await this.items.byId(found.map(({ itemId }) => itemId));
    const linked = found.flatMap(({ replacedById, replacesId }) => [replacedById, replacesId]);
    const numbers = await this.certificates.numbers(linked.filter((id) => id !== null));
    return found.map((one) => publicly(one, items.get(one.itemId), numbers));
  }
}
