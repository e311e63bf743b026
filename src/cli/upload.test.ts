import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { verifyArchive } from '#ingest/archive/verify-archive.ts';
import { buildQuietly } from '#ingest/testing/build-and-report.ts';
import { contentsOf, filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { openBucket } from './bucket.ts';
import { credentials, type LoopbackBucket, startBucket } from './loopback-bucket.ts';
import { projectRoot } from './project-root.ts';
import { upload } from './upload.ts';
import { uploadSite } from './upload-site.ts';

vi.setConfig({ testTimeout: 60_000 });

const postOf = (number: number, text = '文章。'): string =>
  `---\nid: post-${number}\ntitle: 第${number}篇\ndate: 2026-01-0${number}\n---\n<p>${text}</p>\n`;

/** A site that can be built again: `reader` stands for its version of the reader. */
async function openSite() {
  const content = makeFolder({ '1.md': postOf(1), '2.md': postOf(2), '3.md': postOf(3) });
  const site = makeFolder();
  const build = async (reader: string): Promise<void> => {
    await buildQuietly({ content, site });
    rmSync(path.join(site, 'reader'), { recursive: true, force: true });
    const script = `reader/index-${reader}.js`;
    const shell = `<script src="${script}"></script>`;
    const pages = filesBelow(content).map((file) => [
      `a/post-${file.slice(0, 1)}/index.html`,
      `page of ${reader}`,
    ]);
    rmSync(path.join(site, 'a'), { recursive: true, force: true });
    for (const [file = '', text = ''] of [
      [script, reader],
      ['index.html', shell],
      ['404.html', shell],
      ...pages,
    ]) {
      mkdirSync(path.dirname(path.join(site, file)), { recursive: true });
      writeFileSync(path.join(site, file), text);
    }
  };
  await build('AAAAAAA1');
  return { content, site, build };
}

const run = (site: string, bucket: LoopbackBucket, isDry = false) =>
  uploadSite(site, openBucket({ ...credentials, address: bucket.address, region: 'auto', retryMs: 1 }), {
    isDry,
    onProgress: () => {},
  });

const own = (bucket: LoopbackBucket): Record<string, string> =>
  Object.fromEntries(
    [...bucket.objects]
      .filter(([key]) => !key.startsWith('.'))
      .map(([key, content]) => [key, content.toString('latin1')]),
  );

/** What is wrong with the bucket as a site: files that are named and are not there, or other ones. */
function faultsOf({ objects }: LoopbackBucket): string[] {
  const folder = makeFolder(Object.fromEntries(objects));
  const shells = ['index.html', '404.html'].flatMap((page) => {
    const script = /src="([^"]+)"/.exec(objects.get(page)?.toString() ?? '')?.[1];
    return script === undefined || objects.has(script) ? [] : [`${page} names ${script}`];
  });
  const { faults } = verifyArchive(folder);
  return [
    ...shells,
    ...faults
      .filter(({ detail }) => !detail.includes('names it'))
      .map(({ file, detail }) => `${file}: ${detail}`),
  ];
}

