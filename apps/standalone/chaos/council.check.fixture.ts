import type pg from 'pg';
import { choices, type Hearing } from './book.fixture.js';
import { compared, type Findings } from './commands.check.fixture.js';
import type { World } from './world.fixture.js';

const tolds = async (db: pg.Pool, query: string): Promise<string[]> =>
  (await db.query<{ told: string }>(query)).rows.map(({ told }) => told);

const endOf = ({ subject, isConcluded, outcome }: Hearing): string => {
  if (isConcluded) return `concluded ${outcome}`;
  return subject.withdrawn ? 'cancelled' : 'deliberating';
};

/** Each hearing has one assessment with one conclusion, from its own meeting; none where the author withdrew. */
async function assessments(db: pg.Pool, hearings: readonly Hearing[]): Promise<Findings> {
  const found = await tolds(
    db,
    `SELECT concat_ws(' ', id, 'of', initiative_id, state, outcome, meeting_id) AS told FROM evaluation.assessment`,
  );
  const expected = hearings.map((hearing) =>
    [hearing.assessmentId, 'of', hearing.subject.id, endOf(hearing), hearing.vote?.meetingId].filter(Boolean).join(' '),
  );
  return compared('assessment', expected, found);
}

/** The authors are out, and whoever declared a conflict, once; nobody else is. */
async function recusals(db: pg.Pool, hearings: readonly Hearing[]): Promise<Findings> {
  const found = await tolds(
    db,
    `SELECT id || ' without ' || member AS told FROM evaluation.assessment, unnest(conflicted_ids) member
     UNION ALL SELECT id || ' as told by ' || (r ->> 'personId') FROM evaluation.assessment,
       jsonb_array_elements(recusals) r`,
  );
  const expected = hearings.flatMap(({ assessmentId, subject, recused }) => {
    const told = recused ? [recused] : [];
    return [
      ...[...subject.authors, ...told].map(({ personId }) => `${assessmentId} without ${personId}`),
      ...told.map(({ personId }) => `${assessmentId} as told by ${personId}`),
    ];
  });
  return compared('recusal', expected, found);
}

const inOrder = (scores: Record<string, number>): string =>
  JSON.stringify(Object.entries(scores).sort(([a], [b]) => (a < b ? -1 : 1)));

/** One sheet per member and dossier, sent, with the scores that were saved last. */
async function sheets(db: pg.Pool, hearings: readonly Hearing[]): Promise<Findings> {
  const { rows } = await db.query<{ seat: string; scores: Record<string, number> }>(
    `SELECT assessment_id || ' ' || member_id || ' ' || state AS seat, scores FROM evaluation.score_sheet`,
  );
  const expected = hearings.flatMap(({ assessmentId, sheets: sent }) =>
    sent.map(({ memberId, scores }) => `${assessmentId} ${memberId} sent ${inOrder(scores)}`),
  );
  return compared('sheet', expected, rows.map(({ seat, scores }) => `${seat} ${inOrder(scores)}`)); // prettier-ignore
}

/** The count of each vote is what was cast, ballot for ballot, though nobody can tell whose is which. */
async function counts(db: pg.Pool, hearings: readonly Hearing[]): Promise<Findings> {
  const given = choices.map((choice) => `' ${choice} ' || (tally ->> '${choice}')`).join(' || ');
  const found = await tolds(
    db,
    `SELECT id || ' on ' || assessment_id || ' collected ' || (tally ->> 'collected') || ${given} AS told
     FROM evaluation.vote`,
  );
  const expected = hearings.flatMap(({ assessmentId, vote }) => {
    if (!vote) return [];
    const of = choices.map((choice) => `${choice} ${vote.ballots.filter((b) => b.choice === choice).length}`);
    return [`${vote.id} on ${assessmentId} collected ${vote.ballots.length} ${of.join(' ')}`];
  });
  return compared('count', expected, found);
}

/** Who has voted is known, once; of secret ballots nothing else is left once they are counted. */
async function voters(db: pg.Pool, hearings: readonly Hearing[]): Promise<Findings> {
  const found = await tolds(
    db,
    `SELECT vote_id || ' by ' || member_id AS told FROM evaluation.voter
     UNION ALL SELECT vote_id || ' has a box' FROM evaluation.ballot_box
     UNION ALL SELECT vote_id || ' shows the ballot of ' || member_id FROM evaluation.open_ballot`,
  );
  const expected = hearings.flatMap(({ vote }) =>
    (vote?.ballots ?? []).map(({ memberId }) => `${vote!.id} by ${memberId}`),
  );
  return compared('voter', expected, found);
}

/** Each meeting is closed, and its minutes are signed by both. */
async function minutes(db: pg.Pool, { sittings }: World): Promise<Findings> {
  const found = await tolds(
    db,
    `SELECT m.id || ' ' || m.state || ' ' || coalesce(p.state, 'unsigned') AS told
     FROM evaluation.meeting m LEFT JOIN evaluation.minutes_paper p ON p.id = m.id`,
  );
  return compared('meeting', sittings.map(({ meetingId }) => `${meetingId} closed final`), found); // prettier-ignore
}

/** What the council did is what its members were told that it had done. */
export async function checkCouncil(db: pg.Pool, world: World): Promise<Findings> {
  const { hearings } = world;
  const all = [
    await assessments(db, hearings),
    await recusals(db, hearings),
    await sheets(db, hearings),
    await counts(db, hearings),
    await voters(db, hearings),
    await minutes(db, world),
  ];
  return { lost: all.flatMap(({ lost }) => lost), doubled: all.flatMap(({ doubled }) => doubled) };
}
