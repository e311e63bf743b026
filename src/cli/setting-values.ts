import type { SearchCover } from '#ingest/build-archive.ts';
import { isTimezone } from '#ingest/post/timezone.ts';

/** A value that people write, on the command line or in a file: how it is read, `null` for a wrong one, and what is allowed, in words. */
export type SettingValue<Value> = { allowed: string; read: (text: string) => Value | null };

/** An address without anything that is no part of a place; with a slash at its end. */
export const siteAddress: SettingValue<string> = {
  allowed: "the address of the site's first page, as https://reader.example.com/sub/",
  read(text) {
    const url = URL.canParse(text) ? new URL(text) : null;
    const isPlain = url && /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash;
    if (!isPlain) return null;
    return url.href.endsWith('/') ? url.href : `${url.href}/`;
  },
};

export const sitePath: SettingValue<string> = {
  allowed: 'a path with slashes at both ends, as / or /reader/',
  // A browser would take `.` and `..` out of the address.
  read: (text) => (/^\/((?!\.\.?\/)[\w.~-]+\/)*$/.test(text) ? text : null),
};

export const timezone: SettingValue<string> = {
  allowed: 'no time zone has this name; use one as Asia/Shanghai',
  read: (text) => (isTimezone(text) ? text : null),
};

export const searchCover: SettingValue<SearchCover> = {
  allowed: 'text, or titles for titles and summaries only',
  read: (text) => (text === 'text' || text === 'titles' ? text : null),
};

export const hubAddress: SettingValue<string> = {
  allowed: 'the address of a WebSub hub, as https://hub.example.com/',
  read: (text) => (/^https?:\/\//.test(text) && URL.canParse(text) ? text : null),
};

export const pageCount: SettingValue<number | 'all'> = {
  allowed: 'a number of articles, or all',
  read: (text) => (text === 'all' ? text : /^\d{1,9}$/.test(text) ? Number(text) : null),
};

/** An absolute address, or a path from the site; with a slash at its end. */
export const mirrorAddress: SettingValue<string> = {
  allowed: 'an address as https://files.example.com/mirror/, or a path as ./files/',
  read(text) {
    const isAddress = /^(?:https?:\/\/[^/?#]|\.{0,2}\/(?!\/))[^?#]*$/i.test(text);
    return isAddress && URL.canParse(text, 'https://site.invalid/sub/') ? text.replace(/\/*$/, '/') : null;
  },
};

/** A service that readers' browsers ask. A page that came over https asks nothing over http, but this machine. */
export const serviceAddress: SettingValue<string> = {
  allowed: 'an address as https://counter.example.com, without a query; http:// only on this machine',
  read(text) {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || url.username || url.search || url.hash) return null;
    const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) return null;
    return url.href.replace(/\/+$/, '');
  },
};

export const language: SettingValue<string> = {
  allowed: 'a language tag as zh-CN, zh-Hant or en',
  read(text) {
    try {
      return Intl.getCanonicalLocales(text)[0] ?? null;
    } catch {
      return null;
    }
  },
};
