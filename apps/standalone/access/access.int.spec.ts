import { read, utils } from '@e965/xlsx';
import pg from 'pg';
import { services } from '#lib/contracts/services.js';
import { until } from '#lib/testing/until.js';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, heedsVersion, nowhere, operationNames, pathFor, undocumented, type Seen } from './asking.fixture.js';
import type { Row } from './rows.fixture.js';
import { table } from './table.fixture.js';
import { confidential, roles, startWorld, titles, type Ids, type Role, type World } from './world.fixture.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 180_000);
afterAll(() => world.stop());

/** Council members are asked about the dossier that two of them are in conflict with. */
const onSecond: readonly Role[] = ['viceChair', 'member', 'recused', 'undeclared', 'conflictedChair'];
const subjectFor = (role: Role, { on }: Pick<Row, 'on'>) => on ?? (onSecond.includes(role) ? 'second' : 'main');
const idsFor = (role: Role, row: Pick<Row, 'on'> = {}): Ids => world[subjectFor(role, row)];
const titleFor = (role: Role) => titles[subjectFor(role, {})];
const signedIn = roles.filter((role) => role !== 'public');

/** The refusal without the identifiers that were asked for. */
const looks = ({ status, reasons, told }: Seen) => `${String(status)} ${reasons.join(',')}${told}`;

/** How many a list, an array or a file tells of. */
function counted({ body, text, headers }: Seen): number {
  if (headers.includes('text/csv')) return text.trimEnd().split('\r\n').length - 1;
  return Array.isArray(body) ? body.length : ((body ?? { total: 0 }) as { total: number }).total;
}
/** They are told why: that it is there, they know. */
const inConflict: readonly Role[] = ['author', 'coauthor', 'recused', 'conflictedChair'];
const isToldWhy = (role: Role, { reasons }: Seen) =>
  (inConflict.includes(role) && reasons.includes('conflict-of-interest')) ||
  (role === 'undeclared' && reasons.includes('declaration-missing'));

/** Who may read the thing that a row is about or finds it in a list, and so may know that it is there. */
const readersOf = ({ operation, knows }: Row): readonly Role[] => {
  if (knows?.length === 0) return [];
  const path = operation.slice(operation.indexOf(' ') + 1);
  const reading = table.filter((row) => row.kind === 'reads' || row.kind === 'open');
  const own = reading.find((row) => row.operation.startsWith('get ') && path.startsWith(`${row.operation.slice(4)}/`));
  const same = reading.find((row) => row.operation === `get ${path}`) ?? own;
  if (same?.kind === 'open') return roles;
  const listing = rowsOf('lists').find(([list]) => path.startsWith(`${list.slice(4)}/`))?.[1];
  return [...(same?.kind === 'reads' ? same.roles : []), ...(listing?.roles ?? [])];
};

/** Identifiers of the subject's things that an answer gives away: none but those it was asked with. */
const namedIn = (seen: Seen, ids: Ids, asked: string): string[] =>
  Object.entries<string>({ ...ids }).flatMap(([name, id]) =>
    id.length === 36 && seen.text.includes(id) && !asked.includes(id) ? [`names the ${name}`] : [],
  );

/** Refused without a word of the subject, and as if it did not exist to whoever may not read it. */
function leaks(role: Role, seen: Seen, unknown: Seen, mayKnow: boolean): string[] {
  if (role === 'public') return seen.status === 401 ? [] : [`answered ${looks(seen)}`];
  if (![403, 404].includes(seen.status)) return [`answered ${looks(seen)}`];
  if (Object.values(titles).some((title) => seen.text.includes(title))) return ['names the title'];
  if (mayKnow || isToldWhy(role, seen)) return [];
  if (seen.length !== unknown.length) return [`has ${String(seen.length)} bytes, of nothing ${String(unknown.length)}`];
  if (looks(seen) !== looks(unknown)) return [`says ${looks(seen)}, of nothing ${looks(unknown)}`];
  return seen.headers === unknown.headers ? [] : [`has the headers ${seen.headers}, of nothing ${unknown.headers}`];
}

type Of<K extends Row['kind']> = Extract<Row, { kind: K }>;
const rowsOf = <K extends Row['kind']>(kind: K) =>
  table.filter((row): row is Of<K> => row.kind === kind).map((row) => [row.operation, row] as const);

const request = (operation: string, ids: Ids, query = '') => [
  operation.slice(0, operation.indexOf(' ')),
  pathFor(operation, ids) + query,
];

/** What goes wrong for each role, by its name: nothing should. */
async function wrongFor(among: readonly Role[], check: (role: Role) => Promise<string[]>) {
  const found = await Promise.all(among.map(async (role) => (await check(role)).map((fault) => `${role}: ${fault}`)));
  return found.flat();
}

