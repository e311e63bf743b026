import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cleanBody } from '#ingest/body/clean-body.ts';
import { readPost } from '#ingest/post/read-post.ts';

/** One case: a post with one defect, and what is read of it. The folder is named for the defect. */
export const fixturesFolder = path.resolve(import.meta.dirname, '../tests/posts');

export type Expected = { json: string; html: string };

/** Names of all cases. */
export function fixtureNames(): string[] {
  const entries = readdirSync(fixturesFolder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Reads the source of a case as a build would, and puts what came of it into the words of its expected files. */
export function readFixture(name: string): Expected {
  const file = 'source.md';
  const post = readPost(readFileSync(path.join(fixturesFolder, name, file)), file, { timezone: 'UTC' });
  const body = cleanBody(post.body, { link: post.link, resolveLocal: () => null });
  const { html, problems, ...rest } = body;
  const summary = { title: post.title, ...rest, problems: [...post.problems, ...problems] };
  return { json: `${JSON.stringify(summary, null, 2)}\n`, html: `${html.join('\n')}\n` };
}

/** The expected files of a case as they are kept. */
export function keptFixture(name: string): Expected {
  const read = (file: string) => readFileSync(path.join(fixturesFolder, name, file), 'utf8');
  return { json: read('expected.json'), html: read('expected.html') };
}

const template = `---
# Proves: what goes wrong with such a post, in one sentence
title: A title
categories: [Cases]
date: 2026-02-14
---

<p>Our own text, never one of somebody's post.</p>
`;

/** Creates a case, or writes its expected files anew. Read the difference before you keep it. */
function writeFixture(name: string): void {
  const folder = path.join(fixturesFolder, name);
  mkdirSync(folder, { recursive: true });
  const source = path.join(folder, 'source.md');
  if (!existsSync(source)) {
    writeFileSync(source, template);
    console.log(`created ${path.relative('.', source)}: write the post, then run this again`);
  }
  const { json, html } = readFixture(name);
  writeFileSync(path.join(folder, 'expected.json'), json);
  writeFileSync(path.join(folder, 'expected.html'), html);
}

if (import.meta.main) {
  const [name] = process.argv.slice(2);
  if (name === undefined || !/^(?:--all|[a-z0-9]+(?:-[a-z0-9]+)*)$/.test(name)) {
    console.error('usage: node scripts/make-post-fixture.ts <case-named-for-the-defect> | --all');
    process.exitCode = 2;
  } else {
    for (const each of name === '--all' ? fixtureNames() : [name]) writeFixture(each);
  }
}
