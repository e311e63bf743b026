import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { beforeEach, expect, it, vi } from 'vitest';
import { filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { init } from './init.ts';

let output: string;

beforeEach(() => {
  output = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
});

const files = [
  '.github/workflows/publish.yml',
  '.gitignore',
  'posts/first-post.md',
  'posts/lectern.config.json',
];

it('begins an archive: settings, a post, a workflow', async () => {
  const folder = path.join(makeFolder(), '我的书案');
  expect(await init([folder])).toBe(0);
  expect(filesBelow(folder).sort()).toEqual(files);
  expect(JSON.parse(readFileSync(path.join(folder, 'posts/lectern.config.json'), 'utf8'))).toEqual({
    title: '我的书案',
  });
  expect(readFileSync(path.join(folder, 'posts/first-post.md'), 'utf8')).toMatch(
    /^---\ntitle: .*\ndate: \d{4}-\d\d-\d\d\n/,
  );
  const workflow = readFileSync(path.join(folder, '.github/workflows/publish.yml'), 'utf8');
  expect(workflow).toMatch(/npx --yes lectern@\d+\.\d+\.\d+ build posts/);
  expect(load(workflow)).toMatchObject({
    name: 'Publish',
    jobs: { publish: { 'runs-on': 'ubuntu-latest' } },
  });
});

it('keeps what is there', async () => {
  const folder = makeFolder();
  writeFileSync(path.join(folder, '.gitignore'), 'mine');
  expect(await init([folder, '--title', 'T'])).toBe(0);
  expect(readFileSync(path.join(folder, '.gitignore'), 'utf8')).toBe('mine');
  expect(output).toContain('kept  .gitignore');
  expect(output).toContain('wrote posts/first-post.md');
  expect(await init([folder])).toBe(0);
  expect(readFileSync(path.join(folder, 'posts/lectern.config.json'), 'utf8')).toContain('"T"');
});

it('wants one folder', async () => {
  await expect(init(['a', 'b'])).rejects.toThrow('"b" is one too many');
  const file = path.join(makeFolder({ 'a.txt': '' }), 'a.txt');
  await expect(init([file])).rejects.toThrow('is a file; name a folder');
});

it.each([
  ['none', 404, false],
  ['one', 200, true],
  ['one that does not answer now', 503, true],
])('the workflow keeps the links of the former site where there is %s', async (_, status, isNamed) => {
  const folder = makeFolder();
  await init([folder]);
  const workflow = load(readFileSync(path.join(folder, '.github/workflows/publish.yml'), 'utf8'));
  const { steps } = Object(workflow).jobs.publish;
  const { run } = steps.find(({ name }: { name?: string }) => name === 'Build');
  // What the step calls, in the place of the network.
  for (const [name, script] of [
    ['npx', 'echo "$@"'],
    ['curl', `printf ${status}`],
  ] as const) {
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(folder, name), 0o755);
  }
  const ADDRESS = 'https://reader.example.com/';
  const env = { ...process.env, ADDRESS, PATH: `${folder}:${process.env.PATH}` };
  const called = execFileSync('bash', ['-e', '-c', run], { env, encoding: 'utf8' });
  expect(called.includes(`--previous ${ADDRESS}`)).toBe(isNamed);
  expect(called).toContain(`build posts --out site --address ${ADDRESS}`);
});
