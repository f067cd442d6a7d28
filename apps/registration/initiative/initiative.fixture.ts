import type { InitiativeState } from '#lib/lifecycle/initiative.lifecycle.js';
import { randomUUID } from 'node:crypto';
import type { Author, Initiative } from './initiative.entity.js';

export const anAuthor = (over: Partial<Author> = {}): Author => ({
  personId: randomUUID(),
  fullName: 'Nguyễn Thị An',
  unitId: '5b1f0a4e-0000-4000-8000-000000000001',
  sharePercent: 100,
  ...over,
});

const order: readonly InitiativeState[] = ['draft', 'registered', 'applied', 'filed', 'confirmed', 'unit-recognized'];
const reached = (state: InitiativeState, milestone: InitiativeState) =>
  !order.includes(state) || order.indexOf(state) >= order.indexOf(milestone);

const recognition = (level: 'unit' | 'district') => ({
  level,
  decisionId: randomUUID(),
  number: '01/QĐ',
  signedOn: '2024-07-20',
});

/** An initiative that is valid for its state under the regulation of Thanh Trì 2024; a test names what it is about. */
export function anInitiative(over: Partial<Initiative> = {}): Initiative {
  const state = over.state ?? 'draft';
  const at = new Date('2024-07-10T02:00:00Z');
  const authors = over.authors ?? [anAuthor()];
  const district = ['district-recognized', 'nominated', 'province-recognized'].includes(state);
  return {
    id: randomUUID(),
    version: 1,
    historyHash: '0'.repeat(64),
    state,
    localityId: 'thanh-tri',
    regulationYear: 2024,
    regulationVersion: 1,
    registrationRequired: true,
    campaignId: randomUUID(),
    title: 'Phiếu hẹn điện tử tại bộ phận một cửa',
    titleFolded: 'phieu hen dien tu tai bo phan mot cua',
    unitId: '5b1f0a4e-0000-4000-8000-000000000001',
    unitPath: ['5b1f0a4e-0000-4000-8000-000000000001'],
    unitKind: 'commune',
    recognizingUnitId: '5b1f0a4e-0000-4000-8000-000000000001',
    sector: 'general',
    kinds: ['operational'],
    category: null,
    targetLevel: 'district',
    shortcomingId: randomUUID(),
    shortcoming: 'Người dân phải đi lại nhiều lần',
    fitsFieldOfWork: true,
    authors,
    authorIds: authors.map((author) => author.personId),
    sponsor: null,
    stateFunded: false,
    headIsAuthor: false,
    managingConsent: null,
    helpers: [],
    conditions: ['new-in-unit', 'applied-with-benefit', 'not-excluded'],
    declarations: ['public-order', 'not-protected'],
    pilot: null,
    application: reached(state, 'applied') ? 'full' : null,
    firstAppliedOn: reached(state, 'applied') ? '2024-07-12' : null,
    report: {
      statusQuo: 'Hồ sơ trả chậm',
      novelty: 'Phiếu hẹn điện tử',
      steps: 'Ba bước',
      conditions: 'Máy tính nối mạng',
      scope: 'Toàn xã',
      benefit: { kind: 'measured', summary: 'Giảm 2 ngày chờ' },
    },
    confidential: null,
    attachments: [],
    registeredAt: reached(state, 'registered') ? at : null,
    lateAdmission: null,
    lateFiling: null,
    filedAt: reached(state, 'filed') ? at : null,
    unitCouncil: null,
    confirmation: reached(state, 'confirmed') ? { effect: 'Tốt', scope: 'Toàn xã', commitment: 'Không kéo dài' } : null,
    round: reached(state, 'unit-recognized') && state !== 'unit-recognized' ? { year: 2024, number: 2 } : null,
    letter: null,
    defects: [],
    extensions: [],
    duplicateFindings: [],
    recognitions: [
      ...(reached(state, 'unit-recognized') ? [recognition('unit')] : []),
      ...(district ? [recognition('district')] : []),
    ],
    declinedFrom: null,
    dueAt: null,
    createdAt: at,
    updatedAt: at,
    ...over,
  };
}
