import { usualFeeds } from '#contract/site.ts';
import { type ArchiveArguments, readArchiveArguments } from './archive-arguments.ts';
import { checkPrevious } from './archive-folders.ts';
import { cacheFolder } from './cache-folder.ts';
import { readConfig } from './config/config-file.ts';
import type { Config } from './config/config-schema.ts';
import { withPicturesOf } from './config/picture-values.ts';
import { optionValue } from './option-value.ts';
import { type PictureOptions, parsePictureOptions } from './picture-options.ts';
import {
  hubAddress,
  pageCount,
  type SettingValue,
  searchCover,
  siteAddress,
  sitePath,
  timezone,
} from './setting-values.ts';
import { newSite, type SiteSettings } from './site-settings.ts';
import { UsageError } from './usage-error.ts';

/** The options that `build` and `ingest` share. */
export type ArchiveOptions = Omit<SiteSettings, 'isSigned'> &
  PictureOptions & {
    content: string;
    site: string;
    timezone: string;
    report: string | null;
    /** Folder of the site's cache, `null` for none. */
    cache: string | null;
    /** Folder or address of the former site, `null` for the one in `site`. */
    previous: string | null;
    /** How many articles get a page of their own; `null` for as many as a free host has room for. */
    pages: number | 'all' | null;
    strict: boolean;
  };

/**
 * Parses the arguments of `build` and `ingest`; `null` when help was asked for.
 * @param settingsOf what stands for the settings of a site that the call does not name.
 * @throws UsageError that names the argument and what is allowed, or lists the mistakes of the file of settings.
 */
export function parseArchiveOptions(
  args: string[],
  settingsOf: (site: string) => SiteSettings = () => newSite,
): ArchiveOptions | null {
  const call = readArchiveArguments(args);
  if (call === null) return null;
  const { values, content, site } = call;
  const config = readConfig(content, values.config);
  const settings = settingsOf(site);
  return {
    content,
    site,
    ...placeOf(values, { config, settings }),
    title: values.title ?? config.title ?? settings.title,
    description: config.description ?? settings.description,
    language: config.language ?? settings.language,
    timezone: given('--timezone', values.timezone, timezone) ?? config.timezone ?? 'UTC',
    ...parsePictureOptions(withPicturesOf(config, values), { site, settings }),
    search: given('--search', values.search, searchCover) ?? config.search ?? settings.search,
    pages: given('--pages', values.pages, pageCount) ?? config.pages ?? null,
    feeds: feedsOf(values, { config, settings }),
    views: config.views?.map(({ name, view }) => ({ name, query: view.query })) ?? settings.views,
    analytics: config.analytics ?? settings.analytics,
    comments: config.comments ?? settings.comments,
    report: values.report ?? null,
    cache: values['no-cache'] ? null : cacheFolder(site, values.cache),
    previous: values.previous === undefined ? null : checkPrevious(values.previous),
    strict: values.strict,
  };
}

/** The value of an option that the call names. */
function given<Value>(
  option: string,
  text: string | undefined,
  value: SettingValue<Value>,
): Value | undefined {
  return text === undefined ? undefined : optionValue(option, text, value);
}

type Known = { config: Config; settings: SiteSettings };

/** Where a site is: its address ends with its base. */
function placeOf(
  values: Pick<ArchiveArguments['values'], 'address' | 'base'>,
  { config, settings }: Known,
): Pick<SiteSettings, 'address' | 'base'> {
  const address = given('--address', values.address, siteAddress) ?? config.address;
  const base = given('--base', values.base, sitePath) ?? (values.address ? undefined : config.base);
  if (address === undefined) {
    const isMoved = base !== undefined && base !== settings.base;
    return { base: base ?? settings.base, address: isMoved ? null : settings.address };
  }
  const { pathname } = new URL(address);
  if (base !== undefined && base !== pathname)
    throw new UsageError(`--base ${base}: the site's address ${address} has the path ${pathname}`);
  return { base: optionValue('--base', pathname, sitePath), address };
}

function feedsOf(
  values: Pick<ArchiveArguments['values'], 'hub'>,
  { config, settings }: Known,
): SiteSettings['feeds'] {
  const { on = settings.feeds !== null, ...asked } = config.feeds ?? {};
  const hub = given('--hub', values.hub, hubAddress);
  if (!on && hub !== undefined) throw new UsageError(`--hub ${hub}: the feeds of this site are switched off`);
  if (!on) return null;
  const known = settings.feeds ?? usualFeeds;
  return {
    most: asked.most ?? known.most,
    items: asked.items ?? known.items,
    hub: hub ?? asked.hub ?? known.hub,
  };
}
