import { Injectable } from '@nestjs/common';
import { Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { lockRow } from '#lib/service-kit/rows.js';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { nextNumber } from '../intake/number-series.entity.js';
import { orConflict } from '../unique.js';
import { requireUnsealed, type Signer } from './minutes-paper.commands.js';
import { MinutesCorrection, MinutesPaper } from './minutes-paper.entity.js';

/** The only file that reads and writes signed minutes and their corrections. */
@Injectable()
export class MinutesPaperStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  find(meetingId: string, tx: EntityManager = this.db.manager): Promise<MinutesPaper | null> {
    return tx.findOneBy(MinutesPaper, { id: meetingId });
  }

  /** The first signature. Throws `already-signed`. */
  sign(meetingId: string, occasion: Occasion, change: Change<MinutesPaper>): Promise<MinutesPaper> {
    return orConflict({ minutes_paper_pkey: 'already-signed', history_pkey: 'already-signed' }, () =>
      this.outbox.transaction((tx) => createRow(tx, MinutesPaper, meetingId, occasion, change)),
    );
  }

  /** The last signature, with the next number of the body's series for the year: none is lost or given twice. */
  seal(
    meetingId: string,
    year: number,
    signer: Signer,
    occasion: Occasion,
    decide: (paper: MinutesPaper, sequence: number) => Change<MinutesPaper>,
  ): Promise<MinutesPaper> {
    return this.outbox.transaction((tx) =>
      changeRow(tx, MinutesPaper, meetingId, occasion, async (paper) => {
        requireUnsealed(paper, signer);
        return decide(paper, await nextNumber(tx, paper.bodyUnitId, 'minutes', year));
      }),
    );
  }

  /** Corrections of one paper wait for each other, so that they are numbered without a gap. */
  correct(
    meetingId: string,
    occasion: Occasion,
    decide: (paper: MinutesPaper | null, ordinal: number) => Change<MinutesCorrection>,
  ): Promise<MinutesCorrection> {
    return this.outbox.transaction((tx) =>
      createRow(tx, MinutesCorrection, randomUUID(), occasion, async () => {
        const paper = await lockRow(tx, MinutesPaper, meetingId);
        return decide(paper ?? null, (await tx.countBy(MinutesCorrection, { meetingId })) + 1);
      }),
    );
  }

  corrections(meetingId: string): Promise<MinutesCorrection[]> {
    return this.db.manager.find(MinutesCorrection, { where: { meetingId }, order: { ordinal: 'ASC' } });
  }
}
