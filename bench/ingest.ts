import { rmSync } from 'node:fs';
import path from 'node:path';
import { folderSize } from './folder-size.ts';
import { medianOfThree, type Usage } from './measure-process.ts';
import { measurePeer, peers } from './peers.ts';
import { rounded } from './print.ts';
import type { Limit, Report } from './report.ts';
import type { Workshop } from './workshop.ts';

const lectern = path.resolve('bin/lectern.js');

/** The goal for archives so large that starting the program no longer counts. */
const cpuMsPerPost = 0.4;
const largeArchive = 20_000;

/** All the memory that a build may take, whatever the number of posts. */
const mostMegabytes = 1000;

type Line = { tool: string; posts: number; usage: Usage; written: { files: number; bytes: number } | null };

/** What it costs to turn posts into an archive, beside other tools and beside moving the bytes. */
export async function ingest(workshop: Workshop): Promise<Report> {
  const lines: Line[] = [];
  const limits: Limit[] = [];
  const skipped = new Set<string>();
  for (const posts of workshop.counts) {
    const content = workshop.posts(posts);
    const [built, rebuilt] = await measureLectern(workshop, { content, posts });
    lines.push(built, rebuilt, await measureTar(workshop, { content, posts }));
    if (posts >= largeArchive) {
      const what = `CPU per post at ${posts}`;
      const value = built.usage.cpuMs / posts;
      limits.push({ what, value, atMost: cpuMsPerPost, unit: 'ms', isGate: false });
      const peak = (built.usage.peakBytes ?? 0) / 1e6;
      limits.push({
        what: `peak MB at ${posts}`,
        value: peak,
        atMost: mostMegabytes,
        unit: 'MB',
        isGate: false,
      });
    }
    limits.push({
      what: `files written when nothing changed, at ${posts}`,
      value: rebuilt.written?.files ?? 0,
      atMost: 0,
      unit: '',
      isGate: true,
    });
    for (const peer of peers) {
      const measured = await measurePeer(peer, { content, site: workshop.place(peer.name) });
      if (measured === 'absent') skipped.add(`${peer.name} is not installed (PATH or ${peer.variable})`);
      else lines.push({ tool: peer.name, posts, ...measured });
    }
  }
  return {
    tables: [
      {
        title: 'Ingest',
        columns: ['tool', 'posts', 'CPU ms/post', 'wall s', 'peak MiB', 'files written', 'MB written'],
        rows: lines.map(toRow),
        notes: [
          'lectern and tar: median of three runs after one; peers: one run, from nothing.',
          ...[...skipped].map((reason) => `skipped: ${reason}`),
        ],
      },
    ],
    limits,
  };
}

type Posts = { content: string; posts: number };

async function measureLectern(workshop: Workshop, { content, posts }: Posts): Promise<[Line, Line]> {
  const site = workshop.place('site');
  const cache = workshop.place('cache');
  const args = [lectern, 'ingest', content, '--out', site, '--cache', cache];
  const command = { command: process.execPath, args };
  const empty = (): void => {
    for (const folder of [site, cache]) rmSync(folder, { recursive: true, force: true });
  };
  const usage = await medianOfThree(command, empty);
  const built: Line = { tool: 'lectern ingest', posts, usage, written: folderSize(site) };
  let since = 0;
  const again = await medianOfThree(command, () => {
    since = Date.now();
  });
  return [built, { tool: 'lectern, nothing changed', posts, usage: again, written: folderSize(site, since) }];
}

async function measureTar(workshop: Workshop, { content, posts }: Posts): Promise<Line> {
  const file = workshop.place('tar');
  const usage = await medianOfThree({ command: 'tar', args: ['-cf', file, '-C', content, '.'] });
  rmSync(file);
  return { tool: 'tar of the posts', posts, usage, written: null };
}

function toRow({ tool, posts, usage, written }: Line): (string | number)[] {
  const { exitCode, cpuMs, wallMs, peakBytes } = usage;
  if (exitCode !== 0) {
    return [tool, posts, exitCode === null ? 'out of time' : `ended with ${exitCode}`, '', '', '', ''];
  }
  return [
    tool,
    posts,
    rounded(cpuMs / posts),
    rounded(wallMs / 1000),
    peakBytes === null ? '' : Math.round(peakBytes / 2 ** 20),
    written?.files ?? '',
    written ? rounded(written.bytes / 1e6) : '',
  ];
}
