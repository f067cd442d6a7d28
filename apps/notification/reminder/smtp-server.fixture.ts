import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';

/** What a real mail server has taken. */
export interface Taken {
  to: string[];
  raw: string;
}

export interface MailServer {
  url: string;
  taken: Taken[];
  /** Answers the next letters with this code instead of taking them. */
  refuseWith(code: number | undefined): void;
  /** Takes the text of the next letter and hangs up before it says so. */
  hangUpAfterText(): void;
  stop(): Promise<void>;
}

const textOf = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
};

/** A real SMTP server on a free port, or on one it had before. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const taken: Taken[] = [];
  let code: number | undefined;
  let hangUp = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, callback) => {
      void textOf(stream).then((raw) => {
        if (code !== undefined) {
          callback(Object.assign(new Error('not now'), { responseCode: code }));
          return;
        }
        taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw });
        if (hangUp) server.connections.forEach((connection) => connection.close());
        else callback();
        hangUp = false;
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  server.on('error', () => undefined); // a client that goes away is the test's doing
  const { port: bound } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${String(bound)}`,
    taken,
    refuseWith: (next) => {
      code = next;
    },
    hangUpAfterText: () => {
      hangUp = true;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
