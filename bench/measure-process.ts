import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What a process and its children used. `peakBytes` is the largest process; `null` where the system does not tell. */
export type Usage = { exitCode: number | null; wallMs: number; cpuMs: number; peakBytes: number | null };

type Command = { command: string; args: readonly string[]; cwd?: string; timeoutMs?: number };

const gnuTime = '/usr/bin/time';
const hasGnuTime = spawnSync(gnuTime, ['-f', '%M', 'true'], { stdio: 'ignore' }).status === 0;

/**
 * Runs a command and measures it: with GNU time where it is installed, else with the `times` of any POSIX shell, which knows
 * no memory. A command that takes too long is ended with its children, and has no exit code.
 */
export async function measureProcess({ command, args, cwd, timeoutMs = 600_000 }: Command): Promise<Usage> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-time-'));
  const output = path.join(folder, 'usage');
  const timed = hasGnuTime
    ? [gnuTime, '-f', '%U %S %M', '-o', output, command, ...args]
    : [
        'sh',
        '-c',
        'out=$1; shift; "$@"; code=$?; times > "$out"; exit $code',
        'sh',
        output,
        command,
        ...args,
      ];
  const started = performance.now();
  const exitCode = await run(timed, { cwd, timeoutMs });
  const wallMs = performance.now() - started;
  const measured = exitCode === null ? { cpuMs: Number.NaN, peakBytes: null } : readUsage(output);
  rmSync(folder, { recursive: true, force: true });
  return { exitCode, wallMs, ...measured };
}

/** The run with the median CPU time of three, after one that warms caches. `before` makes ready for each. */
export async function medianOfThree(command: Command, before: () => void = () => {}): Promise<Usage> {
  const runs: Usage[] = [];
  for (let round = 0; round < 4; round++) {
    before();
    const usage = await measureProcess(command);
    if (usage.exitCode !== 0) throw new Error(`${command.command} ended with ${usage.exitCode}`);
    if (round > 0) runs.push(usage);
  }
  const [, median] = runs.sort((a, b) => a.cpuMs - b.cpuMs);
  if (!median) throw new Error('three runs have a median');
  return median;
}

function run(
  [command = '', ...args]: readonly string[],
  { cwd, timeoutMs }: { cwd: string | undefined; timeoutMs: number },
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    // A process group of its own, so that the children end with it.
    const child = spawn(command, args, { cwd, detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), timeoutMs);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
  });
}

function readUsage(file: string): { cpuMs: number; peakBytes: number | null } {
  const text = readFileSync(file, 'utf8').trim();
  // A second line: a command that fails is said before its figures; the shell has one line for itself, one for its children.
  const last = text.split('\n').at(-1) ?? '';
  if (hasGnuTime) {
    const [user = 0, system = 0, kilobytes = 0] = last.split(' ').map(Number);
    return { cpuMs: (user + system) * 1000, peakBytes: kilobytes * 1024 };
  }
  const seconds = [...last.matchAll(/(\d+)m([\d.]+)s/g)].map(([, m, s]) => Number(m) * 60 + Number(s));
  return { cpuMs: seconds.reduce((sum, part) => sum + part, 0) * 1000, peakBytes: null };
}
