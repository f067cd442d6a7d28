import type { Role } from '#lib/contracts/directory.events.js';
import { initiativeStates } from '#lib/lifecycle/initiative.states.js';

/** How a role must stand to the thing: see the table. */
export type Scope = 'any' | 'own' | 'unit' | 'tree' | 'locality' | 'assigned';

/** Roles that a rule may name: held for a unit, or known from the initiative or the council. */
export type PolicyRole =
  Role | 'deputy-head' | 'author' | 'council-chair' | 'council-vice-chair' | 'council-member' | 'signed-in';

interface PolicyRow {
  readonly action: string;
  readonly role: PolicyRole;
  readonly scope: Scope;
  /** The rule holds only while the thing is in one of these states. */
  readonly states?: readonly string[];
}

const allow = <const A extends string>(
  action: A,
  ...to: readonly (readonly [PolicyRole, Scope, (readonly string[])?])[]
) => to.map(([role, scope, states]) => ({ action, role, scope, ...(states ? { states } : {}) }));

const beyondDraft = Object.keys(initiativeStates).filter((state) => state !== 'draft');

/**
 * Ai được làm gì, với cái gì: role × action × scope × state, one row each. What no row allows is denied, in lists,
 * counts, exports and errors alike. Scopes: `own` (an author), `unit` (role held for that very unit), `tree` (held
 * for it or a unit above), `locality` (held anywhere in the locality), `assigned` (in this council or dossier).
 */
