import type { MigrationInterface, QueryRunner } from 'typeorm';
import { meetingCourseColumns } from '../meeting/meeting.tables.js';
import { minutesPaperTables } from '../minutes/minutes-paper.tables.js';
import { noteTables } from '../note/note.tables.js';
import { voteRuleColumns } from '../vote/vote.tables.js';

const steps = [...meetingCourseColumns, ...voteRuleColumns, ...minutesPaperTables, ...noteTables];

/** Meetings told hour by hour, votes with the rule fixed beforehand, sealed ballots, signed minutes, notes. */
export class MeetingInDepth1700000001300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of steps) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('signed minutes are not dropped');
  }
}
