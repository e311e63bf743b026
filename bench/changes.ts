import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { archiveFolder } from '#contract/archive-files.ts';
import { measureProcess } from './measure-process.ts';
import { rounded } from './print.ts';
import type { Limit, Report } from './report.ts';
import type { Workshop } from './workshop.ts';

const lectern = path.resolve('bin/lectern.js');

/** So many posts come, change and go. */
const each = 50;
const largeArchive = 100_000;

/** What a build costs when nothing changed, and when a few posts of many did. */
export async function changes(workshop: Workshop): Promise<Report> {
  const rows: (string | number)[][] = [];
  const limits: Limit[] = [];
  for (const posts of workshop.counts) {
    const content = workshop.place('posts');
    cpSync(workshop.posts(posts), content, { recursive: true });
    const site = workshop.place('site');
    const args = ['ingest', content, '--out', site, '--cache', workshop.place('cache')];
    const build = () => measureProcess({ command: process.execPath, args: [lectern, ...args] });
    await build();
    const same = await build();
    const before = filesOf(site);
    change(content);
    const changed = await build();
    const after = filesOf(site);
    const written = after.filter((file) => !before.includes(file)).length + 1;
    const share = (written / after.length) * 100;
    rows.push([
      posts,
      'nothing',
      rounded(same.wallMs / 1000),
      rounded(same.cpuMs / 1000),
      0,
      after.length,
      0,
    ]);
    rows.push([
      posts,
      `${each} posts came, ${each} changed, ${each} went`,
      rounded(changed.wallMs / 1000),
      rounded(changed.cpuMs / 1000),
      written,
      after.length,
      rounded(share),
    ]);
    if (posts < largeArchive) continue;
    limits.push(
      {
        what: `s for nothing changed at ${posts}`,
        value: same.wallMs / 1000,
        atMost: 2,
        unit: 's',
        isGate: false,
      },
      {
        what: `s for ${3 * each} changes at ${posts}`,
        value: changed.wallMs / 1000,
        atMost: 4,
        unit: 's',
        isGate: false,
      },
      { what: `% of files written at ${posts}`, value: share, atMost: 5, unit: '%', isGate: true },
    );
  }
  return {
    tables: [
      {
        title: 'Building again',
        columns: ['posts', 'what changed', 'wall s', 'CPU s', 'files written', 'of', '%'],
        rows,
        notes: ['One run each, the program started anew; the manifest counts among the files written.'],
      },
    ],
    limits,
  };
}

/** Changes posts all over the folder: their titles and their texts. */
function change(content: string): void {
  const files = readdirSync(content, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort();
  const step = Math.max(3, Math.floor(files.length / each));
  for (let index = 0; index + 2 < files.length; index += step) {
    const [edited = '', copied = '', removed = ''] = files
      .slice(index, index + 3)
      .map((file) => path.join(content, file));
    writeFileSync(edited, changedText(edited));
    writeFileSync(copied.replace(/\.md$/, '-new.md'), changedText(copied));
    rmSync(removed);
  }
}

function changedText(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/^title: (['"]?)/m, 'title: $1New ')
    .replace('<p>', '<p>New text. ');
}

function filesOf(site: string): string[] {
  const entries = readdirSync(path.join(site, archiveFolder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}
