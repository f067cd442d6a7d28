import { Injectable } from '@nestjs/common';
import { conflict, forbidden, notFound } from '#lib/contracts/errors.js';
import { localDate } from '#lib/regulation/calendar.js';
import { formatNumber, numberPattern } from '#lib/regulation/numbering.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { actedBy, authorize, type Target } from '#lib/service-kit/policy.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import type { EntityManager } from 'typeorm';
import { AssessmentStore } from '../assessment/assessment.store.js';
import type { Council } from '../council/council.entity.js';
import { MeetingAccess, type Readable } from '../meeting/meeting.access.js';
import { close } from '../meeting/meeting.commands.js';
import type { Meeting } from '../meeting/meeting.entity.js';
import { MeetingStore } from '../meeting/meeting.store.js';
import { NoteStore } from '../note/note.store.js';
import { VoteStore } from '../vote/vote.store.js';
import * as papers from './minutes-paper.commands.js';
import type { MinutesCorrection, MinutesPaper } from './minutes-paper.entity.js';
import { MinutesPaperStore } from './minutes-paper.store.js';
import type { CorrectionDto, CorrectionView, MinutesView } from './minutes.dto.js';
import { minutesFor, minutesHash, minutesOf } from './minutes.js';
import type { Minutes } from './minutes.shape.js';

const viewOf = ({ version: _, historyHash: __, ...view }: MinutesCorrection): CorrectionView => view;

/** Biên bản: drawn up when the meeting closes, signed by the secretary and who presided, corrected beside. */
@Injectable()
export class MinutesService {
  constructor(
    private readonly meetings: MeetingStore,
    private readonly assessments: AssessmentStore,
    private readonly votes: VoteStore,
    private readonly notes: NoteStore,
    private readonly papers: MinutesPaperStore,
    private readonly reference: ReferenceStore,
    private readonly access: MeetingAccess,
  ) {}

  /** Kết thúc họp, lập biên bản. */
  async close(acting: Acting, id: string): Promise<Minutes> {
    const { actor, at } = acting;
    const { by, council } = await this.access.managed(actor, id);
    await this.meetings.change(id, { at, acting }, async (row, tx) => {
      const minutes = minutesOf(council, row, await this.proceedings(row, tx), actor.name, at);
      return close(row, minutes, minutesHash(minutes), await this.votes.anyOpen(id, tx), by);
    });
    return (await this.read(actor, id)).minutes;
  }

  /** Biên bản, without what the reader is in conflict with or has not declared on; the hash is that of the whole. */
  async read(actor: Actor, id: string): Promise<MinutesView> {
    const { meeting, unheard } = await this.access.readable(actor, id);
    const { minutes, sha256 } = frozen(meeting);
    const paper = await this.papers.find(id);
    const corrections = await this.papers.corrections(id);
    return {
      minutes: minutesFor(minutes, unheard),
      sha256,
      verified: papers.isGenuine(minutes, sha256, paper),
      ...paperView(paper),
      corrections: corrections.filter((c) => !c.assessmentId || !unheard.has(c.assessmentId)).map(viewOf),
    };
  }

  /** Ký: first a secretary, then who presided; with that the paper gets its number. */
  async sign(acting: Acting, id: string): Promise<MinutesView> {
    const { actor, at } = acting;
    const readable = await this.access.readable(actor, id);
    const { minutes, sha256 } = frozen(readable.meeting);
    const { by, isSecretary } = this.signer(actor, minutes, readable.council);
    const paper = await this.papers.find(id);
    if (!papers.isGenuine(minutes, sha256, paper)) throw conflict('minutes-damaged');
    if (isSecretary) await this.papers.sign(id, { at, acting }, papers.sign(sha256, readable.council.unitId, by, at));
    else await this.seal(acting, readable, sha256, by);
    return this.read(actor, id);
  }

  /** Đính chính, by one of those who sign; the minutes stay as they are. */
  async correct(acting: Acting, id: string, { text, assessmentId }: CorrectionDto): Promise<CorrectionView> {
    const { actor, at } = acting;
    const { meeting, council, hidden } = await this.access.readable(actor, id);
    const { minutes } = frozen(meeting);
    const { by } = this.signer(actor, minutes, council);
    if (assessmentId && hidden.has(assessmentId)) throw forbidden('conflict-of-interest');
    if (assessmentId && !minutes.items.some((item) => item.assessmentId === assessmentId))
      throw conflict('not-on-agenda');
    const errata = { text, assessmentId: assessmentId ?? null };
    return viewOf(
      await this.papers.correct(id, { at, acting }, (paper, ordinal) => papers.correct(paper, ordinal, errata, by, at)),
    );
  }

  private async seal(acting: Acting, { council, meeting }: Readable, sha256: string, by: papers.Signer): Promise<void> {
    const { at } = acting;
    if (!(await this.papers.find(meeting.id))) throw conflict('secretary-signs-first');
    const year = Number(localDate(at).slice(0, 4));
    const { code } = await this.reference.unit(council.unitId);
    const pattern = numberPattern(await this.access.rulesOf(council), 'minutes', code);
    await this.papers.seal(meeting.id, year, by, { at, acting }, (paper, sequence) => {
      const number = formatNumber(pattern, { sequence, year, body: code, unit: code });
      return papers.seal(paper, sha256, { number, year, sequence }, by, at);
    });
  }

  private signer(actor: Actor, minutes: Minutes, council: Council) {
    const { secretaryIds, chairId } = papers.signatoriesOf(minutes, council);
    const secretaries = secretaryIds.map((personId) => ({ personId, role: 'council-secretary' as const }));
    const chair = chairId ? [{ personId: chairId, role: 'council-chair' as const }] : [];
    const target: Target = { assigned: [...chair, ...secretaries] };
    const role = authorize(actor, 'minutes.sign', target);
    return { by: { ...actedBy(actor, role), personId: actor.personId }, isSecretary: role === 'council-secretary' };
  }

  private async proceedings(meeting: Meeting, tx: EntityManager) {
    const votes = await this.votes.inMeeting(meeting.id, tx);
    const open = votes.filter(({ mode }) => mode === 'open').map((vote) => vote.id);
    const ids = meeting.agenda.map((item) => item.assessmentId);
    return {
      votes,
      ballots: await this.votes.openBallotsOf(open, tx),
      assessments: await this.assessments.findAll(ids, tx),
      dissents: await this.notes.inMeeting(meeting.id, 'dissent', tx),
    };
  }
}

/** Throws `not-found` while the meeting is not closed. */
function frozen({ id, minutes, minutesHash: sha256 }: Meeting): { minutes: Minutes; sha256: string } {
  if (!minutes || !sha256) throw notFound('minutes', id);
  return { minutes, sha256 };
}

const paperView = (paper: MinutesPaper | null) => ({
  number: paper?.number ?? null,
  signedOn: paper?.signedOn ?? null,
  signatures: [paper?.secretarySignature, paper?.chairSignature].filter((s) => s !== null && s !== undefined),
  sealSha256: paper?.sealHash ?? null,
});
