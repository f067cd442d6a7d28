import type { Case, Journey } from '../model.js';

/** Lợi ích; a full application has to have measured it. */
export const benefitOf = (kind: 'measured' | 'expected') => ({
  kind,
  summary: 'Rút ngắn thời gian xử lý, giảm giấy tờ, người dân và đồng nghiệp hài lòng hơn.',
  amount: 35,
  measure: '%',
  basis: 'So sánh thời gian xử lý bình quân của 30 hồ sơ trước và sau khi áp dụng.',
});

export const reportOf = (kind: 'measured' | 'expected') => ({
  statusQuo: 'Trước khi áp dụng, việc xử lý hoàn toàn thủ công, thông tin phân tán, khó theo dõi tiến độ.',
  novelty: 'Lần đầu áp dụng tại đơn vị; thay việc ghi chép riêng lẻ bằng một quy trình chung, có nhắc việc.',
  steps: 'Khảo sát hiện trạng; thiết kế quy trình; tập huấn; áp dụng; đo kết quả và điều chỉnh.',
  conditions: 'Máy tính nối mạng, cán bộ được tập huấn một buổi; không phát sinh kinh phí.',
  scope: 'Áp dụng được ở các đơn vị có điều kiện tương tự trên địa bàn.',
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
    of.fate === 'province-recognized' ? 'expected' : regulation.applicationKinds[of.application].benefit,
  ),
  confidential: of.fate === 'province-recognized' ? 'Thông tin cần được bảo mật của tác giả.' : undefined,
});