describe('the table', () => {
  it('has a row for every operation, and none for any other', () => {
    expect(table.map(({ operation }) => operation).sort()).toEqual([...operationNames].sort());
  });
});

describe('what is one thing', () => {
  it.each(rowsOf('reads'))('%s', async (operation, row) => {
    const wrong = await wrongFor(roles, async (role) => {
      const ids = idsFor(role, row);
      const none = nowhere(ids);
      const path = request(operation, ids, row.query?.(ids));
      const seen = await ask(world, role, path);
      if (row.roles.includes(role)) return seen.status === 200 ? undocumented(operation, seen) : [looks(seen)];
      const unknown = await ask(world, role, request(operation, none, row.query?.(none)));
      const named = namedIn(seen, ids, path.join(' '));
      return [
        ...undocumented(operation, seen),
        ...leaks(role, seen, unknown, row.knows?.includes(role) ?? false),
        ...named,
      ];
    });
    expect(wrong).toEqual([]);
  });
});

describe('what is found in lists, counts and files', () => {
  it.each(rowsOf('lists'))('%s', async (operation, row) => {
    const wrong = await wrongFor(roles, async (role) => {
      const ids = idsFor(role);
      const seen = await ask(world, role, request(operation, ids, row.query(ids, titleFor(role))));
      if (role === 'public') return seen.status === 401 ? [] : [looks(seen)];
      const found = seen.text.includes(titleFor(role)) || Object.values(ids).some((id) => isNamed(seen, id));
      if (row.roles.includes(role)) return [...undocumented(operation, seen), ...(found ? [] : ['finds nothing'])];
      if (seen.status === 403) return seen.text.includes(titleFor(role)) ? ['names the title'] : [];
      const counts = counted(seen) > 0 ? ['counts it'] : [];
      return [...undocumented(operation, seen), ...(found ? ['finds it'] : []), ...counts];
    });
    expect(wrong).toEqual([]);
  });
});

/** Whether an item of the list is, or is about, the thing. */
const isNamed = ({ body }: Seen, id: string): boolean =>
  id !== '' &&
  ((body as { items?: object[] } | undefined)?.items ?? []).some((item) => Object.values(item).includes(id));

describe('what may be commanded', () => {
  it.each(rowsOf('does'))('%s', async (operation, row) => {
    const wrong = await wrongFor(roles, async (role) => {
      const ids = idsFor(role, row);
      const isQuestion = operation.startsWith('get ');
      if (row.roles.includes(role) && !heedsVersion(operation) && !isQuestion) return [];
      const path = request(operation, ids, row.query?.(ids));
      const seen = outcome(await ask(world, role, path, row.body(ids)));
      if (row.roles.includes(role)) return refusedAnyone(seen) ? [looks(seen)] : confidentialIn(operation, seen);
      const none = nowhere(ids);
      const unknown = outcome(await ask(world, role, request(operation, none, row.query?.(none)), row.body(none)));
      const asked = path.join(' ') + JSON.stringify(row.body(ids));
      const mayKnow = [...readersOf(row), ...(row.knows ?? [])].includes(role);
      return [...leaks(role, seen, unknown, mayKnow), ...(mayKnow ? [] : namedIn(seen, ids, asked))];
    });
    expect(wrong).toEqual([]);
  });
});

const refusedAnyone = ({ status }: Seen) => [401, 403, 404].includes(status) || status >= 500;
const confidentialIn = (operation: string, seen: Seen) => [
  ...undocumented(operation, seen),
  ...(seen.text.includes(confidential) ? ['tells what is confidential'] : []),
];

/** Of a bulk act, what became of its one row. */
function outcome(seen: Seen): Seen {
  const [row] = Array.isArray(seen.body)
    ? (seen.body as { problem?: { status: number; reasons: { key: string }[] } }[])
    : [];
  if (!row?.problem) return seen;
  return { ...seen, status: row.problem.status, reasons: row.problem.reasons.map(({ key }) => key), told: '' };
}

describe('what is open', () => {
  it.each(rowsOf('open').filter(([operation]) => operation.startsWith('get ')))('%s', async (operation, row) => {
    const { to, query } = row;
    const wrong = await wrongFor(roles, async (role) => {
      const seen = await ask(world, role, request(operation, world.main, query?.(world.main)));
      if (role === 'public' && to === 'signed-in') return seen.status === 401 ? [] : [looks(seen)];
      return seen.status === 200 ? confidentialIn(operation, seen) : [looks(seen)];
    });
    expect(wrong).toEqual([]);
  });

  it.each(rowsOf('open').filter(([operation, { to }]) => !operation.startsWith('get ') && to === 'signed-in'))(
    '%s',
    async (operation) => {
      expect(await ask(world, 'public', request(operation, world.main), {})).toMatchObject({ status: 401 });
    },
  );

  it('shows the e-mail of another person to the administrator of the locality alone', async () => {
    const wrong = await wrongFor(signedIn, async (role) => {
      const seen = await ask(world, role, ['get', `/api/directory/people/${world.main.person}`]);
      const shows = /"email":"[^"]/.test(seen.text);
      return shows === ['administrator', 'author'].includes(role) ? [] : [shows ? 'shown' : 'hidden'];
    });
    expect(wrong).toEqual([]);
  });
});

