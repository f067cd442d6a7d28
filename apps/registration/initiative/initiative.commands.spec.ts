import type { ActedBy } from '#lib/contracts/shared.js';
import type { LifecycleRole } from '#lib/lifecycle/initiative.lifecycle.js';
import { TransitionRefused } from '#lib/lifecycle/machine.js';
import { parseRegulation } from '#lib/regulation/parse-regulation.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as commands from './initiative.commands.js';
import type { Initiative } from './initiative.entity.js';
import { anAuthor, anInitiative } from './initiative.fixture.js';
import type { Occasioned } from './initiative.move.js';
import * as outcomes from './initiative.outcomes.js';

const read = (name: string) => readFileSync(`deploy/localities/${name}.yaml`, 'utf8');
const rulesOf = (name: string): Regulation => parseRegulation(read(name), { defaults: read('defaults') });
const thanhTri = rulesOf('thanh-tri-2024');
const phucTho = rulesOf('phuc-tho-2024');
const duongPhong = rulesOf('duong-phong-2023');

const by = (role: LifecycleRole): ActedBy => ({ role, name: 'Lê Thị Cúc' });
const occasion = (role: LifecycleRole, over: Partial<Occasioned> = {}): Occasioned => ({
  at: new Date('2024-07-20T02:00:00Z'),
  by: by(role),
  rules: thanhTri,
  roundRules: thanhTri,
  ...over,
});

const reasonsOf = (attempt: () => unknown): readonly string[] => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof TransitionRefused) return error.reasons;
    throw error;
  }
  return [];
};

const author = occasion('author');
const campaign = { id: randomUUID(), targetLevels: ['district' as const] };
const register =
  (over: Partial<Initiative>, on = author) =>
  () =>
    commands.register(anInitiative(over), over.campaignId === null ? null : campaign, on);
const file =
  (over: Partial<Initiative>, on = author) =>
  () =>
    commands.file(anInitiative({ state: 'applied', ...over }), false, on);

describe('register', () => {
  it('puts a draft on the list and sets the clock of its year', () => {
    const change = commands.register(anInitiative(), campaign, author);
    expect(change.set).toMatchObject({
      state: 'registered',
      registeredAt: author.at,
      dueAt: new Date('2024-12-31T17:00:00Z'),
    });
    expect(change.events.map((event) => event.type)).toEqual(['initiative.registered.v1']);
  });

  const [a, b, c] = [anAuthor({ sharePercent: 40 }), anAuthor({ sharePercent: 30 }), anAuthor({ sharePercent: 30 })];
  const elsewhere = anAuthor({ sharePercent: 60, unitId: '5b1f0a4e-0000-4000-8000-000000000002' });
  it.each<[string, Partial<Initiative>]>([
    ['campaign-missing', { campaignId: null }],
    ['shortcoming-missing', { shortcoming: null }],
    ['field-not-fitting', { fitsFieldOfWork: false }],
    ['authors-missing', { authors: [] }],
    ['too-many-authors', { authors: [a, b, c] }],
    ['authors-not-in-same-unit', { authors: [a, elsewhere] }],
    ['shares-not-100', { authors: [anAuthor({ sharePercent: 33.3 }), anAuthor({ sharePercent: 33.3 })] }],
  ])('is refused for %s', (reason, over) => {
    expect(reasonsOf(register(over))).toContain(reason);
  });

  it('is refused when the window has closed, unless someone named admitted it late', () => {
    const late = occasion('author', { at: new Date('2024-08-14T17:00:00Z') });
    const lateAdmission = { personId: 'p', name: 'Hồ Thị Nga', reason: 'Mất điện', at: '2024-08-10T00:00:00Z' };
    expect(reasonsOf(register({}, late))).toEqual(['registration-closed']);
    expect(reasonsOf(register({ lateAdmission }, late))).toEqual([]);
  });

  it('is refused for a level that the campaign does not call for', () => {
    expect(register({ targetLevel: 'province' })).toThrow('target-level-not-called');
  });

  it('gives schools until 15/9 where other units had until 15/8', () => {
    const september = occasion('author', { at: new Date('2024-09-14T16:59:59Z') });
    expect(reasonsOf(register({ unitKind: 'primary' }, september))).toEqual([]);
    expect(reasonsOf(register({ unitKind: 'department' }, september))).toEqual(['registration-closed']);
  });

  it('asks for a category where the regulation lists them', () => {
    expect(reasonsOf(register({}, occasion('author', { rules: phucTho })))).toContain('category-missing');
  });

  it('asks each co-author for consent where the regulation does', () => {
    const rules = { ...thanhTri, authors: { ...thanhTri.authors, groupConsent: true, minimumShare: 40 } };
    const group = [anAuthor({ sharePercent: 65 }), anAuthor({ sharePercent: 35 })];
    const asked = occasion('author', { rules });
    expect(reasonsOf(register({ authors: group }, asked))).toEqual(['share-below-minimum', 'coauthor-consent-missing']);
  });
});

