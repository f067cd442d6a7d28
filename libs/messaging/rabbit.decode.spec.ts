import { aCount } from './messaging.fixture.js';
import { decode } from './rabbit.decode.js';

const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

describe('decode', () => {
  it('reads an envelope', () => {
    const event = aCount(1);
    expect(decode(bytes(event))).toEqual(event);
  });

  it.each([
    ['what is not JSON', Buffer.from('{')],
    ['null', bytes(null)],
    ['an id that no inbox can hold', bytes({ ...aCount(1), id: '17' })],
    ['a missing type', bytes({ ...aCount(1), type: undefined })],
    ['a missing subject', bytes({ ...aCount(1), subject: undefined })],
    ['a NUL character', bytes({ ...aCount(1), data: { text: '\0' } })],
  ])('refuses %s', (_, content) => {
    expect(decode(content)).toBeUndefined();
  });
});
