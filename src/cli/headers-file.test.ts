import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { headersText, writeHeadersFile } from './headers-file.ts';

describe('headersText', () => {
  it('lets files that are named by their content be kept, below the base', () => {
    expect(headersText('/sub/')).toContain(
      '\n\n/sub/archive/packs/*\n  cache-control: public, max-age=31536000, immutable\n',
    );
    expect(headersText('/')).toContain('\n\n/reader/*\n');
  });

  it('names no header in two rules for one file, which hosts would join', () => {
    const rules = headersText('/').split('\n\n').slice(1);
    const everywhere = rules[0]?.split('\n').slice(1) ?? [];
    expect(everywhere.join()).toContain('x-content-type-options: nosniff');
    expect(everywhere.join()).not.toContain('cache-control');
    for (const rule of rules.slice(1)) expect(rule).toMatch(/^\/[a-z/]+\/\*\n {2}cache-control: [^\n]+$/);
    // The manifest lies beside the folders.
    expect(rules.map((rule) => rule.split('\n')[0])).not.toContain('/archive/*');
  });

  it('stays below what Cloudflare takes: 100 rules, 2,000 characters in a line', () => {
    const lines = headersText('/a-long-base/').split('\n');
    expect(lines.filter((line) => line.startsWith('/')).length).toBeLessThan(100);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(2000);
  });
});

describe('writeHeadersFile', () => {
  it('writes anew what a build has written, and leaves what somebody else has', () => {
    const site = makeFolder();
    const read = () => readFileSync(path.join(site, '_headers'), 'utf8');
    writeHeadersFile(site, '/');
    writeHeadersFile(site, '/sub/');
    expect(read()).toBe(`${headersText('/sub/')}\n`);
    writeFileSync(path.join(site, '_headers'), '/*\n  x-mine: 1\n');
    writeHeadersFile(site, '/');
    expect(read()).toBe('/*\n  x-mine: 1\n');
    expect(filesBelow(site)).toEqual(['_headers']);
  });
});