describe('apply', () => {
  const apply = (over: Partial<Initiative>, firstAppliedOn: string) => () =>
    commands.apply(anInitiative({ state: 'registered', ...over }), { application: 'full', firstAppliedOn }, author);

  it('counts the filing period from the first application', () => {
    expect(apply({}, '2024-07-15')().set).toMatchObject({ state: 'applied', dueAt: new Date('2025-07-15T17:00:00Z') });
  });

  it('is refused in the future, and where registration is required but missing', () => {
    expect(reasonsOf(apply({}, '2024-07-21'))).toEqual(['first-applied-in-future']);
    expect(reasonsOf(apply({ state: 'draft', registeredAt: null }, '2024-07-15'))).toEqual(['not-registered']);
  });
});

describe('file', () => {
  it.each<[string, Partial<Initiative>]>([
    ['filing-period-over', { firstAppliedOn: '2023-07-19' }],
    ['report-incomplete', { report: { benefit: { kind: 'measured', summary: 'x' } } }],
    ['benefit-missing', { report: { ...anInitiative().report, benefit: { kind: 'expected', summary: 'x' } } }],
    ['benefit-missing', { application: 'trial', report: { ...anInitiative().report, benefit: null as never } }],
    ['conditions-unaffirmed', { conditions: ['new-in-unit'] }],
    ['declarations-missing', { declarations: ['public-order'] }],
  ])('is refused for %s', (reason, over) => {
    expect(reasonsOf(file(over))).toContain(reason);
  });

  it('takes an expected benefit for a trial', () => {
    const report = { ...anInitiative().report, benefit: { kind: 'expected' as const, summary: 'Giảm 1 ngày' } };
    expect(reasonsOf(file({ application: 'trial', report }))).toEqual([]);
  });

  it('asks for an approved pilot or a clear, lawful effect where the regulation does', () => {
    const asked = occasion('author', { rules: duongPhong });
    expect(reasonsOf(file({ pilot: null }, asked))).toEqual(['pilot-unjustified']);
    expect(reasonsOf(file({ pilot: { approvalNumber: '12/QĐ-UBND' } }, asked))).toEqual([]);
    expect(reasonsOf(file({ pilot: { justification: 'Hiệu quả rõ rệt, đúng luật' } }, asked))).toEqual([]);
  });

  it('asks for the mandatory components of the dossier', () => {
    const unit = [{ key: 'evidence', label: 'Minh chứng', source: 'upload' as const, mandatory: true }];
    const rules = { ...thanhTri, dossier: { ...thanhTri.dossier, unit } };
    expect(reasonsOf(file({}, occasion('author', { rules })))).toEqual(['unit-dossier-incomplete']);
  });
});

