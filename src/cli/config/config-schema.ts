import { statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { readImageProxy } from '#cli/image-proxy-setting.ts';
import {
  hubAddress,
  language,
  mirrorAddress,
  type SettingValue,
  searchCover,
  serviceAddress,
  siteAddress,
  sitePath,
  timezone,
} from '#cli/setting-values.ts';
import { usualFeeds } from '#contract/site.ts';
import { journalFile } from '#ingest/mirror/journal.ts';
import { readSiteView } from './site-view.ts';

/** More than these are no short cut any longer. */
const mostViews = 50;

/**
 * What a file of settings may say. Messages say what is allowed; that of an unknown name is the list of names that there are (`mistakes.ts`).
 * @param folder where paths in the file begin.
 */
export function configSchema(folder: string) {
  return v.pipe(
    group('an object: the settings between { and }', {
      $schema: v.optional(v.string('the address of the schema that editors check this file with')),
      title: setting('Name of the archive.', text),
      description: setting('One sentence about it, for search engines, chats and feed readers.', text),
      language: setting('Language of the archive, for feeds and pages.', value(language)),
      address: setting('Where readers find the site.', value(siteAddress)),
      base: setting('Path of the site on its host; by default that of the address.', value(sitePath)),
      timezone: setting('Zone of dates that name none.', value(timezone)),
      search: setting('What full-text search covers.', value(searchCover)),
      pages: setting('How many articles get a page of their own.', pages),
      feeds: setting('RSS, Atom and JSON Feed.', feeds),
      views: setting('Views that the reader shows to everybody, each with feeds.', views),
      pictures: setting('How pictures come to readers.', pictures(folder)),
      analytics: setting('Counts visits; off when left out.', analytics),
      comments: setting('Comments below articles, loaded on a click; off when left out.', comments),
    }),
    v.forward(
      v.partialCheck(
        [['base'], ['address']],
        ({ base, address }) =>
          base === undefined || address === undefined || new URL(address).pathname === base,
        'the path that the address has',
      ),
      ['base'],
    ),
  );
}

export type Config = v.InferOutput<ReturnType<typeof configSchema>>;

function setting<Schema extends v.GenericSchema>(description: string, schema: Schema) {
  return v.pipe(v.optional(schema), v.description(description));
}

/** An object that has these names and no others. */
function group<Entries extends v.ObjectEntries>(what: string, entries: Entries) {
  return v.objectWithRest(entries, v.never(Object.keys(entries).join(', ')), ({ expected }) => {
    const missing = /^"(.*)"$/.exec(expected ?? '')?.[1];
    const entry = missing === undefined ? undefined : entries[missing];
    return entry && 'message' in entry ? String(entry.message) : what;
  });
}

/** A text that means something. */
function value<Value>({ allowed, read }: SettingValue<Value>) {
  return v.pipe(
    v.string(allowed),
    v.rawTransform<string, Value>(({ dataset, addIssue, NEVER }) => {
      const meant = read(dataset.value);
      if (meant !== null) return meant;
      addIssue({ message: allowed });
      return NEVER;
    }),
  );
}

/** A text whose reading says itself what is wrong. */
function judged<Read extends object>(what: string, read: (text: string) => Read | { wrong: string }) {
  return v.pipe(
    v.string(what),
    v.rawTransform<string, Exclude<Read, { wrong: string }>>(({ dataset, addIssue, NEVER }) => {
      const result = read(dataset.value);
      if (!('wrong' in result)) return result as Exclude<Read, { wrong: string }>;
      addIssue({ message: String(result.wrong) });
      return NEVER;
    }),
  );
}

const textAllowed = 'a text that is not empty';
const text = v.pipe(v.string(textAllowed), v.trim(), v.nonEmpty(textAllowed));

const isOn = v.boolean('true or false');

function count(least: number, most: number) {
  const allowed = `a whole number from ${least} to ${most}`;
  return v.pipe(v.number(allowed), v.integer(allowed), v.minValue(least, allowed), v.maxValue(most, allowed));
}

const pagesAllowed = 'a whole number of articles, or "all"';
const pages = v.union(
  [
    v.pipe(v.number(pagesAllowed), v.integer(pagesAllowed), v.minValue(0, pagesAllowed)),
    v.literal('all', pagesAllowed),
  ],
  pagesAllowed,
);

const feeds = group('an object, as {"items": 20}', {
  on: setting('Whether there are feeds.', isOn),
  items: setting(`Articles in each; ${usualFeeds.items} when left out.`, count(1, 1000)),
  most: setting(
    `Categories and sources with feeds, the largest first; ${usualFeeds.most} when left out.`,
    count(0, 100_000),
  ),
  hub: setting('WebSub hub that tells readers about changes.', value(hubAddress)),
});

const view = group('an object, as {"name": "AI", "view": "?words=AI"}', {
  name: text,
  view: judged('the address of a list, from its question mark on', readSiteView),
});

const views = v.pipe(
  v.array(view, 'a list of views, as [{"name": "AI", "view": "?words=AI"}]'),
  v.maxLength(mostViews, `at most ${mostViews} views`),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const [index, { view }] of dataset.value.entries()) {
      const first = dataset.value.findIndex((other) => other.view.query === view.query);
      if (first === index) continue;
      addIssue({
        message: `each view once; views[${first}] shows the same`,
        input: view.query,
        path: [
          { type: 'array', origin: 'value', input: dataset.value, key: index, value: dataset.value[index] },
          { type: 'object', origin: 'value', input: {}, key: 'view', value: view.query },
        ],
      });
    }
  }),
);

