import type { InitiativeState } from './initiative.lifecycle.js';

/** Each state's Vietnamese term and contract: who moves it on, what a crash leaves, what ends it. */
export const initiativeStates: Readonly<Record<InitiativeState, { readonly vi: string; readonly contract: string }>> = {
  draft: {
    vi: 'nháp',
    contract:
      'Only its authors see it. Registering ends it; it lapses when the registration window of its year closes.',
  },
  registered: {
    vi: 'đã đăng ký',
    contract: 'On the registered list that is published. Application ends it; it lapses when its year ends unapplied.',
  },
  applied: {
    vi: 'đã áp dụng hoặc áp dụng thử',
    contract: 'In use. The author must file within the filing period, counted from the first application.',
  },
  filed: {
    vi: 'đã nộp đơn, báo cáo',
    contract: 'With the unit: its council where the regulation asks for one, then the head confirms or declines.',
  },
  confirmed: {
    vi: 'thủ trưởng đã xác nhận hiệu quả, phạm vi và cam kết',
    contract: 'Waits for the decision of the recognizing unit, which carries number and date.',
  },
  'unit-recognized': {
    vi: 'được công nhận cấp cơ sở',
    contract: 'Holds a valid recognition. May rest here; the unit may select it and submit it to a round.',
  },
  submitted: {
    vi: 'đã trình, chờ kiểm tra thể thức',
    contract: 'With the intake office of its sector, which accepts, returns or refuses by the answer date.',
  },
  returned: {
    vi: 'trả lại để bổ sung',
    contract: 'With the unit, defects listed, a clock running. Completing ends it; it lapses when the clock runs out.',
  },
  accepted: { vi: 'đã tiếp nhận hồ sơ hợp lệ', contract: "Waits for the council's secretary to open its assessment." },
  evaluating: {
    vi: 'hội đồng đang đánh giá',
    contract: 'Scored and voted on. Only the conclusion of the council ends it; it can no longer be withdrawn.',
  },
  recommended: { vi: 'hội đồng đề nghị công nhận', contract: 'Waits for the decision of the chairman.' },
  'district-recognized': {
    vi: 'được công nhận hiệu quả, phạm vi cấp huyện',
    contract: 'Holds a second recognition. May rest here; the standing office may nominate it.',
  },
  nominated: { vi: 'đề cử cấp tỉnh', contract: 'Waits for the answer of the province.' },
  'province-recognized': { vi: 'được công nhận cấp tỉnh', contract: 'The highest recognition; rests here.' },
  declined: {
    vi: 'không công nhận',
    contract:
      'Declined at the level its history names; recognitions already held stay. A later round may take it; an appeal that is upheld puts it back where it was declined.',
  },
  withdrawn: { vi: 'rút', contract: 'Ended by its author, with a reason.' },
  lapsed: {
    vi: 'quá hạn',
    contract: 'A deadline passed. With a valid unit recognition it may still be submitted to a later round.',
  },
  revoked: { vi: 'hủy bỏ công nhận', contract: 'Ended by a decision with reason and basis; nothing is deleted.' },
};
