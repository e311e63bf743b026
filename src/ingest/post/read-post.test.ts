import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Post } from './post.ts';
import { readPost } from './read-post.ts';

const read = (text: string, file = '新闻/晨报/a.md'): Post =>
  readPost(new TextEncoder().encode(text), file, { timezone: 'UTC' });

const codes = (post: Post): string[] => post.problems.map(({ code }) => code);

type Row = {
  says: string;
  text: string;
  title: string | null;
  date: string | null;
  categories: string[][];
  problems?: string[];
};

/** Posts of our own, one of each kind that archives hold: the whole front matter as the exporter wrote it. */
const table: Row[] = [
  {
    says: 'a post as the exporter writes it now',
    text: "\n---\ntitle: '焦点：老街的新年'\ncategories: \n - 新闻\n - 晨报\n - source\nheadimg: 'https://p.example/?http://i.example/a.jpg'\nauthor: 晨报\ncomments: false\ndate: Tue, 08 Feb 2022 20:26:00 GMT\nthumbnail: 'https://p.example/?http://i.example/a.jpg'\n---\n\n<div>   \n<p>a</p>  \n</div>\n            ",
    title: '焦点：老街的新年',
    date: '2022-02-08T20:26:00Z',
    categories: [['新闻', '晨报', 'source']],
  },
  {
    says: 'a post as the exporter wrote it before: two categories, empty thumbnail',
    text: '\n---\ntitle: 行情快报\ncategories: \n    - 新闻\n    - 币所 - 快讯\nauthor: 币所 - 快讯\ncomments: false\ndate: 2021-03-21 16:41:54\nthumbnail: \n---\n\n<div>   \na  \n</div>\n',
    title: '行情快报',
    date: '2021-03-21T16:41:54Z',
    categories: [['新闻', '币所', '快讯']],
  },
  {
    says: 'a title that begins with @',
    text: '\n---\ntitle: @山中人 关注了 某股\ncategories: \n    - 金融\n    - 雪山 - 动态\ndate: Wed, 09 Sep 2020 00:45:33 GMT\nthumbnail: \n---\n\na',
    title: '@山中人 关注了 某股',
    date: '2020-09-09T00:45:33Z',
    categories: [['金融', '雪山', '动态']],
    problems: ['title-repaired'],
  },
  {
    says: 'a title in many layers of quotes',
    text: `\n---\ntitle: """""'The Mill'"""""\ncategories: \n    - 游戏\n    - Some Store - 免费\ndate: Thu, 18 Mar 2021 15:00:00 GMT\n---\na`,
    title: 'The Mill',
    date: '2021-03-18T15:00:00Z',
    categories: [['游戏', 'Some Store', '免费']],
    problems: ['title-repaired'],
  },
  {
    says: 'a title with quotes in quotes',
    text: "\n---\ntitle: '改名'七号'之后，it's over'\ncategories: \n - 数码\n - 前线\n - 最新\ndate: Mon, 09 Aug 2021 08:14:16 GMT\n---\na",
    title: "改名'七号'之后，it's over",
    date: '2021-08-09T08:14:16Z',
    categories: [['数码', '前线', '最新']],
    problems: ['title-repaired'],
  },
  {
    says: 'a title that is a number, and a nested category list',
    text: "\n---\ntitle: '2019'\ncategories: \n - 编程\n - 学会\n -  - 获奖者\nauthor: 学会\ndate: Tue, 31 Dec 2019 00:00:00 GMT\n---\na",
    title: '2019',
    date: '2019-12-31T00:00:00Z',
    categories: [['编程', '学会', '获奖者']],
  },
  {
    says: 'a title over several lines',
    text: '\n---\ntitle: 00_26\n                    \n                  总量突破一千\ncategories: \n    - 新闻\n    - 币所 - 快讯\ndate: 2021-03-21 16:41:54\n---\na',
    title: '00_26 总量突破一千',
    date: '2021-03-21T16:41:54Z',
    categories: [['新闻', '币所', '快讯']],
  },
  {
    says: 'an empty title',
    text: '\n---\ntitle:  \ncategories: \n    - 社区\n    - 某拍 - 动态\ndate: 2021-03-21 16:43:47\n---\na',
    title: null,
    date: '2021-03-21T16:43:47Z',
    categories: [['社区', '某拍', '动态']],
    problems: ['title-missing'],
  },
  {
    says: 'a blank line between the keys',
    text: "\n---\ntitle: 'REEL'\ncategories: \n    - 设计\n    - Some Studio\n    - Works\n\nauthor: Some Studio\ndate: 2021-03-22 09:22:16\n---\na",
    title: 'REEL',
    date: '2021-03-22T09:22:16Z',
    categories: [['设计', 'Some Studio', 'Works']],
  },
  {
    says: 'a date that is none',
    text: '\n---\ntitle: 1999 元\ncategories: \n    - 新闻\n    - 某玩 - 用户\ndate: Invalid Date\n---\na',
    title: '1999 元',
    date: null,
    categories: [['新闻', '某玩', '用户']],
    problems: ['date-invalid'],
  },
  {
    says: 'the 31st of February',
    text: '---\ntitle: a\ncategories: b\ndate: 2021-02-31 10:00:00\n---\n',
    title: 'a',
    date: null,
    categories: [['b']],
    problems: ['date-invalid'],
  },
  {
    says: 'no date and no categories',
    text: "\n---\ntitle: 'a &#123;&#123;b&#125;&#125;'\nauthor: c\n---\na",
    title: 'a {{b}}',
    date: null,
    categories: [['新闻', '晨报']],
    problems: ['date-missing', 'categories-missing'],
  },
  {
    says: 'a byte order mark, Windows line ends and spaces after the fences',
    text: "\ufeff\r\n\r\n--- \r\ntitle: 'a'\r\ncategories:\r\n - b\r\ndate: 2021-01-02\r\n---\t\r\nc\r\n",
    title: 'a',
    date: '2021-01-02T00:00:00Z',
    categories: [['b']],
  },
  {
    says: 'no closing fence',
    text: "\n---\ntitle: 'a'\ncategories: \n - b\ndate: 2021-01-02\nthumbnail: ''\n\n<div>\nc\n</div>",
    title: 'a',
    date: '2021-01-02T00:00:00Z',
    categories: [['b']],
    problems: ['unclosed-front-matter'],
  },
  {
    says: 'no front matter',
    text: '<p>a</p>',
    title: null,
    date: null,
    categories: [['新闻', '晨报']],
    problems: ['no-front-matter', 'title-missing', 'date-missing', 'categories-missing'],
  },
  {
    says: 'keys that come twice',
    text: '---\ntitle: a\ntitle: b\ncategories: c\ndate: 2021-01-02\n---\n',
    title: 'b',
    date: '2021-01-02T00:00:00Z',
    categories: [['c']],
    problems: ['duplicate-key'],
  },
];

