import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { findPosts, reasonOf } from './find-posts.ts';

const found = (content: string): [file: string, problem: string | null][] =>
  Array.from(findPosts(content), ({ file, problem }) => [file, problem?.detail ?? null]);

const names = (content: string): string[] => Array.from(findPosts(content), ({ file }) => file);

const post = 'a post';

describe('findPosts', () => {
  it('lists Markdown files at any depth and nothing else', () => {
    const content = makeFolder({
      'a.md': post,
      'b/c/d/e.markdown': post,
      'B/UPPER.MD': post,
      'b/picture.png': '',
      'b/page.html': '',
      'readme.md.bak': '',
      md: '',
      'x.mdx': '',
    });
    expect(names(content)).toEqual(['B/UPPER.MD', 'a.md', 'b/c/d/e.markdown']);
  });

  it('passes over dot files, dot folders and node_modules, at any depth', () => {
    const content = makeFolder({
      '.draft.md': post,
      '.git/a.md': post,
      'node_modules/a/readme.md': post,
      'b/.c/a.md': post,
      'b/node_modules/readme.md': post,
      'b/node_modules.md': post,
    });
    expect(names(content)).toEqual(['b/node_modules.md']);
  });

  it.each([
    'a#b.md',
    '100%.md',
    '%2e%2e.md',
    'a\nb.md',
    '😀.md',
    ' leading.md',
    'a?b&c.md',
    'it\'s "quoted".md',
    'back\\slash.md',
    '-rf.md',
    'cafe\u0301.md',
    'caf\u00e9.md',
    '新闻：晨报.md',
    '__proto__.md',
    `${'长'.repeat(70)}.md`,
  ])('lists a post with the name %j', (name) => {
    const content = makeFolder({ [name]: post, [`folder ${name}.d/x.md`]: post });
    expect(names(content).sort()).toEqual([name, `folder ${name}.d/x.md`].sort());
    expect([...findPosts(content)].every(({ problem }) => problem === null)).toBe(true);
  });

  it('sorts by path, in whatever order the files were made', () => {
    const files = ['b.md', 'a/z.md', 'a.md', 'a-b.md', '10.md', '9.md', 'é.md', '一.md', 'a/b/c.md', 'B.md'];
    const one = makeFolder(Object.fromEntries(files.map((file) => [file, post])));
    const other = makeFolder(Object.fromEntries(files.toReversed().map((file) => [file, post])));
    expect(names(one)).toEqual(names(other));
    expect(names(one)).toEqual(files.toSorted());
  });

  it('gives the posts of a folder in the place that their paths have among the others', () => {
    const files = [
      'a.md',
      'a/b.md',
      'a-b.md',
      'a b.md',
      'a.b/c.md',
      'a/b/c.md',
      'a/b-c.md',
      'a0.md',
      'a.md.md',
    ];
    expect(names(makeFolder(Object.fromEntries(files.map((file) => [file, post]))))).toEqual(
      files.toSorted(),
    );
  });

  it('reads no folder before its turn', () => {
    const content = makeFolder({ 'a.md': post, 'b/c.md': post });
    const posts = findPosts(content);
    expect(posts.next().value).toMatchObject({ file: 'a.md' });
    writeFileSync(path.join(content, 'b/0.md'), post);
    expect(Array.from(posts, ({ file }) => file)).toEqual(['b/0.md', 'b/c.md']);
  });

  it('reads a folder whose name ends like a post as a folder', () => {
    expect(names(makeFolder({ 'x.md/y.md': post, 'empty.md/.keep': '' }))).toEqual(['x.md/y.md']);
  });

  it('follows links to posts and to folders inside', () => {
    const content = makeFolder({ 'a/b.md': post, '..c/x.md': post });
    symlinkSync('..c', path.join(content, 'odd'));
    symlinkSync('a/b.md', path.join(content, 'c.md'));
    symlinkSync('a', path.join(content, 'd.md'));
    const expected = ['a/b.md', 'c.md', 'd.md/b.md', 'odd/x.md'].map((file) => [file, null]);
    expect(found(content)).toEqual(expected);
    const link = path.join(makeFolder(), 'content');
    symlinkSync(content, link);
    expect(found(link)).toEqual(expected);
  });

  it('lists links out of the content folder and does not follow them', () => {
    const folder = makeFolder({ 'content/a.md': post, 'content-2/p.md': post, 'picture.png': '' });
    const content = path.join(folder, 'content');
    symlinkSync('../content-2', path.join(content, 'folder'));
    symlinkSync('../content-2/p.md', path.join(content, 'p.md'));
    symlinkSync('/etc/passwd', path.join(content, 'system.md'));
    symlinkSync('..', path.join(content, 'up'));
    symlinkSync('../picture.png', path.join(content, 'picture.png'));
    const detail = 'a link out of the content folder';
    expect(found(content)).toEqual([
      ['a.md', null],
      ['folder', detail],
      ['p.md', detail],
      ['system.md', detail],
      ['up', detail],
    ]);
  });

  it('lists links that loop, each with its reason, and goes on', () => {
    const content = makeFolder({ 'a/b/c.md': post });
    symlinkSync('../..', path.join(content, 'a/b/up'));
    symlinkSync('.', path.join(content, 'self'));
    symlinkSync('knot.md', path.join(content, 'knot.md'));
    symlinkSync('pong', path.join(content, 'ping'));
    symlinkSync('ping', path.join(content, 'pong'));
    expect(found(content)).toEqual([
      ['a/b/c.md', null],
      ['a/b/up', 'a link that leads back to a folder above it'],
      ['knot.md', 'a link that leads to itself'],
      ['ping', 'a link that leads to itself'],
      ['pong', 'a link that leads to itself'],
      ['self', 'a link that leads back to a folder above it'],
    ]);
  });

  it('ends with two folders that link to each other', () => {
    const content = makeFolder({ 'a/1.md': post, 'b/2.md': post });
    symlinkSync('../b', path.join(content, 'a/to-b'));
    symlinkSync('../a', path.join(content, 'b/to-a'));
    expect(names(content)).toEqual([
      'a/1.md',
      'a/to-b/2.md',
      'a/to-b/to-a',
      'b/2.md',
      'b/to-a/1.md',
      'b/to-a/to-b',
    ]);
  });

  it('lists links to nothing', () => {
    const content = makeFolder();
    symlinkSync('gone.md', path.join(content, 'dangling.md'));
    expect(found(content)).toEqual([['dangling.md', 'a link to a file that is not there']]);
  });

  it('lists what is neither a file nor a folder', async () => {
    const content = makeFolder();
    const server = net.createServer().listen(path.join(content, 'socket.md'));
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    expect(found(content)).toEqual([['socket.md', 'not a regular file']]);
  });

  // Root reads whatever it likes.
  it.skipIf(process.getuid?.() === 0)('lists a folder that it may not read', () => {
    const content = makeFolder({ 'closed/a.md': post });
    chmodSync(path.join(content, 'closed'), 0);
    onTestFinished(() => chmodSync(path.join(content, 'closed'), 0o700));
    expect(found(content)).toEqual([['closed', 'no permission to read it']]);
  });

  it.runIf(process.platform === 'linux')(
    'reads names that are not UTF-8 as Chinese Windows wrote them',
    () => {
      const content = makeFolder();
      const folder = Buffer.concat([Buffer.from(`${content}/`), Buffer.from('d0c2cec5', 'hex')]);
      mkdirSync(folder);
      writeFileSync(Buffer.concat([folder, Buffer.from('/'), Buffer.from('cdb7cccb2e6d64', 'hex')]), post);
      const [only] = findPosts(content);
      expect(only).toMatchObject({ file: '新闻/头趟.md', problem: null });
      expect(only?.source.toString('latin1')).toBe(`${content}/\xd0\xc2\xce\xc5/\xcd\xb7\xcc\xcb.md`);
    },
  );

  it('finds nothing in an empty folder, and refuses one that is not there', () => {
    expect([...findPosts(makeFolder())]).toEqual([]);
    expect(() => [...findPosts(path.join(makeFolder(), 'gone'))]).toThrow(/ENOENT/);
  });
});

describe('reasonOf', () => {
  it.each([
    ['EACCES', 'no permission to read it'],
    ['EPERM', 'no permission to read it'],
    ['ELOOP', 'a link that leads to itself'],
  ])('says what %s means', (code, reason) => {
    expect(reasonOf(Object.assign(new Error(code), { code }))).toBe(reason);
  });

  it('repeats what it has no words for', () => {
    expect(reasonOf(new Error('EIO: i/o error, read'))).toBe('EIO: i/o error, read');
    expect(reasonOf('odd')).toBe('odd');
  });
});
