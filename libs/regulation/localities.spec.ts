import { councilRequired } from './council.js';
import { authorFaults, filingFaults } from './eligibility.js';
import { intakeOfficeFor, standingOffice } from './intake.js';
import { levelTerm } from './levels.js';
import { regulationFromJson } from './parse-regulation.js';
import { aLocality, inVietnam, localityText } from './regulation.fixture.js';
import { isRegistrationOpen, publishBy, registrationWindow, roundFor, roundState, roundWindow } from './windows.js';

const localities = ['thanh-tri-2024', 'nghia-hanh-2023', 'duong-phong-2023', 'phuc-tho-2024', 'tra-bong-2025'];
const msBefore = (instant: Date) => new Date(instant.getTime() - 1);
const keysOf = (reasons: { key: string }[]) => reasons.map((r) => r.key);

describe.each(localities)('%s', (name) => {
  it('is sound and survives JSON', () => {
    const regulation = aLocality(name);
    expect(`${regulation.id}-${String(regulation.year)}`).toBe(name);
    expect(regulationFromJson(JSON.parse(JSON.stringify(regulation)))).toEqual(regulation);
  });

  it('says on every line which rule of its text it comes from', () => {
    const bare = localityText(name)
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .filter((line) => !/ # [TNDPB]\d/.test(line));
    expect(bare).toEqual([]);
  });

  it('has a way from registration to nomination', () => {
    const regulation = aLocality(name);
    const window = registrationWindow(regulation, 'commune');
    const lastMoment = new Date((window?.closesAt.getTime() ?? 0) - 1);
    expect(isRegistrationOpen(regulation, 'commune', lastMoment)).toBe(true);
    expect(roundFor(regulation, 'commune', window?.opensAt ?? lastMoment)?.year).toBe(regulation.year);
    expect(intakeOfficeFor(regulation, 'anything')).toBeDefined();
    expect(standingOffice(regulation)).toBeDefined();
    expect(regulation.nominations.to).not.toBe('');
  });
});

describe('Thanh Trì 2024', () => {
  const regulation = aLocality('thanh-tri-2024');
  const author = { personId: 'a', unitId: 'x', sharePercent: 50 };

  it('T1 cites the papers of the city and the district', () => {
    expect(regulation.legalBases).toEqual([
      'Quyết định số 16/2023/QĐ-UBND ngày 22/8/2023 của UBND thành phố Hà Nội',
      'Văn bản số 2086/HD-SKHCN ngày 18/9/2023 của Sở Khoa học và Công nghệ thành phố Hà Nội',
      'Kế hoạch số 199/KH-HĐTĐKT ngày 20/5/2021 của Hội đồng Thi đua khen thưởng huyện',
    ]);
    expect(levelTerm(regulation, 'province', '2024-08-01')?.label).toBe('thành phố');
  });

  it('T2 sits in May and in October, and takes dossiers until the end of that month', () => {
    expect(regulation.rounds.map((r) => r.meetsIn)).toEqual([5, 10]);
    expect(roundState(regulation, 1, inVietnam('2024-05-31T23:59:59'))).toBe('open');
    expect(roundState(regulation, 1, inVietnam('2024-06-01T00:00'))).toBe('next-round');
    expect(roundFor(regulation, 'department', inVietnam('2024-08-20T08:00'))).toMatchObject({ year: 2024, number: 2 });
  });

  it('T2 lets what misses October enter the round of the next May', () => {
    expect(roundFor(regulation, 'primary', inVietnam('2024-11-05T08:00'))).toMatchObject({ year: 2025, number: 1 });
    expect(roundState(regulation, 1, inVietnam('2024-11-05T08:00'), 2025)).toBe('open');
  });

  it.each(['department', 'unit', 'commune', 'other'])(
    'T3 registers a %s until the last instant before 15/8/2024',
    (kind) => {
      const tooLate = inVietnam('2024-08-15T00:00:00');
      expect(isRegistrationOpen(regulation, kind, msBefore(tooLate))).toBe(true);
      expect(isRegistrationOpen(regulation, kind, tooLate)).toBe(false);
    },
  );

  it('T3 registers departments before 31/3 in every other year', () => {
    expect(registrationWindow(regulation, 'commune', 2025)?.closesAt).toEqual(inVietnam('2025-03-31T00:00'));
    const withoutException = aLocality('thanh-tri-2024', ['2024: {', '2023: {']);
    expect(isRegistrationOpen(withoutException, 'commune', inVietnam('2024-03-31T00:00'))).toBe(false);
  });

  it.each(['kindergarten', 'primary', 'secondary'])('T3 registers a %s school before 15/9', (kind) => {
    const tooLate = inVietnam('2024-09-15T00:00:00');
    expect(isRegistrationOpen(regulation, kind, msBefore(tooLate))).toBe(true);
    expect(isRegistrationOpen(regulation, kind, tooLate)).toBe(false);
  });

  it('T3 makes registration the condition for filing', () => {
    const facts = { firstAppliedOn: '2024-03-01', at: inVietnam('2024-09-01T08:00') };
    expect(keysOf(filingFaults(regulation, facts))).toEqual(['not-registered']);
    const free = aLocality('thanh-tri-2024', ['required: true', 'required: false']);
    expect(filingFaults(free, facts)).toEqual([]);
  });

  it('T4 publishes the registered list before 20/9/2024', () => {
    expect(publishBy(regulation)).toEqual(inVietnam('2024-09-20T00:00'));
    expect(regulation.registration).toMatchObject({ compiledBy: 'phong-noi-vu' });
    expect(regulation.registration.publishedOn).toContain('Cổng thông tin điện tử');
  });

  it('T5 asks that the content fits field and post', () => {
    expect(regulation.registration.fittingRequired).toBe(true);
  });

  it('T6 allows two authors of one unit', () => {
    const two = [author, { ...author, personId: 'b' }];
    expect(authorFaults(regulation, two)).toEqual([]);
    expect(keysOf(authorFaults(regulation, [...two, { ...author, personId: 'c' }]))).toEqual(['too-many-authors']);
    expect(keysOf(authorFaults(regulation, [author, { ...author, unitId: 'y' }]))).toEqual([
      'authors-not-in-same-unit',
    ]);
  });

  it('T6 reads otherwise, as the main author and two more, by one line', () => {
    const wider = aLocality('thanh-tri-2024', ['countsMainAuthor: true', 'countsMainAuthor: false']);
    const three = ['a', 'b', 'c'].map((personId) => ({ ...author, personId }));
    expect(authorFaults(wider, three)).toEqual([]);
  });

  it('T7 asks for effect, scope and commitment, and again in each of the next years', () => {
    expect(regulation.confirmation).toMatchObject({ effect: true, scope: true, commitment: true });
    expect(regulation.confirmation.followUp).toEqual({ every: { amount: 1, unit: 'years', rolling: false }, times: 3 });
    expect(regulation.registration.shortcomingRequired).toBe(true);
  });

  it('T8 lets drafts lapse that were not registered in time', () => {
    expect(regulation.registration.lapse).toBe(true);
  });
});

describe('Dương Phong 2023', () => {
  const { applicationKinds, cchc, legalBases, levels } = aLocality('duong-phong-2023');

  it('D1 takes a pilot the district chairman approved, or one that is clearly effective', () => {
    expect(applicationKinds.full.pilotApproval).toBe('approved-or-clearly-effective');
    expect(applicationKinds.trial.pilotApproval).toBe('approved-or-clearly-effective');
    expect(legalBases).toEqual(['Văn bản số 1425/UBND-NV ngày 05/7/2023 của UBND huyện Bạch Thông']);
    expect(levels.district).toEqual([
      { label: 'huyện', authority: 'Chủ tịch UBND huyện Bạch Thông', validTo: '2025-06-30' },
      { label: 'xã', authority: 'Chủ tịch UBND xã', validFrom: '2025-07-01' },
    ]);
  });

  it('D2 asks a first application for measured benefit', () => {
    expect(applicationKinds.full.benefit).toBe('measured');
    expect(applicationKinds.full.label).toContain('đã mang lại kết quả');
  });

  it('D3 asks a first trial for expected benefit', () => {
    expect(applicationKinds.trial.benefit).toBe('expected');
    expect(applicationKinds.trial.label).toContain('áp dụng thử');
  });

  it('D4 gives points for the index of administrative reform', () => {
    expect(cchc).toEqual({ enabled: true, pointsPerInitiative: 1, maxPoints: 3 });
  });
});

describe('Phúc Thọ 2024', () => {
  const regulation = aLocality('phuc-tho-2024');

  it('P1 asks that it duplicates nothing recognized, is feasible and of concrete benefit', () => {
    expect(regulation.conditions.map((c) => c.key)).toEqual([
      'new-in-unit',
      'applied-with-benefit',
      'not-duplicate',
      'feasible',
      'concrete-benefit',
      'not-excluded',
    ]);
    expect(regulation.duplicates.againstRecognized).toBe(true);
  });

  it('P2 takes requests for a year from the first application', () => {
    const filed = (local: string) => filingFaults(regulation, { firstAppliedOn: '2023-05-10', at: inVietnam(local) });
    expect(filed('2024-05-10T23:59:59.999')).toEqual([]);
    expect(keysOf(filed('2024-05-11T00:00'))).toEqual(['filing-period-over']);
    const onSunday = { firstAppliedOn: '2023-05-12', at: inVietnam('2024-05-13T00:00') };
    expect(keysOf(filingFaults(regulation, onSunday))).toEqual(['filing-period-over']);
    const longer = aLocality('phuc-tho-2024', ['filing: { amount: 1', 'filing: { amount: 2']);
    expect(filingFaults(longer, { firstAppliedOn: '2023-05-10', at: inVietnam('2024-05-11T00:00') })).toEqual([]);
  });

  it('P3 knows six categories of content', () => {
    expect(new Set(regulation.contentCategories.map((c) => c.key)).size).toBe(6);
  });

  it('P4 has every unit hear a council, select, and tell the authors', () => {
    expect(councilRequired(regulation, 'unit')).toBe(true);
    expect(regulation.submission).toEqual({ selectedByUnit: true, letterRequired: true, authorsTold: true });
  });

  it('P5 has the district chairman set up the council and recognize', () => {
    expect(councilRequired(regulation, 'district')).toBe(true);
    expect(levelTerm(regulation, 'district', '2024-06-01')?.authority).toBe('Chủ tịch UBND huyện Phúc Thọ');
    expect(levelTerm(regulation, 'district', '2025-07-01')?.authority).toBe('Chủ tịch UBND xã');
  });

  it('P6 takes dossiers before 10/4 and before 15/11/2024', () => {
    expect(roundState(regulation, 1, inVietnam('2024-04-09T23:59:59.999'))).toBe('open');
    expect(roundState(regulation, 1, inVietnam('2024-04-10T00:00'))).toBe('next-round');
    expect(roundFor(regulation, 'commune', inVietnam('2024-04-10T00:00'))).toMatchObject({ number: 2 });
    expect(roundState(regulation, 2, inVietnam('2024-11-14T23:59:59.999'))).toBe('open');
    expect(roundState(regulation, 2, inVietnam('2024-11-15T00:00'))).toBe('closed');
    expect(roundWindow(regulation, 1, 2025)).toBeUndefined();
  });

  it('P7 takes dossiers at Phòng Kinh tế, of education at Phòng Giáo dục và Đào tạo', () => {
    expect(intakeOfficeFor(regulation, 'education')).toMatchObject({ office: 'phong-gddt', role: 'collecting' });
    expect(intakeOfficeFor(regulation, 'health')?.office).toBe('phong-kinh-te');
    expect(standingOffice(regulation)?.office).toBe('phong-kinh-te');
  });

  it('P8 sends the best to the city', () => {
    expect(regulation.nominations).toEqual({ to: 'Hội đồng Sáng kiến Thành phố', selectedBy: 'phong-kinh-te' });
  });

  it('P9 reports to the district, and proposes rewards through Phòng Nội vụ', () => {
    expect(regulation.report).toMatchObject({ to: 'UBND huyện' });
    expect(regulation.rewards.proposedThrough).toBe('phong-noi-vu');
  });
});
