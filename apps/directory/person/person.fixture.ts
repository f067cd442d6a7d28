import type { Person } from './person.entity.js';

/** Someone at work, without any role. */
export const aPerson = (over: Partial<Person> = {}): Person => ({
  id: '22222222-2222-4222-8222-222222222222',
  version: 1,
  historyHash: '',
  localityId: 'thanh-tri',
  unitId: '11111111-1111-4111-8111-111111111111',
  fullName: 'Trần Thị Lan',
  foldedName: 'tran thi lan',
  position: null,
  email: null,
  active: true,
  roles: [],
  ...over,
});