describe('lectern upload', () => {
  it('puts a site into an empty bucket, a few files at a time, and does nothing the second time', async () => {
    const { site } = await openSite();
    const bucket = await startBucket();
    const { files, uploaded } = await run(site, bucket);
    expect([uploaded, files]).toEqual([filesBelow(site).length, filesBelow(site).length]);
    expect(own(bucket)).toEqual(contentsOf(site));
    expect(bucket.mostAtOnce()).toBeLessThanOrEqual(16);
    const { length } = bucket.log;
    expect(await run(site, bucket)).toMatchObject({ uploaded: 0, bytes: 0, removed: 0 });
    expect(bucket.log.length).toBe(length);
  });

  it('sends only what changed, and switches at the end', async () => {
    const { content, site, build } = await openSite();
    const bucket = await startBucket();
    await run(site, bucket);
    bucket.log.length = 0;
    writeFileSync(path.join(content, '3.md'), postOf(3, '改过。'));
    await build('AAAAAAA2');
    await run(site, bucket);
    expect(own(bucket)).toMatchObject(contentsOf(site));
    const order = bucket.log.map((line) =>
      line.replace(/^PUT (archive\/(?!manifest|history)|reader\/).*/, 'kept'),
    );
    const steps = [...new Set(order.map((line) => (line.startsWith('PUT a/') ? 'pages' : line)))];
    expect(steps).toEqual([
      'kept',
      'pages',
      'PUT archive/history.json',
      'PUT archive/manifest.json',
      'PUT 404.html',
      'PUT index.html',
      'PUT .lectern/leaving.json',
    ]);
    expect(bucket.log.length).toBeLessThan(filesBelow(site).length + 1);
  });

  it('keeps what the last site named for one upload more, and lets pages go at once', async () => {
    const { content, site, build } = await openSite();
    const bucket = await startBucket();
    await run(site, bucket);
    bucket.objects.set('own/notes.txt', Buffer.from('mine'));
    bucket.objects.set('a/notes.txt', Buffer.from('mine'));
    const first = Object.keys(contentsOf(site)).filter((file) => /^(archive\/\w+\/|reader\/)/.test(file));
    rmSync(path.join(content, '3.md'));
    await build('AAAAAAA2');
    const second = await run(site, bucket);
    expect(second.leaving).toBeGreaterThan(2);
    for (const file of first) expect(bucket.objects.has(file), file).toBe(true);
    expect(bucket.objects.has('a/post-3/index.html')).toBe(false);
    // Nothing changed: nobody has been given the time to leave.
    expect((await run(site, bucket)).removed).toBe(0);
    for (const file of first) expect(bucket.objects.has(file), file).toBe(true);
    writeFileSync(path.join(content, '1.md'), postOf(1, '又改。'));
    await build('AAAAAAA2');
    expect((await run(site, bucket)).removed).toBe(second.leaving);
    expect(bucket.objects.has('reader/index-AAAAAAA1.js')).toBe(false);
    for (const file of ['own/notes.txt', 'a/notes.txt']) expect(bucket.objects.has(file), file).toBe(true);
  });

  it('leaves a whole site after each of its requests', async () => {
    const { content, site, build } = await openSite();
    const bucket = await startBucket();
    await run(site, bucket);
    for (const reader of ['AAAAAAA2', 'AAAAAAA3']) {
      rmSync(path.join(content, reader === 'AAAAAAA2' ? '1.md' : '2.md'));
      writeFileSync(path.join(content, '3.md'), postOf(3, reader));
      await build(reader);
      const faults: string[] = [];
      bucket.watch(() => void faults.push(...faultsOf(bucket)));
      const { removed } = await run(site, bucket);
      expect(faults).toEqual([]);
      expect(removed).toBeGreaterThan(0);
    }
  });

  it('killed in the middle, goes on from there', async () => {
    const { content, site, build } = await openSite();
    let puts = -1;
    let kill = (): void => {};
    let before: ReturnType<typeof own> = {};
    const bucket: Awaited<ReturnType<typeof startBucket>> = await startBucket((method) => {
      const isUnderWay = method === 'PUT' && puts >= 0 && ++puts >= 5;
      if (isUnderWay && Object.keys(own(bucket)).length > Object.keys(before).length) kill();
      return null;
    });
    await run(site, bucket);
    before = own(bucket);
    for (const number of [1, 2, 3])
      writeFileSync(path.join(content, `${number}.md`), postOf(number, '全改。'));
    await build('AAAAAAA2');
    puts = 0;
    const child = spawn(
      process.execPath,
      [path.join(projectRoot, 'bin/lectern.js'), 'upload', site, '--to', bucket.address],
      {
        env: {
          ...process.env,
          AWS_ACCESS_KEY_ID: credentials.keyId,
          AWS_SECRET_ACCESS_KEY: credentials.secret,
        },
        stdio: 'ignore',
      },
    );
    kill = () => child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(own(bucket)).toMatchObject({ 'archive/manifest.json': before['archive/manifest.json'] });
    expect(Object.keys(own(bucket)).length).toBeGreaterThan(Object.keys(before).length);
    expect(faultsOf(bucket)).toEqual([]);
    puts = -1;
    // The command takes it away as what it is; here nobody does.
    rmSync(path.join(site, 'archive/.lock'));
    const { uploaded, files } = await run(site, bucket);
    expect(uploaded).toBeLessThan(files);
    expect(own(bucket)).toMatchObject(contentsOf(site));
    expect(faultsOf(bucket)).toEqual([]);
  });

  it('tries again what fails for a moment', async () => {
    const { site } = await openSite();
    const failures = new Map<string, number>();
    const bucket = await startBucket((_, key) => {
      const count = (failures.get(key) ?? 0) + 1;
      failures.set(key, count);
      return count > 3 ? null : count === 2 ? 'hang up' : count === 1 ? 503 : 429;
    });
    await run(site, bucket);
    expect(own(bucket)).toEqual(contentsOf(site));
  });

  it('gives up when it goes on failing, with the old site in place', async () => {
    const { content, site, build } = await openSite();
    let isFull = false;
    const bucket = await startBucket((method, key) =>
      isFull && method === 'PUT' && key.startsWith('archive/packs') ? 500 : null,
    );
    await run(site, bucket);
    const { 'archive/manifest.json': manifest } = own(bucket);
    isFull = true;
    writeFileSync(path.join(content, '1.md'), postOf(1, '改。'));
    await build('AAAAAAA1');
    await expect(run(site, bucket)).rejects.toThrow('the bucket answered with 500 Ordered');
    expect(own(bucket)['archive/manifest.json']).toBe(manifest);
    expect(faultsOf(bucket)).toEqual([]);
  });

  it('only says what it would do when it is asked to', async () => {
    const { site } = await openSite();
    const bucket = await startBucket();
    expect((await run(site, bucket, true)).uploaded).toBe(filesBelow(site).length);
    expect(bucket.log).toEqual([]);
  });
});

