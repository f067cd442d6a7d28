import type { Letter } from './letter.js';

/** The letter was certainly not handed over: it may be tried again. Any other error leaves that open. */
export class NotHandedOver extends Error {
  constructor(
    message: string,
    /** The server answered that it does not take this letter; otherwise it could not be reached. */
    readonly refused: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Hands letters over, each at most once. */
export abstract class Mailer {
  /** Throws `NotHandedOver` where the letter has certainly not left; whatever else it throws, it may have. */
  abstract send(letter: Letter): Promise<void>;
  abstract close(): Promise<void>;
}

/** What every letter has beside its text; the Message-ID lets a mail server drop one that it had already. */
export const envelopeOf = ({ key, to, subject, text, html }: Letter, from: string) => ({
  from,
  to,
  subject,
  text,
  html,
  messageId: `<${key}@reminder.sangkien>`,
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
});