describe('the windows of registration and filing', () => {
  const exceptional = {
    ...thanhTri,
    registration: {
      ...thanhTri.registration,
      windows: thanhTri.registration.windows.map((window) => ({
        ...window,
        exceptions: { '2024': { closesOn: '2024-08-20', exclusive: false } },
      })),
    },
  };
  it.each([
    ['2024-08-14T23:59:59.500+07:00', thanhTri, []],
    ['2024-08-15T00:00:00.500+07:00', thanhTri, ['registration-closed']],
    ['2024-08-20T23:59:59.500+07:00', exceptional, []],
    ['2024-08-21T00:00:00.500+07:00', exceptional, ['registration-closed']],
  ])('at %s half a second decides, exception of the year included', (at, rules, reasons) => {
    expect(reasonsOf(register({}, occasion('author', { at: new Date(at), rules })))).toEqual(reasons);
  });

  const windowed = {
    ...thanhTri,
    filingWindows: [{ audience: Object.keys(thanhTri.audiences)[0]!, closesOn: '2024-07-31', exclusive: false }],
  };
  it.each([
    ['2024-07-31T23:59:59.500+07:00', null, []],
    ['2024-08-01T00:00:00.500+07:00', null, ['filing-window-closed']],
    ['2024-08-01T00:00:00.500+07:00', { personId: randomUUID(), name: 'Nga', reason: 'Bão', at: '' }, []],
  ])('at %s admitted by %j', (at, lateFiling, reasons) => {
    const on = occasion('author', { at: new Date(at), rules: windowed });
    expect(reasonsOf(file({ unitKind: 'department', lateFiling }, on))).toEqual(reasons);
  });

  it('an admission never extends the year from the first application', () => {
    const admitted = { personId: randomUUID(), name: 'Nga', reason: 'Bão', at: '' };
    const on = occasion('author', { at: new Date('2025-07-13T00:00:00.500+07:00') });
    expect(reasonsOf(file({ lateFiling: admitted, firstAppliedOn: '2024-07-12' }, on))).toEqual(['filing-period-over']);
  });
});

describe('state funds that serve the head', () => {
  const decide =
    (over: Partial<Initiative>, rules = thanhTri) =>
    () => {
      const i = anInitiative({ state: 'confirmed', ...over });
      const fact = { initiativeId: i.id, by: by('unit-head'), decisionId: randomUUID(), level: 'unit' as const };
      const issued = { verdict: 'recognized' as const, number: '01/QĐ', signedOn: '2024-07-20', certificates: [] };
      const decision = { ...fact, ...issued, issuingUnitId: i.recognizingUnitId };
      return outcomes.decide(i, decision, occasion('unit-head', { rules }));
    };
  const own = { stateFunded: true, headIsAuthor: true };
  const without = { ...thanhTri, stateFunded: { consentRequired: false, councilRequired: false } };
  const consent = { number: '12/CV', signedOn: '2024-07-01' };

  it.each([
    [own, thanhTri, ['managing-consent-missing']],
    [{ ...own, managingConsent: consent }, thanhTri, []],
    [{ ...own, headIsAuthor: false }, thanhTri, []],
    [{ ...own, stateFunded: false }, thanhTri, []],
    [own, without, []],
  ])('need the consent of the managing body: %j', (over, rules, reasons) => {
    expect(reasonsOf(decide(over, rules))).toEqual(reasons);
  });

  it.each([
    [own, ['unit-council-pending']],
    [{ ...own, unitCouncil: 'recommend' as const }, []],
    [{ stateFunded: true }, []],
  ])('need the council of the unit: %j', (over, reasons) => {
    const rules = { ...thanhTri, councils: { ...thanhTri.councils } };
    rules.councils.unit = { ...rules.councils.unit, required: false };
    const i = anInitiative({ state: 'filed', ...over });
    const words = { effect: 'Tốt', scope: 'Xã', commitment: 'Không kéo dài' };
    const fact = { initiativeId: i.id, by: by('unit-head'), confirmationId: randomUUID(), unitId: i.unitId, ...words };
    expect(reasonsOf(() => outcomes.confirmEffect(i, fact, occasion('unit-head', { rules })))).toEqual(reasons);
  });
});