const rows = [
  // directory
  ...allow('unit.manage', ['administrator', 'tree']),
  ...allow('person.manage', ['administrator', 'tree']),
  ...allow('person.read', ['signed-in', 'any']),
  ...allow('person.read-email', ['administrator', 'locality']),
  ...allow('account.manage', ['administrator', 'tree']),
  ...allow('regulation.publish', ['administrator', 'tree']),
  ...allow('regulation.check', ['administrator', 'locality']),
  ...allow('regulation.read', ['signed-in', 'any']),
  ...allow('clock.move', ['administrator', 'locality']),
  ...allow('parked.manage', ['administrator', 'locality']),
  // registration
  ...allow('campaign.launch', ['standing-officer', 'tree'], ['council-secretary', 'tree'], ['district-chair', 'tree']),
  ...allow('campaign.read', ['signed-in', 'any']),
  // It counts drafts: for who urges on, and for who is urged on.
  ...allow(
    'campaign.follow',
    ['unit-head', 'locality'],
    ['unit-secretary', 'locality'],
    ['council-secretary', 'locality'],
    ['standing-officer', 'locality'],
    ['district-chair', 'locality'],
  ),
  ...allow('registered-list.publish', ['standing-officer', 'tree'], ['council-secretary', 'tree']),
  ...allow('shortcoming.manage', ['unit-head', 'unit'], ['unit-secretary', 'unit']),
  ...allow('shortcoming.read', ['signed-in', 'any']),
  ...allow('initiative.draft', ['signed-in', 'any']),
  // A draft is its authors' alone; from then on it is the unit's business, and the intake office's once submitted.
  ...allow(
    'initiative.read',
    ['author', 'own'],
    ['unit-head', 'tree', beyondDraft],
    ['unit-secretary', 'tree', beyondDraft],
    ['intake-officer', 'locality', beyondDraft],
    ['council-secretary', 'tree', beyondDraft],
    ['standing-officer', 'tree', beyondDraft],
    ['district-chair', 'tree', beyondDraft],
    ['council-chair', 'assigned'],
    ['council-vice-chair', 'assigned'],
    ['council-member', 'assigned'],
  ),
  ...allow(
    'initiative.read-confidential',
    ['author', 'own'],
    ['unit-head', 'unit', beyondDraft],
    ['intake-officer', 'locality', ['submitted', 'returned', 'accepted']],
  ),
  ...allow('initiative.amend', ['author', 'own', ['draft', 'registered', 'applied', 'returned']]),
  ...allow(
    'initiative.attach',
    ['author', 'own', ['draft', 'registered', 'applied', 'returned', 'unit-recognized', 'declined', 'lapsed']],
    ['unit-secretary', 'tree', ['returned', 'unit-recognized', 'declined', 'lapsed']],
  ),
  ...allow('initiative.consent', ['author', 'own']),
  ...allow('initiative.register', ['author', 'own']),
  ...allow('initiative.admit-late', ['standing-officer', 'tree', ['draft']], ['council-secretary', 'tree', ['draft']]),
  ...allow(
    'initiative.admit-late-filing',
    ['standing-officer', 'tree', ['registered', 'applied']],
    ['council-secretary', 'tree', ['registered', 'applied']],
  ),
  ...allow(
    'initiative.record-managing-consent',
    ['author', 'own', ['draft', 'registered', 'applied', 'filed', 'confirmed']],
    ['unit-secretary', 'tree', ['registered', 'applied', 'filed', 'confirmed']],
  ),
  ...allow('initiative.ask-extension', ['author', 'own', ['returned']], ['unit-secretary', 'tree', ['returned']]),
  ...allow('initiative.answer-extension', ['intake-officer', 'unit', ['returned']]),
  ...allow(
    'initiative.decide-duplicate',
    ['intake-officer', 'locality', beyondDraft],
    ['council-secretary', 'tree', beyondDraft],
    ['unit-head', 'tree', beyondDraft],
  ),
  ...allow(
    'override.read',
    ['standing-officer', 'tree'],
    ['council-secretary', 'tree'],
    ['district-chair', 'tree'],
    ['intake-officer', 'locality'],
  ),
  ...allow('initiative.apply', ['author', 'own']),
  ...allow('initiative.file', ['author', 'own']),
  ...allow('initiative.submit', ['unit-secretary', 'tree', beyondDraft], ['unit-head', 'tree', beyondDraft]),
  ...allow('initiative.complete', ['author', 'own'], ['unit-secretary', 'tree', beyondDraft]),
  ...allow(
    'initiative.withdraw',
    ['author', 'own'],
    ['unit-secretary', 'tree', beyondDraft],
    ['unit-head', 'tree', beyondDraft],
  ),
  // evaluation
  ...allow('intake.handle', ['intake-officer', 'unit']),
  ...allow('intake.read', ['intake-officer', 'unit'], ['council-secretary', 'tree'], ['standing-officer', 'tree']),
  ...allow('council.manage', ['council-secretary', 'tree'], ['unit-head', 'unit'], ['unit-secretary', 'unit']),
  ...allow(
    'council.read',
    ['council-secretary', 'tree'],
    ['council-secretary', 'assigned'],
    ['unit-head', 'unit'],
    ['unit-secretary', 'unit'],
    ['district-chair', 'tree'],
    ['council-chair', 'assigned'],
    ['council-vice-chair', 'assigned'],
    ['council-member', 'assigned'],
  ),
  ...allow('kin.declare', ['signed-in', 'any']),
  ...allow('kin.read', ['council-secretary', 'assigned'], ['council-secretary', 'tree']),
  ...allow(
    'conflict.declare',
    ['council-chair', 'assigned'],
    ['council-vice-chair', 'assigned'],
    ['council-secretary', 'assigned'],
    ['council-member', 'assigned'],
  ),
  ...allow('assessment.open', ['council-secretary', 'assigned'], ['council-secretary', 'tree']),
  ...allow(
    'assessment.open-unit',
    ['council-secretary', 'assigned'],
    ['unit-secretary', 'unit'],
    ['unit-head', 'unit'],
  ),
  ...allow(
    'assessment.read',
    ['council-secretary', 'assigned'],
    ['council-secretary', 'tree'],
    ['council-chair', 'assigned'],
    ['council-vice-chair', 'assigned'],
    ['council-member', 'assigned'],
  ),
  ...allow(
    'assessment.score',
    ['council-chair', 'assigned'],
    ['council-vice-chair', 'assigned'],
    ['council-secretary', 'assigned'],
    ['council-member', 'assigned'],
  ),
  ...allow(
    'assessment.assign',
    ['council-secretary', 'assigned'],
    ['council-secretary', 'tree'],
    ['council-chair', 'assigned'],
  ),
  ...allow('assessment.open-scores', ['council-chair', 'assigned'], ['council-vice-chair', 'assigned']),
  ...allow(
    'meeting.manage',
    ['council-secretary', 'assigned'],
    ['council-secretary', 'tree'],
    ['council-chair', 'assigned'],
    ['council-vice-chair', 'assigned'],
  ),
  ...allow(
    'meeting.vote',
    ['council-chair', 'assigned'],
    ['council-vice-chair', 'assigned'],
    ['council-secretary', 'assigned'],
    ['council-member', 'assigned'],
  ),
  ...allow(
    'meeting.discuss',
    ['council-chair', 'assigned'],
    ['council-vice-chair', 'assigned'],
    ['council-secretary', 'assigned'],
    ['council-member', 'assigned'],
  ),
  ...allow('minutes.sign', ['council-secretary', 'assigned'], ['council-chair', 'assigned']),
  ...allow('assessment.conclude', ['council-chair', 'assigned'], ['council-vice-chair', 'assigned']),
  ...allow('score-sheet.key', ['council-secretary', 'assigned'], ['council-secretary', 'tree']),
  ...allow('score-sheet.reopen', ['council-secretary', 'assigned'], ['council-secretary', 'tree']),
  ...allow(
    'score-sheet.confirm',
    ['council-secretary', 'assigned'],
    ['council-secretary', 'tree'],
    ['council-chair', 'assigned'],
    ['council-vice-chair', 'assigned'],
  ),
  ...allow(
    'fairness.read',
    ['council-secretary', 'assigned'],
    ['council-secretary', 'tree'],
    ['council-chair', 'assigned'],
    ['council-vice-chair', 'assigned'],
  ),
  // certification
  // A deputy head is assigned by a delegation that is in force (KT.).
  ...allow('effect.confirm', ['unit-head', 'unit'], ['deputy-head', 'assigned']),
  ...allow('decision.issue-unit', ['unit-head', 'unit'], ['deputy-head', 'assigned']),
  ...allow('delegation.give', ['unit-head', 'unit']),
  ...allow(
    'delegation.read',
    ['deputy-head', 'own'],
    ['unit-head', 'tree'],
    ['unit-secretary', 'tree'],
    ['standing-officer', 'tree'],
    ['district-chair', 'tree'],
  ),
  ...allow('decision.issue-district', ['district-chair', 'tree']),
  ...allow(
    'decision.read',
    ['author', 'own'],
    ['deputy-head', 'assigned'],
    ['unit-head', 'tree'],
    ['unit-secretary', 'tree'],
    ['council-secretary', 'tree'],
    ['standing-officer', 'tree'],
    ['district-chair', 'tree'],
    ['province-officer', 'tree'],
  ),
  ...allow('follow-up.answer', ['unit-head', 'unit']),
  ...allow(
    'follow-up.read',
    ['author', 'own'],
    ['unit-head', 'tree'],
    ['unit-secretary', 'tree'],
    ['council-secretary', 'tree'],
    ['standing-officer', 'tree'],
    ['district-chair', 'tree'],
  ),
  ...allow('recurrence.review', ['standing-officer', 'tree'], ['district-chair', 'tree']),
  ...allow('replication.record', ['unit-head', 'unit']),
  ...allow(
    'replication.read',
    ['author', 'own'],
    ['unit-head', 'tree'],
    ['unit-secretary', 'tree'],
    ['council-secretary', 'tree'],
    ['standing-officer', 'tree'],
    ['district-chair', 'tree'],
    ['province-officer', 'tree'],
  ),
  ...allow('title-use.record', ['unit-secretary', 'tree'], ['unit-head', 'tree'], ['standing-officer', 'tree']),
  ...allow(
    'title-use.read',
    ['author', 'own'],
    ['unit-secretary', 'tree'],
    ['unit-head', 'tree'],
    ['standing-officer', 'tree'],
    ['district-chair', 'tree'],
  ),
  ...allow('cchc.read', ['unit-head', 'tree'], ['standing-officer', 'tree'], ['district-chair', 'tree']),
  ...allow('selection.make', ['unit-secretary', 'unit'], ['unit-head', 'unit']),
  ...allow('recognition.revoke-unit', ['unit-head', 'unit']),
  ...allow('recognition.revoke-district', ['district-chair', 'tree']),
  ...allow('report.read', ['standing-officer', 'tree'], ['district-chair', 'tree'], ['province-officer', 'tree']),
  ...allow('report.issue', ['district-chair', 'tree']),
  ...allow('appeal.lodge', ['author', 'own']),
  ...allow('appeal.answer-unit', ['unit-head', 'unit']),
  ...allow('appeal.answer-intake', ['intake-officer', 'unit']),
  ...allow('appeal.answer-district', ['district-chair', 'tree']),
  ...allow(
    'appeal.read',
    ['author', 'own'],
    ['unit-head', 'unit'],
    ['intake-officer', 'unit'],
    ['standing-officer', 'tree'],
    ['district-chair', 'tree'],
  ),
  ...allow('nomination.make', ['standing-officer', 'tree']),
  ...allow('nomination.read', ['standing-officer', 'tree'], ['district-chair', 'tree'], ['province-officer', 'tree']),
  ...allow('nomination.answer', ['province-officer', 'tree'], ['standing-officer', 'tree']),
  ...allow('nomination.sign', ['district-chair', 'tree']),
  ...allow('nomination.publish', ['standing-officer', 'tree'], ['district-chair', 'tree']),
  ...allow('reward.propose', ['unit-secretary', 'tree'], ['unit-head', 'tree'], ['standing-officer', 'tree']),
  // Each signs for the very body that they hold the office of.
  ...allow('reward.sign', ['unit-head', 'unit'], ['standing-officer', 'unit']),
  // The office that letters go through (rewards.proposedThrough).
  ...allow('reward.receive', ['unit-head', 'unit'], ['unit-secretary', 'unit']),
  ...allow('reward.answer', ['standing-officer', 'tree'], ['district-chair', 'tree'], ['province-officer', 'tree']),
  ...allow(
    'reward.read',
    ['author', 'own'],
    ['unit-head', 'tree'],
    ['unit-secretary', 'tree'],
    ['standing-officer', 'tree'],
    ['district-chair', 'tree'],
    ['province-officer', 'tree'],
  ),
  // notification
  ...allow('obligation.read', ['signed-in', 'any']),
  ...allow('mail.read', ['administrator', 'locality']),
  ...allow('mail.resend', ['administrator', 'locality']),
] as const;

export type Action = (typeof rows)[number]['action'];
export const policy: readonly (PolicyRow & { readonly action: Action })[] = rows;
