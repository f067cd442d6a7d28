import { amend, establish, move } from './unit.commands.js';
import { aUnit } from './unit.fixture.js';

const at = new Date('2024-03-01T02:00:00Z');
const by = { role: 'administrator' };
const [root, middle, leaf, elsewhere] = ['a', 'b', 'c', 'd'].map(
  (c) => `${c.repeat(8)}-0000-4000-8000-000000000000`,
) as [string, string, string, string];

describe('establishing a unit', () => {
  it('puts it under its parent, tidies the name and tells the path', () => {
    const facts = { ...aUnit({ id: leaf }), name: ' Phòng  Kinh tế '.normalize('NFD'), parentId: middle };
    const change = establish(facts, { id: middle, path: [middle, root] }, by, at);
    expect(change.set).toMatchObject({
      name: 'Phòng Kinh tế',
      foldedName: 'phong kinh te',
      path: [leaf, middle, root],
    });
    expect(change.events[0]?.data).toMatchObject({
      unitId: leaf,
      version: 1,
      parentId: middle,
      path: [leaf, middle, root],
    });
  });

  it.each([
    ['recognition-basis-missing', { recognitionBasis: null }],
    ['dates-out-of-order', { validFrom: '2024-02-01', validTo: '2024-01-31' }],
    ['merged-into-itself', { mergedInto: aUnit().id }],
  ])('is refused for %s', (key, over) => {
    const attempt = () => establish(aUnit(over), undefined, by, at);
    expect(attempt).toThrow(expect.objectContaining({ reasons: [expect.objectContaining({ key })] }));
  });
});

describe('amending a unit', () => {
  it('keeps what is not said, and tells the next version', () => {
    const change = amend(aUnit({ version: 4 }), { validTo: '2025-06-30', mergedInto: elsewhere }, by, at);
    expect(change.events[0]?.data).toMatchObject({
      version: 5,
      name: 'Phòng Kinh tế',
      validTo: '2025-06-30',
      mergedInto: elsewhere,
    });
  });

  it('does not let a basis be taken from a unit that recognizes', () => {
    expect(() => amend(aUnit({ recognitionBasis: null }), {}, by, at)).toThrow('recognition-basis-missing');
  });
});

describe('moving a unit', () => {
  const moved = { id: middle, path: [middle, root] };

  it('gives what stands under it the new path, and only itself the new parent', () => {
    const under = aUnit({ id: leaf, parentId: middle, path: [leaf, middle, root] });
    const change = move(under, moved, { id: elsewhere, path: [elsewhere] }, by, at);
    expect(change.set).toEqual({ path: [leaf, middle, elsewhere], parentId: middle });
    const top = move(aUnit({ ...moved, parentId: root }), moved, { id: elsewhere, path: [elsewhere] }, by, at);
    expect(top.set).toEqual({ path: [middle, elsewhere], parentId: elsewhere });
  });

  it.each([[middle], [leaf]])('is refused where the new parent is the unit itself or under it', (parent) => {
    const target = { id: parent, path: parent === leaf ? [leaf, middle, root] : [middle, root] };
    expect(() => move(aUnit(moved), moved, target, by, at)).toThrow('parent-inside-subtree');
  });
});