describe('submit', () => {
  const letter = { number: '05/TTr', signedOn: '2024-10-01' };
  const submit =
    (over: Partial<Initiative>, at: string, number = 2) =>
    () =>
      commands.submit(
        anInitiative({ state: 'unit-recognized', ...over }),
        { round: { year: 2024, number }, letter },
        occasion('unit-secretary', { at: new Date(at) }),
      );

  it('takes a recognized initiative into the open round', () => {
    expect(submit({}, '2024-10-05T00:00:00Z')().set).toMatchObject({
      state: 'submitted',
      round: { year: 2024, number: 2 },
      letter,
    });
  });

  it('is refused for a closed round, a missing recognition and one already held', () => {
    const held = anInitiative({ state: 'district-recognized' }).recognitions;
    expect(reasonsOf(submit({}, '2023-10-05T00:00:00Z', 2))).toEqual(['round-closed']);
    expect(reasonsOf(submit({ state: 'declined', recognitions: [] }, '2024-10-05T00:00:00Z'))).toEqual([
      'unit-recognition-missing',
    ]);
    expect(reasonsOf(submit({ recognitions: held }, '2024-10-05T00:00:00Z'))).toEqual(['already-recognized']);
  });

  it('needs a letter where the regulation asks for one', () => {
    const without = (letterRequired: boolean) => () => {
      const rules = { ...phucTho, submission: { ...phucTho.submission, letterRequired } };
      const on = occasion('unit-secretary', { at: new Date('2024-10-05T00:00:00Z'), rules, roundRules: rules });
      const row = anInitiative({ state: 'unit-recognized', localityId: 'phuc-tho' });
      return commands.submit(row, { round: { year: 2024, number: 2 } }, on);
    };
    expect(reasonsOf(without(true))).toEqual(['letter-missing']);
    expect(without(false)().set).toMatchObject({ state: 'submitted', letter: null });
  });

  const late = (policy: 'refuse' | 'accept-with-reason' | 'next-round', at: Date, lateUntil?: string) => {
    const [first, second] = phucTho.rounds;
    const rounds = [{ ...first!, late: policy, ...(lateUntil ? { lateUntil } : {}) }, second!];
    const rules = { ...phucTho, rounds };
    const on = occasion('unit-secretary', { at, rules, roundRules: rules });
    const held = anInitiative({ state: 'unit-recognized', localityId: 'phuc-tho' });
    return (note?: string) => commands.submit(held, { round: { year: 2024, number: 1 }, letter, note }, on);
  };
  const closes = new Date('2024-04-10T00:00:00+07:00').getTime();
  const [inTime, tooLate] = [new Date(closes - 500), new Date(closes + 500)];

  it.each(['refuse', 'accept-with-reason', 'next-round'] as const)(
    'half a second before the close needs nothing of the policy %s',
    (policy) => {
      expect(late(policy, inTime)().set.round).toEqual({ year: 2024, number: 1 });
    },
  );

  it('half a second after the close is refused, taken with a reason, or taken into the next round', () => {
    expect(reasonsOf(() => late('refuse', tooLate)('Mất điện'))).toEqual(['round-closed']);
    expect(reasonsOf(() => late('accept-with-reason', tooLate)())).toEqual(['round-closed']);
    expect(late('accept-with-reason', tooLate)('Mất điện')).toMatchObject({
      note: 'Mất điện',
      set: { round: { year: 2024, number: 1 } },
    });
    expect(late('accept-with-reason', inTime)('Mất điện').note).toBeUndefined();
    expect(reasonsOf(() => late('accept-with-reason', tooLate, '2024-04-09')('Mất điện'))).toEqual(['round-closed']);
    expect(late('next-round', tooLate)().set.round).toEqual({ year: 2024, number: 2 });
  });

  it('is refused for a round of another audience', () => {
    const rounds = thanhTri.rounds.map((round) => ({ ...round, audience: 'schools' }));
    const roundRules = { ...thanhTri, rounds };
    const on = occasion('unit-secretary', { at: new Date('2024-10-05T00:00:00Z'), roundRules });
    const into = (unitKind: string) => () =>
      commands.submit(
        anInitiative({ state: 'unit-recognized', unitKind }),
        { round: { year: 2024, number: 2 }, letter },
        on,
      );
    expect(reasonsOf(into('commune'))).toEqual(['round-closed']);
    expect(reasonsOf(into('primary'))).toEqual([]);
  });

  it('takes a dossier again that an earlier round declined', () => {
    expect(submit({ state: 'declined' }, '2024-10-05T00:00:00Z')().set).toMatchObject({ state: 'submitted' });
  });
});

