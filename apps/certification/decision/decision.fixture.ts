import { aDossier, ids } from '../dossier/dossier.fixture.js';
import { issue, type Issued } from './decision-item.commands.js';
import type { DecisionItem } from './decision-item.entity.js';
import { draft, sign } from './decision.commands.js';
import type { Decision, DecisionLevel, Ruling } from './decision.entity.js';

export const signedAt = new Date('2024-09-05T02:00:00Z');
export const signer = {
  personId: 'c61cfca8-4dd9-488b-85d9-6eb3c00ae7b5',
  role: 'unit-head',
  name: 'Lê Thị Cúc',
  position: 'Chủ tịch UBND xã',
};
const ruling: Ruling = { initiativeId: ids.initiative, verdict: 'recognized' };

/** A draft on one initiative, or on the rulings given. */
export const aDraft = (level: DecisionLevel = 'unit', rulings: readonly Ruling[] = [ruling]): Decision => {
  const bodyUnitId = level === 'unit' ? ids.unit : ids.root;
  const issuer = { level, localityId: 'thanh-tri', bodyUnitId, bodyName: 'Ủy ban nhân dân xã Một' };
  const { set } = draft(issuer, rulings, signer, signedAt);
  return { ...(set as Decision), id: ids.decision, version: 1, historyHash: '' };
};

/** The same, signed. */
export const anIssued = (level: DecisionLevel = 'unit', rulings?: readonly Ruling[]): Issued => {
  const row = aDraft(level, rulings);
  const { set } = sign(row, { sequence: 1, number: '01/QĐ-SK' }, signer, signedAt);
  return { ...row, ...set, version: 2 } as Issued;
};

/** A line of a signed decision. */
export const anItem = (over: Partial<DecisionItem> = {}, said: Ruling = ruling): DecisionItem => {
  const level = over.level ?? 'unit';
  const state = level === 'unit' ? 'confirmed' : 'recommended';
  const { set } = issue(anIssued(level, [said]), said, aDossier({ state }), []);
  return { ...(set as DecisionItem), id: 'a0bcc77e-199b-4ce0-8e6e-16c42ba1e819', version: 1, historyHash: '', ...over };
};
