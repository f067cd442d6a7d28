import { intakeOfficeFor } from './intake.js';
import { levelTerm } from './levels.js';
import { aLocality, inVietnam } from './regulation.fixture.js';
import { reportDueBefore } from './windows.js';

describe('Nghĩa Hành 2023', () => {
  const regulation = aLocality('nghia-hanh-2023');

  it('N1 launches a campaign on administrative reform', () => {
    expect(regulation.campaign).toMatchObject({ theme: 'admin-reform', themeLabel: 'Cải cách hành chính' });
    expect(regulation.legalBases).toEqual([
      'Quyết định số 1993/QĐ-UBND ngày 30/9/2021 của Chủ tịch UBND huyện Nghĩa Hành',
      'Quyết định số 3520/QĐ-UBND ngày 27/10/2022 của Chủ tịch UBND huyện Nghĩa Hành',
      'Quyết định số 09/2022/QĐ-UBND ngày 20/12/2022 của UBND huyện Nghĩa Hành',
    ]);
  });

  it('N2 calls for registration at district and provincial level', () => {
    expect(regulation.campaign.targetLevels).toEqual(['district', 'province']);
  });

  it('N3 counts what is practical, tried and creative, however small', () => {
    expect(regulation.conditions.map((c) => c.key)).toEqual(['new-in-unit', 'applied-with-benefit', 'not-excluded']);
    const labels = regulation.conditions.map((c) => c.label).join('; ');
    expect(labels).toMatch(/sáng tạo.*thực tế.*thử nghiệm.*không đòi hỏi phải là vấn đề lớn/);
  });

  it('N5 numbers its letters as the office does', () => {
    expect(regulation.numbering.patterns.letter).toBe('{seq}/UBND');
  });

  it('N6 keeps a register of who replicates', () => {
    expect(regulation.dissemination.replicationRegister).toBe(true);
  });
});

describe('Trà Bồng 2025', () => {
  const regulation = aLocality('tra-bong-2025');

  it('B1 recognizes what is of real value', () => {
    expect(regulation.conditions.map((c) => c.label)).toEqual([
      'Có tính mới trong phạm vi cơ sở',
      'Thực chất, có giá trị thực tiễn cao',
      'Đúng quy định',
    ]);
    expect(regulation.legalBases).toEqual([
      'Công văn số 2164/UBND-KGVX ngày 17/4/2025 của UBND tỉnh Quảng Ngãi',
      'Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị',
    ]);
  });

  it('B2 has work reviewed for shortcomings', () => {
    expect(regulation.registration.shortcomingRequired).toBe(true);
  });

  it('B3 selects for the province at Phòng Văn hóa, Khoa học và Thông tin', () => {
    expect(regulation.nominations).toEqual({
      to: 'UBND tỉnh Quảng Ngãi',
      through: 'Sở Khoa học và Công nghệ',
      selectedBy: 'phong-vh-kh-tt',
    });
    expect(regulation.registration.compiledBy).toBe('phong-vh-kh-tt');
    expect(intakeOfficeFor(regulation, 'education')?.office).toBe('phong-vh-kh-tt');
  });

  it('B4 reviews every year and proposes rewards', () => {
    expect(regulation.rewards.reviewEvery).toEqual({ amount: 1, unit: 'years', rolling: false });
    expect(regulation.rewards.proposedThrough).toBe('phong-vh-kh-tt');
  });

  it('B5 reports to the province before 15/12/2025, through Sở Khoa học và Công nghệ', () => {
    expect(reportDueBefore(regulation)).toEqual(inVietnam('2025-12-15T00:00'));
    expect(regulation.report).toMatchObject({ to: 'UBND tỉnh Quảng Ngãi', through: 'Sở Khoa học và Công nghệ' });
  });

  it('calls the level above the unit huyện until 30/6/2025, and xã or phường after', () => {
    expect(levelTerm(regulation, 'district', '2025-06-30')?.label).toBe('huyện');
    expect(levelTerm(regulation, 'district', '2025-07-01')?.label).toBe('xã, phường');
  });
});