describe('what other services decide', () => {
  const confirmation = { effect: 'Tốt', scope: 'Toàn xã', commitment: 'Không kéo dài' };
  const base = { initiativeId: 'i', by: by('unit-head') };

  it('waits for the unit council where the regulation asks for one', () => {
    const fact = { ...base, ...confirmation, confirmationId: 'c', unitId: 'u' };
    const heard = (unitCouncil: Initiative['unitCouncil']) => () =>
      outcomes.confirmEffect(
        anInitiative({ state: 'filed', unitCouncil }),
        fact,
        occasion('unit-head', { rules: phucTho }),
      );
    expect(reasonsOf(heard(null))).toEqual(['unit-council-pending']);
    expect(reasonsOf(heard('recommend'))).toEqual([]);
  });

  it('needs effect, scope and commitment where the regulation asks for them', () => {
    const fact = { ...base, effect: ' ', scope: ' ', commitment: ' ', confirmationId: 'c', unitId: 'u' };
    const confirm = () => outcomes.confirmEffect(anInitiative({ state: 'filed' }), fact, occasion('unit-head'));
    expect(reasonsOf(confirm)).toEqual(['effect-missing', 'scope-missing', 'commitment-missing']);
  });

  it('returns a dossier to be improved with a list and a clock', () => {
    const fact = {
      ...base,
      assessmentId: 'a',
      councilId: 'c',
      level: 'district' as const,
      outcome: 'improve' as const,
      decidedBy: 'three-way',
    };
    const evaluating = anInitiative({ state: 'evaluating' });
    const chair = occasion('council-chair');
    expect(reasonsOf(() => outcomes.concludeAssessment(evaluating, fact, chair))).toEqual(['defects-missing']);
    const defects = [{ field: 'report', note: 'Bổ sung số liệu' }];
    const change = outcomes.concludeAssessment(evaluating, { ...fact, defects, dueAt: '2024-09-01T00:00:00Z' }, chair);
    expect(change?.set).toMatchObject({ state: 'returned', defects, dueAt: new Date('2024-09-01T00:00:00Z') });
  });

  it('is decided only by the unit that may recognize, with a number', () => {
    const decision = {
      ...base,
      decisionId: randomUUID(),
      level: 'unit' as const,
      verdict: 'recognized' as const,
      signedOn: '2024-07-20',
      certificates: [],
    };
    const decide = (number: string, issuingUnitId: string) => () =>
      outcomes.decide(
        anInitiative({ state: 'confirmed' }),
        { ...decision, number, issuingUnitId },
        occasion('unit-head'),
      );
    expect(reasonsOf(decide('01/QĐ', anInitiative().recognizingUnitId))).toEqual([]);
    expect(reasonsOf(decide('', 'elsewhere'))).toEqual(['unit-cannot-recognize', 'decision-number-missing']);
  });

  it('remembers where it was declined, and is put back there by an appeal that is upheld and nowhere else', () => {
    const declined = outcomes.refuseDossier(
      anInitiative({ state: 'submitted' }),
      { ...base, reason: 'Sai mẫu' },
      occasion('intake-officer'),
    );
    expect(declined?.set).toMatchObject({ state: 'declined', declinedFrom: 'submitted' });
    const row = anInitiative({ state: 'declined', declinedFrom: 'submitted' });
    const fact = { ...base, appealId: randomUUID(), outcome: 'upheld' as const, reason: 'Đúng mẫu' };
    const settle = (over: object, role: Parameters<typeof occasion>[0]) => () =>
      outcomes.settleAppeal(row, { ...fact, against: 'submitted', ...over }, occasion(role));
    expect(settle({}, 'intake-officer')()?.set).toMatchObject({ state: 'submitted', declinedFrom: null });
    expect(settle({ outcome: 'dismissed' }, 'intake-officer')()).toBeUndefined();
    expect(reasonsOf(settle({ against: 'recommended' }, 'district-chair'))).toEqual(['not-declined-there']);
    const heard = anInitiative({ state: 'declined', declinedFrom: 'evaluating' });
    const anew = outcomes.settleAppeal(heard, { ...fact, against: 'evaluating' }, occasion('district-chair'));
    expect(anew?.set).toMatchObject({ state: 'accepted', dueAt: expect.any(Date) as Date });
  });

  it('revokes with a reason and a basis', () => {
    const fact = { ...base, decisionId: 'd', level: 'unit' as const, number: '09/QĐ', reason: 'Sao chép', basis: '' };
    const revoke = (basis: string) => () =>
      outcomes.revoke(anInitiative({ state: 'unit-recognized' }), { ...fact, basis }, occasion('unit-head'));
    expect(reasonsOf(revoke(''))).toEqual(['basis-missing']);
    expect(revoke('Kết luận thanh tra')()?.set).toMatchObject({ state: 'revoked', recognitions: [] });
  });
});

