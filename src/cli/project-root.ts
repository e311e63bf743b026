import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export function packageVersion(): string {
  const description: unknown = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
  return String(Object(description).version);
}
