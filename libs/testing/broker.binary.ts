import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const places = ['/usr/lib/rabbitmq/bin', '/opt/rabbitmq/sbin', '/opt/homebrew/sbin', '/usr/local/sbin'];

/**
 * The path of the `rabbitmq-server` program; installs Debian's package when we may.
 * @throws with the command to run when there is none and it cannot be installed from here
 */
export function brokerBinary(log?: (line: string) => void): string {
  return find() ?? install(log);
}

function find(): string | undefined {
  return places.map((folder) => join(folder, 'rabbitmq-server')).find((file) => existsSync(file));
}

function install(log: ((line: string) => void) | undefined): string {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    log?.('RabbitMQ is missing and is being installed with apt-get …');
    withoutStartingServices(() => {
      apt('update');
      apt('install', '-y', '--no-install-recommends', 'rabbitmq-server');
    });
  }
  const binary = find();
  if (binary) return binary;
  throw new Error(
    'These tests need RabbitMQ. Install it (Debian, Ubuntu: "sudo apt-get install -y --no-install-recommends ' +
      'rabbitmq-server"; macOS: "brew install rabbitmq"); its service need not run.',
  );
}

function apt(...words: string[]): void {
  execFileSync('apt-get', words, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

/** Debian starts a service it installs unless this file forbids it; a container may have nothing to start it with. */
function withoutStartingServices(work: () => void): void {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) {
    work();
    return;
  }
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    work();
  } finally {
    rmSync(policy, { force: true });
  }
}