describe('what a council came to', () => {
  const meeting = (part: string) => ['get', `/api/evaluation/meetings/${world.second.meeting}${part}`] as const;

  it('is told neither to who is in conflict with the dossier nor to who has not declared', async () => {
    for (const role of ['recused', 'conflictedChair', 'undeclared'] as const) {
      const [votes, minutes] = [await ask(world, role, meeting('/votes')), await ask(world, role, meeting('/minutes'))];
      expect([votes.body, minutes.body]).toMatchObject([[], { minutes: { items: [] }, corrections: [] }]);
      expect(minutes.text).not.toContain(titles.second);
    }
    const told = await ask(world, 'member', meeting('/minutes'));
    expect(told.body).toMatchObject({ minutes: { items: [{ title: titles.second, outcome: 'recommend' }] } });
  });
});

describe('a workbook to score offline', () => {
  const path = '/api/evaluation/score-sheets/workbook';
  const headersOf = (role: Role) => ({ authorization: `Bearer ${world.tokens.get(role) ?? ''}` });
  const given = async (role: Role) =>
    Buffer.from(await (await fetch(world.url + path, { headers: headersOf(role) })).arrayBuffer());
  const isIn = (file: Buffer) =>
    JSON.stringify(Object.values(read(file).Sheets).map((sheet) => utils.sheet_to_json(sheet))).includes(titles.third);
  const taken = async (role: Role, body: Buffer<ArrayBuffer>) => {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const headers = { ...headersOf(role), 'content-type': type };
    const response = await fetch(`${world.url}${path}?dryRun=true`, { method: 'POST', headers, body });
    const text = await response.text();
    const { rows } = JSON.parse(text) as { rows: { outcome: string; reasons: { key: string }[] }[] };
    expect(text).not.toContain(titles.third);
    return rows.map(({ outcome, reasons }) => [outcome, ...reasons.map(({ key }) => key)].join(' '));
  };

  it('has the dossiers of who is to score them, and takes no row about them from anyone else', async () => {
    const file = await given('member');
    expect(isIn(file)).toBe(true);
    expect(await taken('member', file)).toEqual(['unchanged']);
    const answers = new Map(
      await Promise.all(
        signedIn
          .filter((role) => role !== 'member')
          .map(async (role) => [role, isIn(await given(role)) ? ['has it'] : await taken(role, file)] as const),
      ),
    );
    const told: Partial<Record<Role, string>> = {
      undeclared: 'refused declaration-missing',
      viceChair: 'refused row-stale',
      councilSecretary: 'refused row-stale',
    };
    for (const [role, rows] of answers) {
      const conflicted = inConflict.includes(role) ? rows[0]?.startsWith('refused conflict-of-interest') : false;
      if (!conflicted) expect([role, rows]).toEqual([role, [told[role] ?? 'refused not-found']]);
    }
  });
});

describe('a draft', () => {
  const paths = ['', '/history', `/attachments/${randomUUID()}`];

  it('is there for nobody but its author', async () => {
    const wrong = await wrongFor(
      signedIn.filter((role) => role !== 'author'),
      async (role) => {
        const of = (id: string) =>
          paths.map((path) => ask(world, role, ['get', `/api/registration/initiatives/${id}${path}`]));
        const [seen, unknown] = await Promise.all([Promise.all(of(world.draft)), Promise.all(of(randomUUID()))]);
        const listed = await ask(world, role, [
          'get',
          `/api/registration/initiatives?q=${encodeURIComponent(titles.draft)}`,
        ]);
        const elsewhere = await Promise.all(
          ['evaluation', 'certification'].map((service) =>
            ask(world, role, ['get', `/api/${service}/dossiers/${world.draft}`]),
          ),
        );
        return [
          ...seen.flatMap((one, i) =>
            looks(one) === looks(unknown[i] ?? one) ? [] : [`${paths[i] ?? ''} ${looks(one)}`],
          ),
          ...((listed.body as { total: number }).total === 0 ? [] : ['finds it']),
          ...elsewhere.filter(({ status }) => status !== 404).map(looks),
        ];
      },
    );
    expect(wrong).toEqual([]);
  });

  it('is refused to commands as if it were not there', async () => {
    const commands = rowsOf('does').flatMap(([operation, row]) =>
      operation.includes('/initiatives/{id}') ? [row] : [],
    );
    const mayAdmitLate: readonly Role[] = ['standing', 'councilSecretary'];
    const wrong = await wrongFor(['coauthor', 'head', 'unitSecretary', 'standing', 'otherAuthor'], async (role) => {
      const faults = commands.map(async (row) => {
        if (row.operation.endsWith('/late-admission') && mayAdmitLate.includes(role)) return [];
        const of = (initiative: string) =>
          request(row.operation, { ...world.main, initiative }, row.query?.(world.main));
        const seen = await ask(world, role, of(world.draft), row.body(world.main));
        const unknown = await ask(world, role, of(randomUUID()), row.body(world.main));
        return looks(seen) === looks(unknown) ? [] : [`${row.operation}: ${looks(seen)}, not ${looks(unknown)}`];
      });
      return (await Promise.all(faults)).flat();
    });
    expect(wrong).toEqual([]);
  });
});

