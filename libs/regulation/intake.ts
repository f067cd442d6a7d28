import type { IntakeOffice, Regulation } from './regulation.js';

/** Nơi nhận hồ sơ of a sector: the office that names it, otherwise the one for every other sector. */
export const intakeOfficeFor = ({ intake }: Regulation, sector: string): IntakeOffice | undefined => {
  const naming = (name: string) => intake.offices.find((o) => o.sector === name);
  return naming(sector) ?? naming('*');
};

/** Cơ quan thường trực: the office that stands for the council. */
export const standingOffice = ({ intake }: Regulation): IntakeOffice | undefined =>
  intake.offices.find((o) => o.role === 'standing');
