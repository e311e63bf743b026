import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
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
    await buildReader();
  }
  return builtReader;
}

/** Builds beside and renames, because two commands may find the reader old at the same time. */
async function buildReader(): Promise<void> {
  // Vite takes this for granted; a shell or a test runner that says otherwise would give a site React's development build.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  const outDir = `${builtReader}-${process.pid}`;
  await build({ root: projectRoot, logLevel: 'warn', build: { outDir } });
  rmSync(builtReader, { recursive: true, force: true });
  renameSync(outDir, builtReader);
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
