import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '#cli/usage-error.ts';
import { findPosts } from '#ingest/find-posts.ts';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { parseConfig, readConfig } from './config-file.ts';
import { configSchema } from './config-schema.ts';

let folder: string;

beforeEach(() => {
  folder = makeFolder({ 'keys/own': 'a key', 'kept/pictures.ndjson': '', 'empty/a': '' });
});
const parse = (source: string) => parseConfig(source, folder);

describe('parseConfig', () => {
  it('takes every setting', () => {
    const source = `{
      "$schema": "https://example.com/schema.json",
      // Comments are fine.
      "title": " 书案 ", "description": "一盏灯", "language": "zh-cn",
      "address": "https://reader.example.com/desk", "base": "/desk/", "timezone": "Asia/Shanghai",
      "search": "titles", "pages": "all",
      "feeds": { "on": true, "items": 50, "most": 0, "hub": "https://hub.example.com/" },
      "views": [
        { "name": "科技", "view": "?category=%E7%A7%91%E6%8A%80&words=AI" },
        { "name": "旧", "view": "https://reader.example.com/desk/?to=2020&order=oldest" },
      ],
      "pictures": { "proxy": "https://i.example.com/", "keyFile": "keys/own", "mirror": "kept", "mirrorAddress": "./m", "wayback": true },
      "analytics": { "provider": "plausible", "site": "https://plausible.io/", "domain": "reader.example.com" },
      "comments": { "provider": "giscus", "repo": "a/b", "repoId": "R_1", "category": "All", "categoryId": "D_1" },
    }`;
    expect(parse(source)).toEqual({
      config: {
        $schema: 'https://example.com/schema.json',
        ...{ title: '书案', description: '一盏灯', language: 'zh-CN' },
        ...{ address: 'https://reader.example.com/desk/', base: '/desk/', timezone: 'Asia/Shanghai' },
        ...{ search: 'titles', pages: 'all' },
        feeds: { on: true, items: 50, most: 0, hub: 'https://hub.example.com/' },
        views: [
          { name: '科技', view: { query: '?category=%E7%A7%91%E6%8A%80&words=AI' } },
          { name: '旧', view: { query: '?to=2020&order=oldest' } },
        ],
        pictures: {
          proxy: { imageProxy: 'https://i.example.com' },
          keyFile: path.join(folder, 'keys/own'),
          mirror: path.join(folder, 'kept'),
          mirrorAddress: './m/',
          wayback: true,
        },
        analytics: { provider: 'plausible', site: 'https://plausible.io', domain: 'reader.example.com' },
        comments: {
          ...{ provider: 'giscus', site: 'https://giscus.app', repo: 'a/b', repoId: 'R_1' },
          ...{ category: 'All', categoryId: 'D_1' },
        },
      },
    });
  });

  const wrong: [source: string, ...lines: string[]][] = [
    // No JSON.
    ['', 'line 1, column 1: there is nothing in it; write {} at least'],
    ['{\n  "title": "a"\n  "base": "/"\n}', 'line 3, column 3: a comma is missing before this'],
    ['{\n  title: "a"\n}', 'line 2, column 3: this is no JSON: texts stand in double quotes'],
    ['{ "title": "a', 'line 1, column 12: the text has no end: a double quote is missing'],
    ['{ "title": "a" ', 'line 1, column 16: a } is missing here'],
    ['{}\n{}', 'line 2, column 1: there is more after the end of the settings'],
    // Not an object.
    ['[]', 'line 1: the file is []: an object: the settings between { and }'],
    // Unknown names, all of them, wherever they are.
    [
      '{\n  "tilte": "a",\n  "adress": "b",\n  "colour": "red",\n  "feeds": { "item": 2 }\n}',
      'line 2: there is no setting tilte; do you mean title?',
      'line 3: there is no setting adress; do you mean address?',
      'line 4: there is no setting colour; there are $schema, title, description, language, address, base, timezone, search, pages, feeds, views, pictures, analytics, comments',
      'line 5: there is no setting feeds.item; do you mean items?',
    ],
    ['{\n "title": "a",\n "title": "b"\n}', 'line 3: title is there twice: leave one out'],
    // Values.
    [
      '{\n"title": " ",\n"language": "chinese please",\n"timezone": "Mars",\n"search": "all",\n"pages": -1,\n"address": "a.example",\n"base": "desk"\n}',
      'line 2: title is " ": a text that is not empty',
      'line 3: language is "chinese please": a language tag as zh-CN, zh-Hant or en',
      'line 4: timezone is "Mars": no time zone has this name; use one as Asia/Shanghai',
      'line 5: search is "all": text, or titles for titles and summaries only',
      'line 6: pages is -1: a whole number of articles, or "all"',
      'line 7: address is "a.example": the address of the site\'s first page, as https://reader.example.com/sub/',
      'line 8: base is "desk": a path with slashes at both ends, as / or /reader/',
    ],
    [
      '{ "address": "https://a.example/b/",\n"base": "/c/", "pages": "some" }',
      'line 2: base is "/c/": the path that the address has',
      'line 2: pages is "some": a whole number of articles, or "all"',
    ],
    [
      '{ "feeds": {\n"on": "yes",\n"items": 0,\n"most": 1.5,\n"hub": "hub" } }',
      'line 2: feeds.on is "yes": true or false',
      'line 3: feeds.items is 0: a whole number from 1 to 1000',
      'line 4: feeds.most is 1.5: a whole number from 0 to 100000',
      'line 5: feeds.hub is "hub": the address of a WebSub hub, as https://hub.example.com/',
    ],
    ['{ "feeds": false }', 'line 1: feeds is false: an object, as {"items": 20}'],
    ['{ "feeds": [1] }', 'line 1: feeds is [1]: an object, as {"items": 20}'],
    [
      '{ "pictures": {\n"proxy": "https://a.example/{ulr}",\n"keyFile": "gone",\n"mirror": "empty",\n"mirrorAddress": "m?",\n"wayback": 1 } }',
      'line 2: pictures.proxy is "https://a.example/{ulr}": {ulr} is no placeholder; there are {url}, {hexurl}, {width}, {signature}',
      'line 3: pictures.keyFile is "gone": a file with one key a line; its path begins at this file',
      'line 4: pictures.mirror is "empty": a folder that lectern mirror filled (it has a pictures.ndjson); its path begins at this file',
      'line 5: pictures.mirrorAddress is "m?": an address as https://files.example.com/mirror/, or a path as ./files/',
      'line 6: pictures.wayback is 1: true or false',
    ],
    [
      '{ "pictures": { "mirrorAddress": "./m/" } }',
      'line 1: pictures.mirrorAddress is "./m/": only together with mirror, the folder that has its journal',
    ],
    // Views.
    [
      '{ "views": [\n{ "name": "a", "view": "?in=b" },\n{ "name": "a", "view": "?authr=b" },\n{ "name": "a", "view": "?is=starred" },\n{ "name": "a", "view": "?words=is:unread" },\n{ "name": "a", "view": "?from=soon" },\n{ "name": "a", "view": "?order=best" },\n{ "name": "a", "view": "/about" },\n{ "name": "a", "view": "?" },\n{ "name": "a", "view": "?words=+" },\n{ "view": "?to=2020" },\n"c"] }',
      'line 2: views[0].view is "?in=b": a view has no in; there are category, author, from, to, words, order',
      'line 3: views[1].view is "?authr=b": a view has no authr; do you mean author?',
      'line 4: views[2].view is "?is=starred": stars and what was read are known in the reader’s browser only: leave is out',
      'line 5: views[3].view is "?words=is:unread": stars and what was read are known in the reader’s browser only: leave is out',
      'line 6: views[4].view is "?from=soon": from is a day as 2026-05-06, a month or a year',
      'line 7: views[5].view is "?order=best": order is newest or oldest',
      'line 8: views[6].view is "/about": the address of a list, or what stands from its question mark on, as ?category=科技',
      'line 9: views[7].view is "?": it shows everything, as the first page does',
      'line 10: views[8].view is "?words=+": it shows everything, as the first page does',
      'line 11: views[9].name is missing: a text that is not empty',
      'line 12: views[10] is "c": an object, as {"name": "AI", "view": "?words=AI"}',
    ],
    [
      '{ "views": [{ "name": "a", "view": "?words=b" },\n{ "name": "c", "view": "?words=b&order=oldest" },\n{ "name": "c", "view": "?words=b&author=" }] }',
      'line 3: views[2].view is "?words=b&author=": each view once; views[0] shows the same',
    ],
    // Services.
    [
      '{ "analytics": { "provider": "google" },\n"comments": {} }',
      'line 1: analytics.provider is "google": "goatcounter", "plausible" or "umami"',
      'line 2: comments.provider is missing: "giscus" or "waline"',
    ],
    [
      '{ "analytics": { "provider": "umami",\n"site": "http://a.example",\n"id": "7", "script": true },\n"comments": "giscus" }',
      'line 2: analytics.site is "http://a.example": an address as https://counter.example.com, without a query; http:// only on this machine',
      'line 3: analytics.id is "7": the website’s id at Umami, a UUID',
      'line 3: there is no setting analytics.script; there are provider, site, id',
      'line 4: comments is "giscus": an object, as {"provider": "waline", "site": "https://…"}',
    ],
    [
      '{ "comments": { "provider": "giscus",\n"repo": "a" } }',
      "line 1: comments.repoId is missing: the repository's id, as giscus.app shows it",
      'line 1: comments.category is missing: a text that is not empty',
      "line 1: comments.categoryId is missing: the category's id, as giscus.app shows it",
      'line 2: comments.repo is "a": owner/name of the repository on GitHub',
    ],
  ];

  it.each(wrong)('lists the mistakes of %s', (source, ...lines) => {
    expect(parse(source)).toEqual({ mistakes: lines });
  });
});

