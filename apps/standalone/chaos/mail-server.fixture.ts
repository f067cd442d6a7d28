import { SMTPServer } from 'smtp-server';
import { freePort } from '#lib/service-kit/embedded-postgres.js';

/** A letter that the server has taken. */
export interface Taken {
  messageId: string;
  to: string[];
  text: string;
}

const wholeOf = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('latin1');
};

const headerOf = (raw: string, name: string): string =>
  new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(raw)?.[1]?.trim() ?? '';

/** The first part of a letter as plain text; identifiers and links are ASCII, so the characters' encoding is no matter. */
export function textOf(raw: string): string {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1];
  const part = boundary ? (raw.split(`--${boundary}`)[1] ?? '') : raw;
  const body = part.slice(part.indexOf('\r\n\r\n') + 4);
  const encoding = headerOf(part, 'Content-Transfer-Encoding').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  return body.replaceAll('=\r\n', '').replaceAll('=3D', '=');
}

/** A real mail server that can be away for a while; a letter counts once its text has arrived. */
export class MailServer {
  readonly taken: Taken[] = [];
  private server: SMTPServer | undefined;

  private constructor(private readonly port: number) {}

  static async create(): Promise<MailServer> {
    return new MailServer(await freePort());
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      closeTimeout: 200,
      onData: (stream, { envelope }, callback) => {
        const take = (raw: string) => {
          const to = envelope.rcptTo.map(({ address }) => address);
          this.taken.push({ messageId: headerOf(raw, 'Message-ID'), to, text: textOf(raw) });
          callback();
        };
        // A client that is killed in the middle of its letter sends it again.
        void wholeOf(stream).then(take, () => undefined);
      },
    });
    server.on('error', () => undefined); // a client that was killed
    await new Promise<void>((listening) => void server.listen(this.port, '127.0.0.1', () => listening()));
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server) await new Promise<void>((closed) => server.close(() => closed()));
  }
}