function pictures(folder: string) {
  return v.pipe(
    group('an object, as {"proxy": "https://images.example.com"}', {
      proxy: setting(
        'Image proxy: our own, or the template of another service.',
        judged('an address as https://images.example.com, or a template with {url}', readImageProxy),
      ),
      keyFile: setting('Signs pictures for a proxy that wants it.', value(keyFile(folder))),
      mirror: setting('Folder that lectern mirror filled.', value(mirrorFolder(folder))),
      mirrorAddress: setting('Where its files are served, when not from the site.', value(mirrorAddress)),
      wayback: setting('Whether the Internet Archive may be asked for pictures that are gone.', isOn),
    }),
    v.forward(
      v.partialCheck(
        [['mirror'], ['mirrorAddress']],
        ({ mirror, mirrorAddress }) => mirrorAddress === undefined || mirror !== undefined,
        'only together with mirror, the folder that has its journal',
      ),
      ['mirrorAddress'],
    ),
  );
}

function keyFile(folder: string): SettingValue<string> {
  return {
    allowed: 'a file with one key a line; its path begins at this file',
    read(text) {
      const file = path.resolve(folder, text);
      return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
    },
  };
}

function mirrorFolder(folder: string): SettingValue<string> {
  return {
    allowed: `a folder that lectern mirror filled (it has a ${journalFile}); its path begins at this file`,
    read(text) {
      const mirror = path.resolve(folder, text);
      return statSync(path.join(mirror, journalFile), { throwIfNoEntry: false })?.isFile() ? mirror : null;
    },
  };
}

const counters = '"goatcounter", "plausible" or "umami"';
const analytics = v.variant(
  'provider',
  [
    group('', { provider: v.literal('goatcounter', counters), site: value(serviceAddress) }),
    group('', {
      provider: v.literal('plausible', counters),
      site: value(serviceAddress),
      domain: v.pipe(
        v.string('the name of the site at Plausible, as reader.example.com'),
        v.regex(/^[\w.-]+(\/[\w.~/-]*)?$/, 'the name of the site at Plausible, as reader.example.com'),
      ),
    }),
    group('', {
      provider: v.literal('umami', counters),
      site: value(serviceAddress),
      id: v.pipe(v.string('the website’s id at Umami, a UUID'), v.uuid('the website’s id at Umami, a UUID')),
    }),
  ],
  ({ expected }) =>
    expected === 'Object' ? 'an object, as {"provider": "goatcounter", "site": "https://…"}' : counters,
);

const commenters = '"giscus" or "waline"';
const comments = v.variant(
  'provider',
  [
    group('', {
      provider: v.literal('giscus', commenters),
      site: v.optional(value(serviceAddress), 'https://giscus.app'),
      repo: v.pipe(
        v.string('owner/name of the repository on GitHub'),
        v.regex(/^[\w.-]+\/[\w.-]+$/, 'owner/name of the repository on GitHub'),
      ),
      repoId: idOf('repository'),
      category: text,
      categoryId: idOf('category'),
    }),
    group('', { provider: v.literal('waline', commenters), site: value(serviceAddress) }),
  ],
  ({ expected }) =>
    expected === 'Object' ? 'an object, as {"provider": "waline", "site": "https://…"}' : commenters,
);

function idOf(what: string) {
  const allowed = `the ${what}'s id, as giscus.app shows it`;
  return v.pipe(v.string(allowed), v.regex(/^[\w+/=-]+$/, allowed));
}
