import { randomUUID } from 'node:crypto';
import { anAssessment } from '../assessment/assessment.fixture.js';
import { aCouncil } from '../council/council.fixture.js';
import { seatedOf } from '../council/council.entity.js';
import { close } from '../meeting/meeting.commands.js';
import { aMeeting } from '../meeting/meeting.fixture.js';
import * as papers from './minutes-paper.commands.js';
import type { MinutesPaper } from './minutes-paper.entity.js';
import { minutesFor, minutesHash, minutesOf } from './minutes.js';

const at = new Date('2024-06-15T04:00:00Z');
const by = { role: 'council-secretary' };
const council = aCouncil();
const [chair, vice, secretary, member] = seatedOf(council);
const assessment = anAssessment('deliberating', {
  conflictedIds: [member!.personId],
  recusals: [{ personId: member!.personId, name: 'An', reason: 'Họ hàng', at: at.toISOString() }],
});
const { id: assessmentId, initiativeId, title } = assessment;
const item = { assessmentId, initiativeId, title };
const attendance = seatedOf(council).map((m) => ({ ...m, present: m !== chair }));
const meeting = aMeeting('in-session', {
  ...{ agenda: [item], attendance },
  agendaChanges: [{ at: at.toISOString(), byName: 'Lan', reason: 'Bổ sung', added: [item], removed: [] }],
  movements: [
    { personId: chair!.personId, fullName: chair!.fullName, kind: 'left', at: at.toISOString(), reason: 'Họp' },
  ],
});
const proceedings = { assessments: [assessment], votes: [], ballots: [], dissents: [] };
const minutes = minutesOf(council, meeting, proceedings, 'Lan', at);
const sha256 = minutesHash(minutes);

describe('the minutes', () => {
  it('show a dossier that was put off without an outcome, who was recused, and who left for it', () => {
    expect(minutes.items).toMatchObject([
      {
        outcome: null,
        recusals: [{ name: 'An', reason: 'Họ hàng' }],
        left: [{ personId: member!.personId, cause: 'recused', reason: 'Họ hàng' }],
      },
    ]);
  });
  it('count who was there at any time, and tell who presided and wrote', () => {
    expect(minutes).toMatchObject({ members: 5, present: 5, chairedBy: { personId: chair!.personId } });
    expect(minutes.secretaries?.map(({ personId }) => personId)).toEqual([secretary!.personId]);
  });
  it('hash the same in whatever order their fields are stored, and otherwise when a word changes', () => {
    const shuffled = Object.fromEntries(Object.entries(minutes).reverse()) as unknown as typeof minutes;
    expect(minutesHash(shuffled)).toBe(sha256);
    expect(minutesHash({ ...minutes, closedBy: 'Lán' })).not.toBe(sha256);
  });
  it('are shown without the dossiers that are not for the reader, nor why the agenda changed for them', () => {
    const shown = minutesFor(minutes, new Set([assessmentId]));
    expect([shown.items, shown.agendaChanges?.map(({ added, reason }) => [added, reason])]).toEqual([[], [[[], null]]]);
  });
  it('wait for the last count', () => {
    expect(() => close(meeting, minutes, 'hash', true, by)).toThrow('vote-open');
    expect(() => close(aMeeting('scheduled'), minutes, 'hash', false, by)).toThrow('state');
  });
});

describe('the signatures', () => {
  const as = (personId: string) => ({ role: 'x', name: 'An', personId });
  const signed = {
    ...{ id: meeting.id, version: 1, historyHash: '' },
    ...papers.sign(sha256, council.unitId, as(secretary!.personId), at).set,
  } as MinutesPaper;
  const number = { number: '01/BB-HĐSK', year: 2024, sequence: 1 };
  const final = { ...signed, ...papers.seal(signed, sha256, number, as(chair!.personId), at).set };

  it('are those of the secretaries who were there and of who presided', () => {
    expect(papers.signatoriesOf(minutes, council)).toEqual({
      secretaryIds: [secretary!.personId],
      chairId: chair!.personId,
    });
    const unnamed = { ...minutes, chairedBy: null, secretaries: [] };
    expect(papers.signatoriesOf(unnamed, council)).toEqual({
      secretaryIds: [secretary!.personId],
      chairId: chair!.personId,
    });
    expect(vice).toBeDefined();
  });
  it('come one after the other from two people, and make it final', () => {
    expect([signed.state, signed.number, final.state, final.number, final.signedOn]).toEqual([
      ...['signed', null, 'final', '01/BB-HĐSK', '2024-06-15'],
    ]);
    expect(() => papers.seal(signed, sha256, number, as(secretary!.personId), at)).toThrow('signs-twice');
    expect(() => papers.seal(final, sha256, number, as(chair!.personId), at)).toThrow('already-signed');
  });
  it('no longer hold when a word, a signature or the number is changed', () => {
    const genuine = (paper: MinutesPaper, text = minutes, hash = sha256) => papers.isGenuine(text, hash, paper);
    const other = { ...minutes, closedBy: 'Lán' };
    expect([genuine(signed), genuine(final)]).toEqual([true, true]);
    expect(genuine(final, other)).toBe(false);
    expect(genuine(final, other, minutesHash(other))).toBe(false);
    expect(genuine({ ...final, number: '02/BB-HĐSK' })).toBe(false);
    expect(genuine({ ...final, chairSignature: { ...final.chairSignature!, personId: randomUUID() } })).toBe(false);
  });
  it('are corrected only once both are there, by a record with a hash of its own', () => {
    const correct = (paper: MinutesPaper | null) =>
      papers.correct(paper, 1, { assessmentId: null, text: 'Giờ khai mạc: 8 giờ' }, as(secretary!.personId), at);
    expect(() => correct(null)).toThrow('minutes-not-final');
    expect(() => correct(signed)).toThrow('minutes-not-final');
    expect(correct(final).set.hash).not.toBe(correct({ ...final, sealHash: 'other' }).set.hash);
  });
});
