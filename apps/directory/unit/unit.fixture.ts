import type { Unit } from './unit.entity.js';

const id = '11111111-1111-4111-8111-111111111111';

/** A department that recognizes by itself, right under nothing. */
export const aUnit = (over: Partial<Unit> = {}): Unit => ({
  id,
  version: 1,
  historyHash: '',
  localityId: 'thanh-tri',
  code: 'phong-kinh-te',
  name: 'Phòng Kinh tế',
  foldedName: 'phong kinh te',
  kind: 'department',
  sector: 'economy',
  parentId: null,
  path: [over.id ?? id],
  canRecognize: true,
  recognitionBasis: 'Có con dấu và tài khoản riêng',
  validFrom: null,
  validTo: null,
  mergedInto: null,
  ...over,
});
