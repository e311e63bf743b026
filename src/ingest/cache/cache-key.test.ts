import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { cacheKey } from './cache-key.ts';

/** A copy of the code that makes keys, among other code, and the key that it makes. */
async function openCopy() {
  const root = makeFolder({
    'package.json': '{"type":"module"}',
    'src/contract/row.ts': 'row',
    'src/text/deep/fold.ts': 'fold',
    'src/text/fold.test.ts': 'a test',
    'src/search/grams.ts': 'grams',
    'src/ingest/notes.md': 'notes',
    'src/reader/app.ts': 'the reader',
  });
  const copy = path.join(root, 'src/ingest/cache/cache-key.ts');
  for (const file of ['cache-key.ts', 'program-hash.ts'])
    cpSync(path.join(import.meta.dirname, file), path.join(path.dirname(copy), file));
  const module: { cacheKey: typeof cacheKey } = await import(pathToFileURL(copy).href);
  return { root, key: () => module.cacheKey({ timezone: 'UTC' }) };
}

it('is the same for the same code and zone, and another one for another zone', () => {
  expect(cacheKey({ timezone: 'UTC' })).toBe(cacheKey({ timezone: 'UTC' }));
  expect(cacheKey({ timezone: 'UTC' })).not.toBe(cacheKey({ timezone: 'Asia/Shanghai' }));
  expect(cacheKey({ timezone: 'UTC' })).toMatch(/^[0-9a-f]{32}$/);
});

it.each<[string, boolean, (root: string) => void]>([
  ['nothing', false, () => {}],
  ['the contract', true, (root) => writeFileSync(path.join(root, 'src/contract/row.ts'), 'new')],
  ['a folder inside', true, (root) => writeFileSync(path.join(root, 'src/text/deep/fold.ts'), 'new')],
  ['a file that comes', true, (root) => writeFileSync(path.join(root, 'src/ingest/new.ts'), '')],
  ['a file that goes', true, (root) => rmSync(path.join(root, 'src/contract/row.ts'))],
  [
    'a name',
    true,
    (root) => renameSync(path.join(root, 'src/contract/row.ts'), path.join(root, 'src/contract/line.ts')),
  ],
  [
    'a dependency',
    true,
    (root) => writeFileSync(path.join(root, 'package.json'), '{"type":"module","version":"2"}'),
  ],
  ['a test', false, (root) => writeFileSync(path.join(root, 'src/text/fold.test.ts'), 'new')],
  ['a document', false, (root) => writeFileSync(path.join(root, 'src/ingest/notes.md'), 'new')],
  ['the reader', false, (root) => writeFileSync(path.join(root, 'src/reader/app.ts'), 'new')],
])('when %s changes: another one %s', async (_, isOther, change) => {
  const { root, key } = await openCopy();
  const before = key();
  change(root);
  expect(key() !== before).toBe(isOther);
});
