import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import type { RunningHost } from './imitated-host.ts';

const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];

const installTimeoutMs = 120_000;

/** Finds a web server of Debian on this machine, or installs it where that is allowed; `null` where it cannot be had. */
export function findServer(name: 'nginx' | 'caddy'): string | null {
  return installed(name) ?? (install(name) ? installed(name) : null);
}

function installed(name: string): string | null {
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file)) ?? null;
}

function install(name: string): boolean {
  if (process.getuid?.() !== 0 || !installed('apt-get')) return false;
  try {
    execFileSync('apt-get', ['install', '--yes', '--no-install-recommends', name], {
      stdio: 'ignore',
      timeout: installTimeoutMs,
      // Packages of Debian start their servers; in this runlevel they do not.
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    });
    return true;
  } catch {
    // No network, no such package: the tests say that they were skipped.
    return false;
  }
}

/** Starts a server with a configuration, on a port that is free; `configure` writes the port into it. */
export async function startServer(
  binary: string,
  args: readonly string[],
  { file, configure }: { file: string; configure: (port: number) => string },
): Promise<RunningHost> {
  const port = await freePort();
  writeFileSync(file, configure(port));
  const child = spawn(binary, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, XDG_DATA_HOME: path.dirname(file), XDG_CONFIG_HOME: path.dirname(file) },
  });
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += String(text);
  });
  const origin = `http://127.0.0.1:${port}`;
  await isListening(origin, child, () => errors);
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

async function isListening(origin: string, child: ChildProcess, errors: () => string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended: ${errors()}`);
    try {
      await fetch(origin, { redirect: 'manual' });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`${child.spawnfile} does not listen: ${errors()}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
