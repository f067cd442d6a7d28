import { conflict, invalid, type Reason } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { localDate } from '#lib/regulation/calendar.js';
import type { Change } from '#lib/service-kit/change.js';
import { tidy } from '#lib/service-kit/text.js';
import type { GivenNumber } from '../certificate/certificate.commands.js';
import type { Dossier } from '../dossier/dossier.entity.js';
import type { Decision, DecisionLevel, Ruling, Signer } from './decision.entity.js';

/** Who issues, at which level. */
export interface Issuer {
  level: DecisionLevel;
  localityId: string;
  bodyUnitId: string;
  bodyName: string;
}

/** Who signed, as the history and the events name them. */
export const signedBy = ({ personId, name, role, onBehalfOf }: Signer): ActedBy => ({
  personId,
  name,
  role,
  ...(onBehalfOf ? { onBehalfOf } : {}),
});

const refuseUnlessDraft = (row: Decision, action: string): void => {
  if (row.state !== 'draft') throw conflict({ key: 'state', params: { action, state: row.state } });
};

const listOf = (rulings: readonly Ruling[]) => ({
  rulings: [...rulings],
  initiativeIds: rulings.map((ruling) => ruling.initiativeId),
});

/** What a unit's decision needs of an initiative: confirmed, and this the unit that recognizes (NĐ 13/2012 Điều 7). */
const unitNeeds = (dossier: Dossier, bodyUnitId: string): Record<string, boolean> => ({
  'not-confirmed': dossier.state === 'confirmed',
  'unit-cannot-recognize': dossier.recognizingUnitId === bodyUnitId,
});

/** What a district's decision needs: the council's recommendation, and a valid recognition by the unit. */
const districtNeeds = (dossier: Dossier): Record<string, boolean> => ({
  'not-recommended': dossier.state === 'recommended',
  'unit-recognition-missing': dossier.recognitions.some((recognition) => recognition.level === 'unit'),
});

const needsOf = { unit: unitNeeds, district: districtNeeds };

const faultsOf = (ruling: Ruling, dossier: Dossier | undefined, issuer: Issuer, decided: boolean): string[] => {
  // Of what is not below the issuing body, nothing is told.
  if (!dossier?.unitPath.includes(issuer.bodyUnitId)) return ['initiative-unknown'];
  const needs = {
    ...needsOf[issuer.level](dossier, issuer.bodyUnitId),
    'reason-missing': ruling.verdict === 'recognized' || tidy(ruling.reason ?? '') !== '',
    'already-decided': !decided,
  };
  return Object.entries(needs)
    .filter(([, holds]) => !holds)
    .map(([key]) => key);
};

/** Every reason why the list cannot be decided as it stands, by its row; `decided` holds what another paper covers. */
export const listFaults = (
  rulings: readonly Ruling[],
  issuer: Issuer,
  dossiers: ReadonlyMap<string, Dossier>,
  decided: ReadonlySet<string>,
): Reason[] =>
  rulings.flatMap((ruling, i) => {
    const { initiativeId } = ruling;
    const keys = faultsOf(ruling, dossiers.get(initiativeId), issuer, decided.has(initiativeId));
    return keys.map((key) => ({ key, field: `items.${String(i)}`, params: { initiativeId } }));
  });

const unsigned = { year: null, sequence: null, number: null, signedOn: null, signedAt: null, signer: null };

/** Dự thảo quyết định: without number and date. */
export const draft = (issuer: Issuer, rulings: readonly Ruling[], by: ActedBy, at: Date): Change<Decision> => ({
  action: 'draft',
  by,
  set: {
    ...issuer,
    ...listOf(rulings),
    state: 'draft',
    kind: `${issuer.level}-decision`,
    draftedBy: by,
    createdAt: at,
    ...unsigned,
    replacesId: null,
    replacementReason: null,
  },
  events: [],
});

/** Sửa dự thảo. Throws `conflict` once it is issued: an issued paper is replaced by another, never edited. */
export function revise(row: Decision, rulings: readonly Ruling[], by: ActedBy): Change<Decision> {
  refuseUnlessDraft(row, 'revise');
  return { action: 'revise', by, set: listOf(rulings), events: [] };
}

/** Bỏ dự thảo. Throws `conflict` once it is issued. */
export function discard(row: Decision, by: ActedBy): Change<Decision> {
  refuseUnlessDraft(row, 'discard');
  return { action: 'discard', by, set: { state: 'discarded' }, events: [] };
}

/**
 * Ký ban hành: number, date, signer and capacity together (NĐ 30/2020). The events leave with the lines.
 * Throws `conflict` for what is no draft, and `invalid` for an empty list.
 */
export function sign(row: Decision, given: GivenNumber, signer: Signer, at: Date): Change<Decision> {
  refuseUnlessDraft(row, 'sign');
  if (row.rulings.length === 0) throw invalid({ key: 'nothing-selected', field: 'items' });
  const signedOn = localDate(at);
  return {
    action: 'sign',
    by: signedBy(signer),
    set: { state: 'issued', ...given, year: Number(signedOn.slice(0, 4)), signedOn, signedAt: at, signer },
    events: [],
    note: given.number,
  };
}
