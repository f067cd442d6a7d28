import type { Reason } from './reason.js';
import type { IntakeChannel, IntakeOffice, Regulation } from './regulation.js';

/** Nơi nhận hồ sơ of a sector: the office that names it, otherwise the one for every other sector. */
export const intakeOfficeFor = ({ intake }: Regulation, sector: string): IntakeOffice | undefined => {
  const naming = (name: string) => intake.offices.find((o) => o.sector === name);
  return naming(sector) ?? naming('*');
};

/** Cơ quan thường trực: the office that stands for the council. */
export const standingOffice = ({ intake }: Regulation): IntakeOffice | undefined =>
  intake.offices.find((o) => o.role === 'standing');

/** How a dossier was handed in. */
export interface HandedIn {
  channel: IntakeChannel;
  paperCopies: number;
  /** Lệ phí đã thu, in đồng. */
  fee: number;
}

/** What is not said of the handing in is as the regulation asks for it. */
export const handedIn = ({ intake }: Regulation, said: Partial<HandedIn>): HandedIn => {
  const { channel = intake.channels[0] ?? 'counter' } = said;
  const { paperCopies = channel === 'online' ? 0 : intake.paperCopies, fee = intake.fee ?? 0 } = said;
  return { channel, paperCopies, fee };
};

/** Tiếp nhận: another way than those offered, too few copies of what comes on paper, another fee than the one that is due. */
export const handingInFaults = ({ intake }: Regulation, { channel, paperCopies, fee }: HandedIn): Reason[] => {
  const faults: Reason[] = [];
  if (!intake.channels.includes(channel)) {
    faults.push({ key: 'channel-not-offered', field: 'channel', params: { offered: intake.channels.join(', ') } });
  }
  if (channel !== 'online' && paperCopies < intake.paperCopies) {
    faults.push({
      key: 'paper-copies-missing',
      field: 'paperCopies',
      params: { given: paperCopies, needed: intake.paperCopies },
    });
  }
  if (fee !== (intake.fee ?? 0)) {
    faults.push({ key: 'fee-differs', field: 'fee', params: { given: fee, due: intake.fee ?? 0 } });
  }
  return faults;
};
