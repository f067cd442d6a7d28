/** Public holidays that fall on the same day every year (Bộ luật Lao động 2019 Điều 112). */
export const fixedHolidays: readonly string[] = ['01-01', '04-30', '05-01', '09-02'];

interface HolidayYear {
  /** Weekdays off: Tết, Giỗ Tổ (10/3 lunar), the second day of Quốc khánh, compensatory and exchanged days. */
  off: readonly string[];
  /** Saturdays worked in exchange. */
  worked?: readonly string[];
}

/**
 * Days off of the civil service as announced each year. 2027 follows the law and the pattern of 2024 (Tết on a
 * Saturday) until it is announced; a locality may correct any day in its regulation's `calendar`.
 */
export const holidayYears: Readonly<Record<string, HolidayYear>> = {
  2023: {
    off: [
      ...['01-02'], // bù Tết dương lịch
      ...['01-20', '01-23', '01-24', '01-25', '01-26'], // Tết Quý Mão
      ...['04-29', '05-02', '05-03'], // Giỗ Tổ, ngày bù
      ...['09-01', '09-04'],
    ],
  },
  2024: {
    off: [
      ...['02-08', '02-09', '02-12', '02-13', '02-14'], // Tết Giáp Thìn
      ...['04-18', '04-29'], // Giỗ Tổ, hoán đổi
      ...['09-03'],
    ],
    worked: ['05-04'],
  },
  2025: {
    off: [
      ...['01-27', '01-28', '01-29', '01-30', '01-31'], // Tết Ất Tỵ
      ...['04-07', '05-02'], // Giỗ Tổ, hoán đổi
      ...['09-01'],
    ],
    worked: ['04-26'],
  },
  2026: {
    off: [
      ...['01-02'], // hoán đổi
      ...['02-16', '02-17', '02-18', '02-19', '02-20'], // Tết Bính Ngọ
      ...['04-26', '04-27'], // Giỗ Tổ, ngày bù
      ...['08-31', '09-01'], // hoán đổi, Quốc khánh
    ],
    worked: ['01-10', '08-22'],
  },
  2027: {
    off: [
      ...['02-04', '02-05', '02-08', '02-09', '02-10'], // Tết Đinh Mùi
      ...['04-16', '05-03'], // Giỗ Tổ, ngày bù
      ...['09-03'],
    ],
  },
};