describe('readPost', () => {
  it.each(table)('reads $says', ({ text, title, date, categories, problems = [] }) => {
    const post = read(text);
    expect({
      title: post.title,
      date: post.date === null ? null : new Date(post.date * 1000).toISOString().replace('.000', ''),
      categories: post.categories,
      problems: codes(post),
    }).toEqual({ title, date, categories, problems });
  });

  it.each([
    ['starred: true', true],
    ['sticky: 100', true],
    ['top: yes', true],
    ['starred: false', false],
    ['sticky: 0', false],
    ['top: nothing', false],
  ])('knows by %s whether its publisher wants it seen', (line, isStarred) => {
    const bytes = new TextEncoder().encode(`---\ntitle: T\n${line}\n---\nx`);
    expect(readPost(bytes, 'x.md', { timezone: 'UTC' }).isStarred).toBe(isStarred);
  });

  it('gives everything else that a post says', () => {
    const text =
      '---\ntitle: a\ndate: 2021-01-02\nupdated: 2021-01-03\ncategories: b\nauthor: c\nlang: zh-cn\nid: d-1\nlink: https://e.example/\ncover: f.png\n---\ng\n';
    expect(read(text, 'x/y.md')).toEqual({
      file: 'x/y.md',
      id: 'd-1',
      title: 'a',
      date: Date.UTC(2021, 0, 2) / 1000,
      updated: Date.UTC(2021, 0, 3) / 1000,
      categories: [['b']],
      author: 'c',
      lang: 'zh-CN',
      link: 'https://e.example/',
      isStarred: false,
      covers: ['f.png'],
      body: 'g\n',
      problems: [],
    });
  });

  it('keeps every character of the body', () => {
    const body = '\n<div>   \n---\ntitle: no\n---\n  </div>\n            ';
    expect(read(`---\ntitle: a\n---\n${body}`).body).toBe(body);
  });

  it('makes the id of the permalink that a post had, however it is written', () => {
    const idOf = (permalink: string) => read(`---\ntitle: a\npermalink: ${permalink}\n---\n`).id;
    expect(idOf('my-post/')).toBe('my-post');
    expect(idOf('/2021/03/你好/')).toBe(idOf('2021/03/%E4%BD%A0%E5%A5%BD/index.html'));
    expect(idOf('/2021/03/你好/')).toMatch(/^[0-9a-z]{12}$/);
    expect(idOf('/2021/03/你好/')).not.toBe(idOf('/2021/04/你好/'));
    expect(read('---\ntitle: a\npermalink: https://a.example/b\n---\n')).toMatchObject({
      id: null,
      link: 'https://a.example/b',
    });
    expect(read('---\nid: mine\npermalink: /other/\n---\n').id).toBe('mine');
  });

  it('takes an abbrlink for the id when the id is none', () => {
    const post = read('---\ntitle: a\ndate: 2021-01-02\ncategories: b\nid: 甲\nabbrlink: 3e5\n---\n');
    expect(post.id).toBe('3e5');
    expect(codes(post)).toEqual(['id-invalid']);
  });

  it('takes no null for an id', () => {
    expect(read('---\nid: null\nabbrlink: ~\n---\n').id).toBeNull();
  });

  it('says when the date of the last change is none', () => {
    const post = read('---\ntitle: a\ndate: 2021-01-02\ncategories: b\nupdated: soon\n---\n');
    expect(post.problems).toMatchObject([
      { code: 'date-invalid', detail: expect.stringMatching(/^updated: /) },
    ]);
  });

  it('reads `category` where there are no `categories`', () => {
    expect(read('---\ncategory: a\n---\n').categories).toEqual([['a']]);
  });
});