describe('a call of lectern upload that cannot be', () => {
  const calling = async (args: string[], env: Record<string, string> = {}): Promise<string> => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', env.id ?? credentials.keyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', env.secret ?? credentials.secret);
    try {
      return `exit ${await upload(args)}`;
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${error.message}` : '';
    } finally {
      vi.unstubAllEnvs();
    }
  };

  it('names what is wrong', async () => {
    const { site } = await openSite();
    const bucket = await startBucket();
    const to = ['--to', bucket.address];
    expect(await calling([site])).toContain('UsageError: name the bucket');
    expect(await calling([makeFolder(), ...to])).toContain('has no archive/manifest.json');
    expect(await calling([site, '--to', 'https://r2.example.com/'])).toContain('the address of a bucket');
    const withSecret = await calling([site, '--to', 'https://me:hush@r2.example.com/site']);
    expect(withSecret).toContain('without credentials');
    expect(withSecret).not.toContain('hush');
    expect(await calling([site, ...to], { id: '' })).toContain('set AWS_ACCESS_KEY_ID');
    const wrong = await calling([site, ...to], { secret: 'a wrong secret' });
    expect(wrong).toContain(
      'UsageError: the bucket refuses these credentials (403 SignatureDoesNotMatch): check AWS_ACCESS_KEY_ID',
    );
    expect(wrong).not.toContain('a wrong secret');
    expect(await calling([site, '--to', bucket.address.replace('/site', '/other')])).toContain(
      'there is no bucket other',
    );
    expect(bucket.log).toEqual([]);
    expect(await calling([site, '--to', `${bucket.address}/below/it`])).toBe('exit 0');
    expect([...bucket.objects.keys()].every((key) => key.startsWith('below/it/'))).toBe(true);
    expect(filesBelow(site)).not.toContain('archive/.lock');
  });
});
