import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Instance, startInstance } from '../proxy/workerd-instance.ts';

export const address = 'https://reader.example.com/';

/** A title that would be markup, the end of a script and no XML, wherever it is not escaped. */
const hostileTitle = '</title><script>alert(1)</script> & ]]> "\'\u0001';

const posts: Readonly<Record<string, string>> = {
  'edge/hostile.md': `---\nid: hostile\ntitle: ${JSON.stringify(hostileTitle)}\ndate: 2026-02-03\ncategories: [边缘, "A/B <i>"]\nauthor: 'Eve "<b>"'\n---\n<p>看不见的危险。</p>\n`,
  'edge/former.md':
    '---\ntitle: 从前的地址\ndate: 2026-02-02\ncategories: [边缘, 旧站]\npermalink: /2021/03/你好.html\n---\n<p>独角兽走过边缘。</p><p><img src="http://pics.pub.test/a.png"></p>\n',
  'edge/moves.md':
    '---\ntitle: 会搬家的文章\ndate: 2026-02-01\ncategories: [边缘, 旧站]\n---\n<p>它搬到另一个文件夹去了。</p>\n',
  'edge/leaves.md':
    '---\nid: leaves\ntitle: 会离开的文章\ndate: 2026-01-31\ncategories: [边缘, 旧站]\n---\n<p>它不在了。</p>\n',
};

/** The sample posts and some of our own, built twice: in between one moved, and one left. */
export function buildEdgeSite(): {
  content: string;
  site: string;
  movedId: string;
  remove: () => void;
} {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-edge-'));
  const content = path.join(folder, 'content');
  const site = path.join(folder, 'site');
  cpSync('content', content, { recursive: true });
  for (const [file, text] of Object.entries(posts)) {
    writeFileSync(ensure(path.join(content, file)), text);
  }
  buildInto(site, content);
  const before = new Set(readdirSync(path.join(site, 'a')));
  renameSync(path.join(content, 'edge/moves.md'), ensure(path.join(content, 'elsewhere/moved.md')));
  rmSync(path.join(content, 'edge/leaves.md'));
  buildInto(site, content);
  const after = new Set(readdirSync(path.join(site, 'a')));
  const [movedId = ''] = [...before].filter((id) => !after.has(id) && !id.endsWith('.md') && id !== 'leaves');
  return { content, site, movedId, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function ensure(file: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  return file;
}

export function buildInto(site: string, content: string): void {
  const options = ['--out', site, '--address', address, '--title', '书案', '--pages', 'all', '--no-cache'];
  execFileSync(process.execPath, [path.resolve('bin/lectern.js'), 'build', content, ...options], {
    stdio: 'pipe',
  });
}

export type EdgeServer = Instance & {
  ask: (path: string, init?: RequestInit) => Promise<Response>;
  put: (file: string, content?: Buffer | string) => Promise<void>;
  drop: (file: string) => Promise<void>;
};

/** The edge in workerd, with the files of a site in its bucket, but for those of some names. */
export async function startEdge(
  site: string,
  {
    without = () => false,
    bindings = {},
  }: { without?: (file: string) => boolean; bindings?: Record<string, string> } = {},
): Promise<EdgeServer> {
  const instance = await startInstance('src/edge/worker.ts', { bindings, r2Buckets: ['SITE'] });
  const bucket = await instance.bucket('SITE');
  const put = async (
    file: string,
    content: Buffer | string = readFileSync(path.join(site, file)),
  ): Promise<void> =>
    void (await bucket.put(file, typeof content === 'string' ? content : new Uint8Array(content)));
  for (const file of filesOf(site)) if (!without(file)) await put(file);
  return Object.assign(instance, {
    put,
    drop: (file: string) => bucket.delete(file),
    ask: (file: string, init?: RequestInit) =>
      fetch(new URL(file, instance.url), { redirect: 'manual', ...init }),
  });
}

export function filesOf(site: string): string[] {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)));
}
