import { readFileSync } from 'node:fs';
import { UsageError } from './usage-error.ts';

/** Shorter keys can be found by trying: the signatures of a site are public. */
const leastCharacters = 16;

/** While a key is replaced by a new one, signatures of both are good. */
const maxLiveKeys = 2;

/**
 * Reads a file of signing keys, one a line, newest first; blank lines and those that begin with `#` say nothing.
 * @returns the live keys, one or two: builds sign with the first, servers accept each.
 * @throws UsageError that names the file and what to do, and never shows a key.
 */
export function readProxyKeys(file: string): [newest: string, ...older: string[]] {
  const lines = readText(file).split('\n');
  const keys = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const [newest, ...older] = keys.slice(0, maxLiveKeys);
  const advice = 'write one with: openssl rand -base64 32';
  if (newest === undefined) throw new UsageError(`the key file ${file} has no key: ${advice}`);
  const short = keys.findIndex((key) => key.length < leastCharacters);
  if (short >= 0) {
    throw new UsageError(
      `key ${short + 1} in ${file} has fewer than ${leastCharacters} characters and could be guessed: ${advice}`,
    );
  }
  return [newest, ...older];
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`the key file ${file} cannot be read (${reason}): name a file with one key a line`, {
      cause: error,
    });
  }
}
