import type { RewardForm } from '#lib/regulation/regulation.js';
import { aDossier, ids, unitRecognition } from '../dossier/dossier.fixture.js';
import {
  answer,
  drop,
  flag,
  follow,
  revise,
  select,
  send,
  type Answer,
  type Ground,
} from './reward-proposal.commands.js';
import type { RewardProposal } from './reward-proposal.entity.js';

const at = new Date('2024-12-05T02:00:00Z');
const by = { personId: ids.root, role: 'standing-officer', name: 'Hồ Thị Nga' };
const forms: RewardForm[] = [
  { key: 'giay-khen', label: 'Giấy khen', level: 'unit' },
  { key: 'bang-khen', label: 'Bằng khen', level: 'district' },
];
const recognized = aDossier({ state: 'unit-recognized', recognitions: [unitRecognition] });
const ground = (over: Partial<Ground> = {}): Ground => ({
  dossier: recognized,
  isProposed: false,
  isRevoked: false,
  forms,
  ...over,
});
const whom = { personId: ids.author, level: 'unit', form: 'giay-khen', reason: 'Hiệu quả rõ' } as const;
const aProposal = (over: Partial<RewardProposal> = {}): RewardProposal => {
  const chosen = { ...select(whom, ground(), by, at).set, id: ids.decision, version: 1, historyHash: '' };
  return { ...(chosen as RewardProposal), ...over };
};
const letter = {
  ...{ id: ids.unit, number: '01/TTr-KT', signedOn: '2024-12-03', bodyName: 'UBND xã Tứ Hiệp' },
  officeUnitId: null,
};
const sent = (over: Partial<RewardProposal> = {}) => aProposal({ ...send(aProposal(), letter, by, at).set, ...over });
const refusedFor = (key: string) =>
  expect.objectContaining({ reasons: [expect.objectContaining({ key }) as unknown] }) as Error;

describe('a proposal for a reward', () => {
  it('names the author, the recognition that it stands on, the form and why', () => {
    expect(select(whom, ground(), by, at).set).toMatchObject({
      state: 'selected',
      fullName: 'Nguyễn Thị An',
      decisionNumber: unitRecognition.number,
      decidedOn: unitRecognition.signedOn,
      form: { key: 'giay-khen', label: 'Giấy khen' },
      letterId: null,
      flagged: false,
    });
  });

  it.each<[string, Partial<Ground>, object]>([
    ['recognition-not-held', {}, { level: 'district' }],
    ['recognition-not-held', {}, { personId: ids.root }],
    ['recognition-flagged', { isRevoked: true }, {}],
    ['already-proposed', { isProposed: true }, {}],
    ['reason-missing', {}, { reason: ' ' }],
    ['reward-form-unknown', {}, { form: 'huan-chuong' }],
    ['reward-form-unknown', { forms: [] }, {}],
    ['reward-level-too-low', {}, { form: 'bang-khen' }],
  ])('is refused for %s', (key, over, said) => {
    expect(() => select({ ...whom, ...said }, ground(over), by, at)).toThrow(refusedFor(key));
  });

  it('can be revised or dropped only before it went with a letter', () => {
    const said = { form: 'giay-khen', reason: 'Nhân rộng được' };
    expect(revise(aProposal(), said, forms, by).set).toMatchObject({ reason: said.reason });
    expect(() => revise(aProposal(), { ...said, reason: '' }, forms, by)).toThrow(refusedFor('reason-missing'));
    expect(() => revise(aProposal(), { ...said, form: 'x' }, forms, by)).toThrow(refusedFor('reward-form-unknown'));
    expect(drop(aProposal(), by).set).toEqual({ state: 'withdrawn' });
    expect(() => revise(sent(), said, forms, by)).toThrow(refusedFor('state'));
    expect(() => drop(sent(), by)).toThrow(refusedFor('state'));
  });
});

