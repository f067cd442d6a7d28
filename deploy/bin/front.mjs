import { createServer, request } from 'node:http';
import { services } from './services.mjs';

const host = '127.0.0.1';
const ports = new Map(Object.entries(services));

/** Serves one origin in front of the services, routed by the path as nginx does (deploy/docker/nginx.conf). */
export function startFront(port, address = host) {
  const server = createServer((incoming, outgoing) => {
    const target = ports.get(/^\/api\/([a-z]+)(?=[/?]|$)/.exec(incoming.url)?.[1]);
    if (target) forward(incoming, outgoing, target);
    else problem(outgoing, 404, 'not-found');
  });
  server.requestTimeout = 0;
  return new Promise((listening, failed) => {
    server.once('error', failed).listen(port, address, () => listening(server));
  });
}

function forward(incoming, outgoing, port) {
  const { method, url: path } = incoming;
  const headers = { ...incoming.headers, ...forwarded(incoming) };
  const onward = request({ host, port, method, path, headers, agent: false }, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.headers);
    answer.pipe(outgoing);
    answer.once('error', () => outgoing.destroy());
  });
  onward.once('error', () =>
    outgoing.headersSent ? outgoing.destroy() : problem(outgoing, 502, 'service-unavailable'),
  );
  outgoing.once('close', () => onward.destroy());
  incoming.pipe(onward);
}

function forwarded({ headers, socket }) {
  return {
    'x-forwarded-for': [headers['x-forwarded-for'], socket.remoteAddress].filter(Boolean).join(', '),
    'x-forwarded-host': headers.host ?? '',
    'x-forwarded-proto': 'http',
  };
}

function problem(outgoing, status, title) {
  outgoing.writeHead(status, { 'content-type': 'application/problem+json' });
  outgoing.end(JSON.stringify({ type: 'about:blank', title, status }));
}
