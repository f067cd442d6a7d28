import { createTransport, type Transporter } from 'nodemailer';
import type { Letter } from './letter.js';
import { envelopeOf, Mailer, NotHandedOver } from './mailer.js';

interface SmtpError extends Error {
  code?: string;
  syscall?: string;
  timeoutType?: string;
  responseCode?: number;
}

const certainCodes = ['EDNS', 'EAUTH', 'EENVELOPE', 'ETLS'];
const certainTimeouts = ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'];

/** Refused by the server's own answer, or before any text was offered. A lost connection alone says neither. */
const isCertain = ({ responseCode, syscall, code = '', timeoutType = '', message }: SmtpError): boolean =>
  responseCode !== undefined ||
  syscall === 'connect' ||
  certainCodes.includes(code) ||
  certainTimeouts.includes(timeoutType) ||
  message.startsWith('Reached maximum number of retries'); // the pool's own: closed before each greeting

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
      if (!isCertain(failure)) throw failure;
      throw new NotHandedOver(failure.message, failure.responseCode !== undefined, { cause: failure });
    }
  }

  close(): Promise<void> {
    this.transport.close();
    return Promise.resolve();
  }
}
