import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** For tests: a folder that holds these files, by path; removed when the test ends. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'lectern-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [file, content] of Object.entries(files)) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  return folder;
}

/** The files below a folder, sorted, with `/`. Links are files: Node's own recursive listing would follow them. */
export function filesBelow(folder: string): string[] {
  const visit = (inside: string): string[] =>
    readdirSync(path.join(folder, inside), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? visit(`${inside}${entry.name}/`) : [inside + entry.name],
    );
  return visit('').sort();
}

/** What every file below a folder holds, so that two folders can be compared byte by byte. */
export function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder).map((file) => [file, readFileSync(path.join(folder, file)).toString('latin1')]),
  );
}
