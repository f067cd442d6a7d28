import { expectedState } from './report.js';
import { localities } from './localities.js';
import type { Journey } from './model.js';

const journeyOf = (id: string, required: boolean) => {
  const plan = localities.find((locality) => locality.id === id)!;
  const regulation = { registration: { required, lapse: required } } as Journey['regulation'];
  return { plan, regulation };
};

describe('where the rules leave an initiative', () => {
  it('that comes late: lapsed where registration is required, a draft where it is not', () => {
    expect(expectedState(journeyOf('thanh-tri', true), 'registered-late')).toBe('lapsed');
    expect(expectedState(journeyOf('nghia-hanh', false), 'registered-late')).toBe('draft');
  });

  it('that misses its round: taken by the next one, or kept by its unit', () => {
    expect(expectedState(journeyOf('phuc-tho', false), 'out-of-round')).toBe('district-recognized');
    expect(expectedState(journeyOf('tra-bong', false), 'out-of-round')).toBe('unit-recognized');
  });
});
