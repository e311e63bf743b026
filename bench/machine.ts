import os from 'node:os';

/** What the figures depend on, without saying whose machine it is. */
export function machine(): string {
  return `Node ${process.versions.node}, ${os.cpus().length} cores, ${os.platform()} ${os.arch()}`;
}
