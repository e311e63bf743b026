import { spawn } from 'node:child_process';
import path from 'node:path';
import type { RunningHost } from './imitated-host.ts';

/** `lectern serve` for a site, whose base it finds in its page. */
export async function startLecternServe(site: string): Promise<RunningHost> {
  const args = [path.resolve('bin/lectern.js'), 'serve', site, '--port', '0', '--no-picture-cache'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line) => resolve(/^listening on (http:\S+)/.exec(String(line))?.[1] ?? ''));
    child.once('exit', (code) => reject(new Error(`lectern serve ended with ${code}`)));
  });
  return {
    origin: new URL(url).origin,
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}
