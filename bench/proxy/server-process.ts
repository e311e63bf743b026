import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

export type ServerKind = 'proxy' | 'files' | 'memory';

/** A server of one picture in a process of its own, so that its CPU time is its own. */
export type ServerProcess = { url: string; cpuMs: () => Promise<number>; stop: () => void };

/** Starts `served.ts`; see there. */
export async function startServer(kind: ServerKind, picture: string): Promise<ServerProcess> {
  const program = path.join(import.meta.dirname, 'served.ts');
  const server = spawn(process.execPath, [program, kind, picture], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => (await lines.next()).value ?? '';
  return {
    url: await nextLine(),
    async cpuMs() {
      server.stdin.write('\n');
      return Number(await nextLine());
    },
    stop: () => server.kill(),
  };
}
