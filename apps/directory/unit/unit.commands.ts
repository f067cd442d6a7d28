import { unitChanged, type UnitChanged } from '#lib/contracts/directory.events.js';
import { conflict, invalid } from '#lib/contracts/errors.js';
import type { Envelope } from '#lib/contracts/event.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Change } from '#lib/service-kit/change.js';
import { fold, tidy } from '#lib/service-kit/text.js';
import type { Unit } from './unit.entity.js';

type Facts = Omit<Unit, 'version' | 'historyHash' | 'foldedName' | 'path'>;
export type UnitAmendment = Partial<Omit<Facts, 'id' | 'localityId' | 'code' | 'parentId'>>;
type Node = Pick<Unit, 'id' | 'path'>;

const optional = (unit: Omit<Unit, 'historyHash'>) => ({
  ...(unit.parentId ? { parentId: unit.parentId } : {}),
  ...(unit.validFrom ? { validFrom: unit.validFrom } : {}),
  ...(unit.validTo ? { validTo: unit.validTo } : {}),
  ...(unit.mergedInto ? { mergedInto: unit.mergedInto } : {}),
});

/** Tells every service what the unit is now. */
export function tell(unit: Omit<Unit, 'historyHash'>, at: Date): Envelope<UnitChanged> {
  const { id, version, localityId, code, name, kind, sector, path, canRecognize } = unit;
  const facts = { unitId: id, version, localityId, code, name, kind, sector, path, canRecognize };
  return unitChanged.make(id, { ...facts, ...optional(unit) }, at);
}

/** A unit that recognizes names its basis (NĐ 13/2012 Điều 7), and its dates are in order. */
function checked(unit: Omit<Unit, 'historyHash'>): Omit<Unit, 'historyHash'> {
  if (unit.canRecognize && !unit.recognitionBasis)
    throw invalid({ key: 'recognition-basis-missing', field: 'recognitionBasis' });
  if (unit.validFrom && unit.validTo && unit.validTo < unit.validFrom)
    throw invalid({ key: 'dates-out-of-order', field: 'validTo' });
  if (unit.mergedInto === unit.id) throw invalid({ key: 'merged-into-itself', field: 'mergedInto' });
  return unit;
}

/** Lập đơn vị. Throws `recognition-basis-missing`, `dates-out-of-order`. */
export function establish(facts: Facts, parent: Node | undefined, by: ActedBy, at: Date): Change<Unit> {
  const { id, ...rest } = facts;
  const name = tidy(facts.name);
  const set = { ...rest, name, foldedName: fold(name), path: [id, ...(parent?.path ?? [])] };
  const unit = checked({ ...set, id, version: 1 });
  return { action: 'establish', by, set, events: [tell(unit, at)] };
}

/** Sửa thông tin, sáp nhập, hết hiệu lực. Throws as `establish` does, and `merged-into-itself`. */
export function amend(unit: Unit, amendment: UnitAmendment, by: ActedBy, at: Date): Change<Unit> {
  const name = tidy(amendment.name ?? unit.name);
  const set = { ...amendment, name, foldedName: fold(name) };
  return {
    action: 'amend',
    by,
    set,
    events: [tell(checked({ ...unit, ...set, version: unit.version + 1 }), at)],
  };
}

/**
 * Chuyển đơn vị sang cấp trên khác: `unit` is `moved` itself or a unit under it, whose path changes with it.
 * Throws `parent-inside-subtree` when the new parent is the unit or stands under it.
 */
export function move(unit: Unit, moved: Node, parent: Node, by: ActedBy, at: Date): Change<Unit> {
  if (parent.path.includes(moved.id)) throw conflict({ key: 'parent-inside-subtree', field: 'parentId' });
  const below = unit.path.slice(0, unit.path.indexOf(moved.id) + 1);
  const set = {
    path: [...below, ...parent.path],
    parentId: unit.id === moved.id ? parent.id : unit.parentId,
  };
  return { action: 'move', by, set, events: [tell({ ...unit, ...set, version: unit.version + 1 }, at)] };
}