describe('the clock', () => {
  const clock = occasion('clock');
  it('lapses what is overdue and nothing else', () => {
    const overdue = anInitiative({ dueAt: new Date('2024-07-20T01:59:59Z') });
    expect(commands.lapse(overdue, clock).set).toMatchObject({ state: 'lapsed', dueAt: null });
    expect(reasonsOf(() => commands.lapse(anInitiative({ dueAt: new Date('2024-07-20T02:00:01Z') }), clock))).toEqual([
      'not-overdue',
    ]);
  });
});

describe('a draft', () => {
  const { rules, ...rest } = { rules: thanhTri, ...anInitiative() };
  const dueOf = (at: string) => commands.draft(rest, rest, rules, by('author'), new Date(at)).set.dueAt?.toISOString();

  it('lapses with the window; one that comes after it waits for a late admission until the year ends', () => {
    expect(dueOf('2024-08-14T16:59:59Z')).toBe('2024-08-14T17:00:00.000Z');
    expect(dueOf('2024-08-14T17:00:00Z')).toBe('2024-12-31T17:00:00.000Z');
  });

  it('is admitted late with a reason, until the year ends', () => {
    const admission = { personId: 'p', name: 'Hồ Thị Nga', reason: ' ', at: '2024-08-20T00:00:00Z' };
    const admit = (reason: string) => () =>
      commands.admitLate(anInitiative(), { ...admission, reason }, occasion('standing-officer'));
    expect(admit(' ')).toThrow('reason-missing');
    expect(admit('Mất điện')().set).toMatchObject({ dueAt: new Date('2024-12-31T17:00:00Z') });
  });
});

describe('amend', () => {
  const registered = anInitiative({ state: 'registered' });
  it('of a returned dossier mends what a defect names, and no more of what was registered', () => {
    const returned = anInitiative({ state: 'returned', defects: [{ field: 'title', note: 'Nêu bản chất giải pháp' }] });
    const october = occasion('author', { at: new Date('2024-10-15T00:00:00Z') });
    expect(commands.amend(returned, { title: 'Tên khác' }, october).set).toMatchObject({ titleFolded: 'ten khac' });
    expect(() => commands.amend(returned, { category: 'x' }, october)).toThrow('locked-after-registration');
  });

  it('lets the lead author alone say who the authors are, and stay the first of them', () => {
    const [lead, second] = [anAuthor({ sharePercent: 60 }), anAuthor({ sharePercent: 40 })];
    const draft = anInitiative({ authors: [lead, second] });
    const as = ({ personId }: typeof lead) => ({ ...author, by: { role: 'author', personId } });
    expect(() => commands.amend(draft, { authors: [lead] }, as(second))).toThrow('not-lead-author');
    expect(() => commands.amend(draft, { authors: [second, lead] }, as(lead))).toThrow('lead-author-missing');
    expect(commands.amend(draft, { authors: [lead] }, as(lead)).set).toMatchObject({ authorIds: [lead.personId] });
  });

  it('locks title and authors once registration has closed, but not the report', () => {
    const late = occasion('author', { at: new Date('2024-08-15T00:00:00Z') });
    expect(() => commands.amend(registered, { title: 'Tên khác' }, late)).toThrow('locked-after-registration');
    expect(commands.amend(registered, { report: {} }, late).set).toMatchObject({ report: {} });
  });
});