describe('docs/settings.md', () => {
  const examples = Array.from(
    readFileSync('docs/settings.md', 'utf8').matchAll(/```jsonc\n(.*?)```/gs),
    ([, example = '']) => example,
  );

  it.each(examples)('has an example that works: %s', (example) => {
    const around = makeFolder({ 'proxy-keys': 'a', 'mirror/pictures.ndjson': '' });
    const source = example.startsWith('{') ? example : `{${example}}`;
    expect(parseConfig(source, path.join(around, 'posts'))).toHaveProperty('config');
  });

  it('names every setting', () => {
    const entries = Object.keys(configSchema('.').entries);
    const shown = examples.join('\n');
    for (const name of entries) expect(shown, name).toContain(`"${name}":`);
  });
});

describe('readConfig', () => {
  it('reads the file beside the posts, which is no post', () => {
    const content = makeFolder({ 'lectern.config.json': '\ufeff{ "title": "书案" }', 'a.md': 'a' });
    expect(readConfig(content, undefined)).toEqual({ title: '书案' });
    expect([...findPosts(content)].map(({ file }) => file)).toEqual(['a.md']);
  });

  it('has nothing to say where there is none', () => {
    expect(readConfig(makeFolder(), undefined)).toEqual({});
  });

  it('reads the file that was named instead, and must find it', () => {
    const content = makeFolder({ 'lectern.config.json': '{', 'other.json': '{ "title": "别" }' });
    expect(readConfig(content, path.join(content, 'other.json'))).toEqual({ title: '别' });
    expect(() => readConfig(content, 'gone.json')).toThrow(/--config gone.json: there is no such file/);
  });

  it('names the file and counts its mistakes', () => {
    const content = makeFolder({ 'lectern.config.json': '{\n"a": 1,\n"b": 2 }' });
    expect(() => readConfig(content, undefined)).toThrow(UsageError);
    expect(() => readConfig(content, undefined)).toThrow(
      /lectern\.config\.json has 2 mistakes:\n {2}line 2: .*\n {2}line 3: /,
    );
  });
});