describe('a corrected decision', () => {
  it('is told in the history of the initiative, and reads so in every service and list', async () => {
    const { initiative, decision, nomination } = world.main;
    const get = async <T>(path: string) => (await ask(world, 'chairman', ['get', `/api/${path}`])).body as T;
    type Recognitions = { recognitions: { decisionId: string; number: string }[] };
    const { number, reads } = await get<{ number: string; reads: { number: string } }>(
      `certification/decisions/${decision}`,
    );
    expect(reads.number).toBe(`${number}-SK`);
    const told = await until(
      async () => {
        const { items, intact } = await get<{ items: { action: string; toState: string }[]; intact: boolean }>(
          `registration/initiatives/${initiative}/history`,
        );
        const amended = items.filter(({ action }) => /correct-decision|reissue-certificate/.test(action));
        return amended.length === 2 ? { amended, intact } : undefined;
      },
      { what: 'the history tells of both papers' },
    );
    expect(told).toMatchObject({ intact: true, amended: [{ toState: 'nominated' }, { toState: 'nominated' }] });
    for (const path of [`registration/initiatives/${initiative}`, `certification/dossiers/${initiative}`]) {
      const { recognitions } = await until(
        async () => {
          const view = await get<Recognitions>(path);
          return view.recognitions.some((one) => one.number === reads.number) ? view : undefined;
        },
        { what: `${path} names the corrected number` },
      );
      expect(recognitions.find(({ decisionId }) => decisionId === decision)).toMatchObject({ number: reads.number });
    }
    expect(await get(`certification/nominations/${nomination}`)).toMatchObject({ decision: reads.number });
  });
});

describe('birth dates and telephone numbers', () => {
  it('are in no answer of a service but the directory', () => {
    const others = services.filter((service) => service !== 'directory');
    const documents = others.map((service) => readFileSync(`apps/${service}/openapi.json`, 'utf8'));
    for (const document of documents) expect(document).not.toMatch(/"(birth\w*|dateOfBirth|phone\w*|telephone)":/i);
  });
});

describe('the confidential part', () => {
  it('is shown to its authors, and neither in lists nor in the history', async () => {
    const shownTo: Role[] = [];
    const wrong = await wrongFor(signedIn, async (role) => {
      const path = `/api/registration/initiatives/${world.main.initiative}`;
      const [one, history, list] = await Promise.all(
        [path, `${path}/history`, '/api/registration/initiatives?limit=200'].map((each) =>
          ask(world, role, ['get', each]),
        ),
      );
      if (one?.text.includes(confidential)) shownTo.push(role);
      return [history, list].filter((seen) => seen?.text.includes(confidential)).map(() => 'told');
    });
    expect(wrong).toEqual([]);
    expect(shownTo.sort()).toEqual(['author', 'coauthor', 'head']);
  });

  it('has left the table of initiatives and its history in no event, copy or letter', async () => {
    const db = new pg.Client({ connectionString: world.databaseUrl });
    await db.connect();
    try {
      const { rows } = await db.query<{ name: string }>(
        `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
         WHERE table_schema = ANY ($1) AND table_type = 'BASE TABLE'`,
        [[...services]],
      );
      const found: string[] = [];
      for (const { name } of rows) {
        const told = await db.query(`SELECT FROM ${name} AS t WHERE t::text LIKE $1 LIMIT 1`, [`%${confidential}%`]);
        if (told.rowCount) found.push(name);
      }
      expect(found.sort()).toEqual(['registration.history', 'registration.initiative']);
    } finally {
      await db.end();
    }
    const letters = await readdir(world.mailDir);
    expect(letters.length).toBeGreaterThan(0);
    for (const letter of letters)
      expect(await readFile(join(world.mailDir, letter), 'utf8')).not.toContain(confidential);
  });
});
