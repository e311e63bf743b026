import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from './project-root.ts';

const builtReader = path.join(projectRoot, 'dist/reader');
const sources = [
  'src/reader',
  'src/contract',
  'src/text',
  'public',
  'index.html',
  'vite.config.ts',
  'package.json',
];

/**
 * Gives the folder of the built reader. In a checkout it is built first when a source is newer: a site never gets yesterday's
 * reader. Tests beside the code count too, which costs a needless build at worst.
 */
export async function findReader(): Promise<string> {
  const built = statSync(path.join(builtReader, 'index.html'), { throwIfNoEntry: false });
  const isCheckout = existsSync(path.join(projectRoot, 'vite.config.ts'));
  if (isCheckout && (!built || newest(sources) > built.mtimeMs)) {
    process.stderr.write('building the reader\n');
    const { build } = await import('vite');
    await build({ root: projectRoot, logLevel: 'warn' });
  }
  return builtReader;
}

function newest(files: readonly string[]): number {
  const times = files.flatMap((file) => {
    const full = path.join(projectRoot, file);
    const own = statSync(full).mtimeMs;
    if (!statSync(full).isDirectory()) return own;
    const inside = readdirSync(full, { recursive: true, encoding: 'utf8' });
    return [own, ...inside.map((name) => statSync(path.join(full, name)).mtimeMs)];
  });
  return times.reduce((latest, time) => Math.max(latest, time), 0);
}