/** A small generator of random numbers (mulberry32), so that a failure can be repeated. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

describe('readPost, given garbage,', () => {
  const pieces = [
    '---\n',
    '\n',
    ' ',
    '\t',
    ';;;\n',
    'title: ',
    'date: ',
    'categories:',
    '\n - ',
    ' - ',
    "'",
    '"',
    '#',
    '&',
  ];
  const more = [
    '*',
    '|',
    '>',
    '{',
    '}',
    '[',
    ']',
    ': ',
    ',',
    '!',
    '%',
    '@',
    '`',
    '\0',
    '甲',
    '\ud800',
    '<div>',
    '2021-02-30',
  ];
  const marks = [...pieces, ...more, 'a', '\\', '\u202e', '&amp;', '...\n', '<<: *a', '__proto__: '];

  it('never throws, and loses no post', () => {
    for (let seed = 0; seed < 3000; seed += 1) {
      const next = random(seed);
      const text = Array.from({ length: next(60) }, () => marks[next(marks.length)]).join('');
      const post = read(seed % 2 ? `---\n${text}\n---\nend` : text);
      expect(post.title === null || post.title.trim() === post.title, `seed ${seed}`).toBe(true);
      expect(post.date === null || Number.isSafeInteger(post.date), `seed ${seed}`).toBe(true);
    }
  });

  it('never throws on bytes', () => {
    for (let seed = 0; seed < 1000; seed += 1) {
      const next = random(seed);
      const bytes = Uint8Array.from({ length: next(300) }, () => next(256));
      expect(readPost(bytes, 'a.md', { timezone: 'Asia/Shanghai' }).file, `seed ${seed}`).toBe('a.md');
    }
  });
});

const realPosts = path.resolve(import.meta.dirname, '../../../../shared/fixtures/posts');

describe.skipIf(!existsSync(realPosts))('readPost, given real posts beside the project,', () => {
  it('finds a title, a date and three categories in each, or says why not', () => {
    const files = readdirSync(realPosts, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    for (const { parentPath, name } of files) {
      const file = path.join(parentPath, name);
      const post = readPost(readFileSync(file), path.relative(realPosts, file), { timezone: 'UTC' });
      expect(post.body.trim().startsWith('<div>'), file).toBe(true);
      expect(
        post.categories.map((names) => names.length),
        file,
      ).toEqual([3]);
      expect(post.title === null, file).toBe(codes(post).includes('title-missing'));
      expect(post.date === null, file).toBe(codes(post).includes('date-invalid'));
      expect(
        codes(post).filter((code) => !['title-missing', 'title-repaired', 'date-invalid'].includes(code)),
      ).toEqual([]);
    }
    expect(files.length).toBeGreaterThan(0);
  });
});
