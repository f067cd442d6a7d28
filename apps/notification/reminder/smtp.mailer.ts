import { createTransport, type Transporter } from 'nodemailer';
import type { Letter } from './letter.js';
import { envelopeOf, Mailer, NotHandedOver } from './mailer.js';

interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
}

/** Refused by the server's own answer, or before the text was offered: it is certain that nothing was taken. */
const isCertain = ({ responseCode, command, code }: SmtpError): boolean =>
  responseCode !== undefined ||
  command === 'CONN' ||
  ['EDNS', 'EAUTH', 'EENVELOPE', 'ECONNREFUSED'].includes(code ?? '');

/** Sends by SMTP over a few connections that are kept. */
export class SmtpMailer extends Mailer {
  private readonly transport: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    const settings = { url, pool: true, maxConnections: 2, connectionTimeout: 10_000, socketTimeout: 30_000 };
    this.transport = createTransport(settings);
  }

  async send(letter: Letter): Promise<void> {
    try {
      await this.transport.sendMail(envelopeOf(letter, this.from));
    } catch (error) {
      const failure = error as SmtpError;
      throw isCertain(failure) ? new NotHandedOver(failure.message, { cause: failure }) : failure;
    }
  }

  close(): Promise<void> {
    this.transport.close();
    return Promise.resolve();
  }
}
