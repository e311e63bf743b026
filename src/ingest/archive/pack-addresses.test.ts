import { rmSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveFilePath } from '#contract/archive-files.ts';
import type { Article, PackEntry } from '#contract/article.ts';
import { hash32 } from '#contract/hash.ts';
import { packNumber } from '#contract/pack.ts';
import { openArticles } from '#ingest/articles.ts';
import { fingerprintOf, shortHash } from '#ingest/fingerprint.ts';
import type { KeptLink } from '#ingest/links/keep-links.ts';
import type { ArticleFacts } from '#ingest/post-record.ts';
import { sampleArticle } from '#ingest/testing/sample-row.ts';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { type FormerPacks, gatherAddresses, openFormerPacks } from './pack-addresses.ts';
import { openSiteFiles } from './site-files.ts';
import { openSpills } from './spills.ts';

/** What a build knows of an article that its post makes. */
function factsOf(article: Article): ArticleFacts {
  const { id, title, date, categories, author, link } = article;
  return {
    ...{ id, title, date, categories, author, link },
    fingerprint: fingerprintOf(article),
    signature: [0, 0, 0, 0, 0, 0],
    isStarred: false,
    links: [],
    hosts: [],
    mirror: [],
    entry: shortHash(JSON.stringify(article)),
    row: '0000000000000000',
  };
}

type One = { article: Article; isNew?: boolean; id?: string };

/** Gathers the addresses of articles, which are in the former packs or come just now, and lists whose were made again. */
function gather(
  all: readonly One[],
  options: {
    former?: readonly PackEntry[];
    links?: readonly KeptLink[];
    copies?: [id: string, to: number][];
  } = {},
) {
  const articles = openArticles();
  const spills = openSpills(path.join(makeFolder(), 'spills'));
  const remade: string[] = [];
  for (const { article, isNew = false, id = article.id } of all) {
    articles.add(factsOf(article), id, { record: 0, row: 0, rowLength: 0, isNew });
    if (isNew) spills.add(hash32(id), id, Buffer.from(JSON.stringify(article)));
  }
  const former = new Map(options.former?.map((entry) => [entry.id, entry]));
  const addresses = gatherAddresses({
    articles,
    copies: new Map(options.copies?.map(([id, to]) => [id, { id, to, record: 0 }])),
    links: new Map(options.links?.map((link) => [link.id, link])),
    spills,
    former: { entry: (id) => former.get(id) },
    remake(number) {
      remade.push(articles.id(number));
      return Buffer.from(JSON.stringify(all[number]?.article));
    },
  });
  const positions = Array.from({ length: addresses.length }, (_, position) => position);
  const entries = () =>
    new Map(
      positions.map((at) => [addresses.id(at), JSON.parse(Buffer.from(addresses.entry(at)).toString())]),
    );
  return { articles, addresses, positions, entries, remade };
}

const a = sampleArticle({ id: 'a' });
const b = sampleArticle({ id: 'b' });

