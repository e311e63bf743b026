import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const own = fileURLToPath(import.meta.url);
const isCompiled = !own.endsWith('.ts');
const source = path.join(path.dirname(own), '../..');
const packageFile = path.join(source, isCompiled ? 'package.json' : '../package.json');

/**
 * Equal for programs whose code in these folders of `src` is the same, and what it is built on. In a package, where the program is compiled, all its
 * code lies in one folder.
 */
export function programHash(folders: readonly string[]): string {
  const hash = createHash('sha256').update(readFileSync(packageFile));
  for (const folder of isCompiled ? [path.dirname(own)] : folders.map((name) => path.join(source, name))) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.sort()) {
      if (/\.[jt]s$/.test(file) && !file.endsWith('.test.ts'))
        hash.update(file).update(readFileSync(path.join(folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 32);
}
