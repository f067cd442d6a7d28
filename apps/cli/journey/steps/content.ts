import type { Case, Journey } from '../model.js';
import type { Fate } from '../plan.js';
import { toldOf } from './reports.js';

/** Lợi ích; a full application has to have measured it. */
export const benefitOf = (kind: 'measured' | 'expected') => ({
  kind,
  summary: 'Rút ngắn thời gian, giảm giấy tờ.',
  amount: 35,
  measure: '%',
  basis: 'So sánh thời gian xử lý bình quân của 30 hồ sơ trước và sau khi áp dụng.',
});

/** Báo cáo mô tả; the address makes the reports of one journey its own, so that none copies those of an earlier one. */
export const reportOf = ({ campaignId }: Pick<Journey, 'campaignId'>, fate: Fate, kind: 'measured' | 'expected') => ({
  ...toldOf(fate),
  conditions: `Tài liệu hướng dẫn: mục ${campaignId}.`,
  scope: 'Các đơn vị cùng điều kiện.',
  benefit: benefitOf(kind),
});

/** Điều kiện thí điểm, where the regulation asks: approved by the chairman, or clearly effective and lawful. */
export const justifiedPilot = {
  justification: 'Chưa được phê duyệt thí điểm nhưng hiệu quả rõ rệt, không trái quy định của pháp luật.',
};

const pilotOf = ({ fate }: Case['plan']) => {
  if (fate === 'nominated') return undefined; // comes later, after a refusal
  return fate === 'province-recognized' ? { approvalNumber: '815/QĐ-UBND' } : justifiedPilot;
};

/** The draft of an initiative; one is drafted with a benefit that is not measured yet, and is refused for it. */
export const contentOf = ({ plan, regulation, campaignId, shortcomings }: Journey, { plan: of, ...subject }: Case) => ({
  title: subject.title,
  regulationYear: plan.year,
  campaignId,
  authors: subject.authors.map(({ who }, i) => ({ personId: who.personId, sharePercent: of.authors[i]?.[1] ?? 0 })),
  kinds: ['managerial'],
  category: regulation.contentCategories.find(({ key }) => key === 'admin-reform')?.key,
  targetLevel: regulation.campaign.targetLevels.includes('province') ? 'province' : 'district',
  shortcomingId: shortcomings.get(subject.unitCode),
  fitsFieldOfWork: true,
  conditions: regulation.conditions.map(({ key }) => key),
  declarations: regulation.declarations.map(({ key }) => key),
  pilot: pilotOf(of),
  report: reportOf(
    { campaignId },
    of.fate,
    of.fate === 'province-recognized' ? 'expected' : regulation.applicationKinds[of.application].benefit,
  ),
  confidential: of.fate === 'province-recognized' ? 'Thông tin cần được bảo mật của tác giả.' : undefined,
});
