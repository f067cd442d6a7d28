import { actingOf, type ActorRequest } from './acting.js';

const hashOf = (body: object) => {
  const actor = { personId: 'p', name: 'Lê Thị Cúc', localityId: 'l', unitId: 'u', roles: [] };
  const request = { actor, at: new Date(0), method: 'POST', originalUrl: '/x', body, header: () => undefined };
  return actingOf(request as unknown as ActorRequest).requestHash;
};

it('a request is told from another by what it says, but for passwords', () => {
  expect(hashOf({ userName: 'a' })).not.toBe(hashOf({ userName: 'b' }));
  expect(hashOf({ userName: 'a', password: 'x' })).toBe(hashOf({ userName: 'a', password: 'y' }));
});