describe('gatherAddresses', () => {
  it('sorts all addresses by the hash of the id', () => {
    const all = Array.from({ length: 500 }, (_, n) => ({
      article: sampleArticle({ id: `id-${n}` }),
      isNew: true,
    }));
    const links = Array.from(
      { length: 300 },
      (_, n): KeptLink => ({ kind: 'moved', id: `moved-${n}`, to: 'id-1' }),
    );
    const { addresses, positions } = gather(all, { links, copies: [['copy', 0]] });
    const ids = positions.map(addresses.id);
    expect(ids).toHaveLength(801);
    expect(new Set(ids).size).toBe(801);
    expect(ids).toEqual(ids.toSorted((one, other) => hash32(one) - hash32(other)));
  });

  it('takes texts from where they are: of new articles from the spills, of others from the former packs', () => {
    const { entries, remade } = gather([{ article: a, isNew: true }, { article: b }], { former: [b] });
    expect(entries()).toEqual(new Map([a, b].map((article) => [article.id, article])));
    expect(remade).toEqual([]);
  });

  it.each<[string, PackEntry[]]>([
    ['have nothing', []],
    ['have a move there', [{ kind: 'moved', id: 'a', to: 'b' }]],
    [
      'have a tombstone there',
      [{ kind: 'removed', id: 'a', title: 't', date: null, categories: [], author: null }],
    ],
    ['have another article there, whose id it was', [{ ...b, id: 'a' }]],
    ['have another text there', [{ ...a, html: ['<p>damaged</p>'] }]],
  ])('makes an article again when the former packs %s', (_, former) => {
    const { entries, remade } = gather([{ article: a }], { former });
    expect(entries()).toEqual(new Map([['a', a]]));
    expect(remade).toEqual(['a']);
  });

  it('leaves out what an earlier build learned from other posts', () => {
    const others = [{ id: 'x', title: 't', date: 1, categories: [['x']], author: null }];
    const { entries, remade } = gather([{ article: a }], {
      former: [{ ...a, categories: [['x'], ['y']], others }],
    });
    expect(entries()).toEqual(new Map([['a', a]]));
    expect(remade).toEqual([]);
  });

  it.each([true, false])('puts in what this build learned, new: %s', (isNew) => {
    const { articles, entries } = gather([{ article: a, isNew }], { former: [a] });
    const others = [{ id: 'x', title: 't', date: 1, categories: [['x']], author: null }];
    articles.change(0, { others });
    articles.addCategories(0, [['y']]);
    expect(entries()).toEqual(new Map([['a', { ...a, others, categories: [...a.categories, ['y']] }]]));
  });

  it.each([true, false])('gives an article the id that it got, new: %s', (isNew) => {
    const { entries } = gather([{ article: a, isNew, id: 'instead' }], {
      former: [{ ...a, id: 'instead' }, b],
    });
    expect(entries()).toEqual(new Map([['instead', { ...a, id: 'instead' }]]));
  });

  it('leads copies to their article, and keeps moves and tombstones', () => {
    const stone: KeptLink = {
      kind: 'removed',
      id: 'r',
      title: 't',
      date: null,
      categories: [['x']],
      author: 'A',
    };
    const { addresses, positions, entries } = gather([{ article: a, isNew: true }], {
      links: [{ kind: 'moved', id: 'm', to: 'gone' }, stone],
      copies: [['c', 0]],
    });
    expect(entries()).toEqual(
      new Map<string, unknown>(
        [
          ['a', a],
          ['c', { kind: 'moved', id: 'c', to: 'a' }],
          ['m', { kind: 'moved', id: 'm', to: 'gone' }],
          ['r', stone],
        ].sort(([one], [other]) => hash32(String(one)) - hash32(String(other))) as [string, unknown][],
      ),
    );
    expect(
      new Map(positions.map((at) => [addresses.id(at), [addresses.kind(at), addresses.to(at)]])),
    ).toEqual(
      new Map([
        ['a', ['article', '']],
        ['c', ['moved', 'a']],
        ['m', ['moved', 'gone']],
        ['r', ['removed', '']],
      ]),
    );
  });

  it('has another key for whatever is another entry', () => {
    const keys = (one: One, change?: Parameters<ReturnType<typeof openArticles>['change']>[1]): string => {
      const { articles, addresses } = gather([one]);
      if (change) articles.change(0, change);
      return addresses.key(0);
    };
    const different = [
      keys({ article: a }),
      keys({ article: { ...a, minutes: 2 } }),
      keys({ article: a, id: 'b' }),
      keys({ article: a }, { categories: [['y']] }),
      keys({ article: a }, { others: [] }),
    ];
    expect(new Set(different).size).toBe(different.length);
    expect(keys({ article: a, isNew: true })).toBe(keys({ article: a }));
  });

  it('says which articles changed: not those that come, and nothing that is no article', () => {
    const { addresses, positions } = gather(
      [
        { article: a, isNew: true },
        { article: { ...b, title: 'edited' }, isNew: true },
        { article: sampleArticle({ id: 'new' }), isNew: true },
      ],
      { former: [a, b, { kind: 'moved', id: 'm', to: 'x' }], links: [{ kind: 'moved', id: 'm', to: 'a' }] },
    );
    const changed = positions.filter((at) => addresses.isChanged(at, addresses.entry(at)));
    expect(changed.map(addresses.id)).toEqual(['b']);
  });
});

describe('openFormerPacks', () => {
  function writeFormer(count: number): { packs: FormerPacks; names: string[]; site: string } {
    const site = makeFolder();
    const files = openSiteFiles(site);
    const names = Array.from({ length: 8 }, (_, number) => {
      const ids = Array.from({ length: count }, (_entry, n) => `id-${n}`).filter(
        (id) => packNumber(id, 8) === number,
      );
      return files.addJson('packs', { entries: ids.map((id) => sampleArticle({ id })) });
    });
    return { packs: openFormerPacks(site, names), names, site };
  }

  it('finds entries in the order of hashes, and in any other', () => {
    const { packs } = writeFormer(50);
    const ids = Array.from({ length: 50 }, (_, n) => `id-${n}`);
    expect(ids.map((id) => packs.entry(id)?.id)).toEqual(ids);
    expect(packs.entry('id-50')).toBeUndefined();
  });

  it.each([
    ['missing', (file: string) => rmSync(file)],
    ['damaged', (file: string) => truncateSync(file, 20)],
  ])('has nothing in a pack that is %s', (_, damage) => {
    const { packs, names, site } = writeFormer(50);
    const number = packNumber('id-7', 8);
    damage(path.join(site, archiveFilePath('packs', names[number] ?? '')));
    const found = Array.from({ length: 50 }, (_entry, n) => `id-${n}`).filter((id) => packs.entry(id));
    expect(found.some((id) => packNumber(id, 8) === number)).toBe(false);
    expect(found.length).toBeGreaterThan(30);
  });

  it('has nothing of a site without packs', () => {
    expect(openFormerPacks(makeFolder(), []).entry('a')).toBeUndefined();
  });
});