describe('who is told', () => {
  const told = (events: readonly { type: string; data: unknown }[] = []) =>
    events.map(({ type, data }) => [type, data]);
  const about = { rewardProposalId: ids.decision, personId: ids.author, title: 'Phiếu hẹn điện tử', level: 'unit' };

  it('is the author once it went with a letter, which names the office that it goes through where there is one', () => {
    const through = { ...letter, officeUnitId: ids.root };
    const paper = { number: letter.number, signedOn: letter.signedOn };
    expect(told(send(aProposal(), through, by, at).events)).toEqual([
      [
        'reward.proposed.v1',
        expect.objectContaining({ ...about, letter: paper, form: 'Giấy khen', officeUnitId: ids.root }),
      ],
    ]);
    expect(send(aProposal(), letter, by, at).events[0]?.data).not.toHaveProperty('officeUnitId');
  });

  it('is the author of the answer, and of a proposal that a revocation withdrew, but never of a mere choice', () => {
    const yes = { granted: true, number: '12/QĐ-UBND', answeredOn: '2024-12-05' };
    const no = { granted: false, reason: 'Đã khen', answeredOn: '2024-12-05' };
    const revoked = aDossier({ state: 'revoked', recognitions: [] });
    const form = 'Giấy khen';
    expect(told(answer(sent(), yes, forms, by, at).events)).toEqual([
      ['reward.settled.v1', expect.objectContaining({ ...about, outcome: 'granted', number: yes.number, form })],
    ]);
    expect(told(answer(sent(), no, forms, by, at).events)).toEqual([
      ['reward.settled.v1', expect.objectContaining({ ...about, outcome: 'not-granted', reason: no.reason })],
    ]);
    expect(told(follow(sent(), revoked, at)?.events)).toEqual([
      ['reward.settled.v1', expect.objectContaining({ ...about, outcome: 'withdrawn' })],
    ]);
    expect(select(whom, ground(), by, at).events).toEqual([]);
    expect(drop(aProposal(), by).events).toEqual([]);
    expect(follow(aProposal(), revoked, at)?.events).toEqual([]);
  });
});

describe('what came of it', () => {
  const yes: Answer = { granted: true, number: '12/QĐ-UBND', answeredOn: '2024-12-05' };

  it('is a reward with decision, date and form, as proposed or another, or none with the reason', () => {
    expect(answer(sent(), yes, forms, by, at).set).toMatchObject({
      state: 'granted',
      answerNumber: '12/QĐ-UBND',
      answeredOn: '2024-12-05',
      grantedForm: { key: 'giay-khen' },
    });
    const district = sent({ level: 'district' });
    expect(answer(district, { ...yes, form: 'bang-khen' }, forms, by, at).set).toMatchObject({
      grantedForm: { key: 'bang-khen', label: 'Bằng khen' },
    });
    const no = { granted: false, reason: 'Đã khen năm trước', answeredOn: '2024-12-05' };
    expect({ ...sent(), ...answer(sent(), no, forms, by, at).set }).toMatchObject({
      state: 'not-granted',
      answerReason: no.reason,
      grantedForm: null,
    });
  });

  it('keeps the form that was proposed, though the regulation has dropped it since', () => {
    expect(answer(sent(), yes, [], by, at).set).toMatchObject({ grantedForm: { key: 'giay-khen' } });
  });

  it.each<[string, Partial<Answer>]>([
    ['decision-number-missing', { number: undefined }],
    ['reason-missing', { granted: false }],
    ['reward-level-too-low', { form: 'bang-khen' }],
    ['answered-in-future', { answeredOn: '2024-12-06' }],
    ['answered-before-letter', { answeredOn: '2024-12-02' }],
  ])('is refused for %s', (key, over) => {
    expect(() => answer(sent(), { ...yes, ...over }, forms, by, at)).toThrow(refusedFor(key));
  });

  it('is recorded once, and only of what went with a letter', () => {
    for (const row of [aProposal(), sent({ state: 'granted' })])
      expect(() => answer(row, yes, forms, by, at)).toThrow(refusedFor('state'));
  });
});

describe('a revocation', () => {
  const revoked = aDossier({ state: 'revoked', recognitions: [] });

  it('withdraws what is not answered, and has a reward looked at', () => {
    for (const row of [aProposal(), sent()])
      expect(follow(row, revoked, at)?.set).toEqual({ state: 'withdrawn', flagged: true });
    expect(follow(sent({ state: 'granted' }), revoked, at)?.set).toEqual({ flagged: true });
    expect(follow(sent({ state: 'granted', flagged: true }), revoked, at)).toBeUndefined();
    expect(follow(sent(), recognized, at)).toBeUndefined();
    expect(follow(aProposal({ state: 'withdrawn' }), revoked, at)).toBeUndefined();
  });

  it('flags once, and takes the flag away when it is undone', () => {
    expect(flag(sent(), true, by)?.set).toEqual({ flagged: true });
    expect(flag(sent({ flagged: true }), true, by)).toBeUndefined();
    expect(flag(sent({ flagged: true }), false, by)?.set).toEqual({ flagged: false });
  });
});
