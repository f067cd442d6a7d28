import { Injectable } from '@nestjs/common';
import { Outbox } from '#lib/messaging/outbox.js';
import { createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { Note, type NoteKind } from './note.entity.js';

/** The only file that reads and writes the table `note`. */
@Injectable()
export class NoteStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  write(occasion: Occasion, decide: (tx: EntityManager) => Promise<Change<Note>>): Promise<Note> {
    return this.outbox.transaction((tx) => createRow(tx, Note, randomUUID(), occasion, () => decide(tx)));
  }

  /** Oldest first. */
  of(meetingId: string, assessmentId: string): Promise<Note[]> {
    return this.db.manager.find(Note, { where: { meetingId, assessmentId }, order: { writtenAt: 'ASC', id: 'ASC' } });
  }

  inMeeting(meetingId: string, kind: NoteKind, tx: EntityManager): Promise<Note[]> {
    return tx.find(Note, { where: { meetingId, kind }, order: { writtenAt: 'ASC', id: 'ASC' } });
  }
}
