import { escapeMarkdown, markdownAddress } from '#reader/ui/escape-markdown.ts';

/** What a citation names of an article. */
export type Cited = {
  title: string;
  author: string | null;
  source: string | null;
  /** Seconds since 1970; `null` for an article without a date. */
  date: number | null;
  url: string;
};

/**
 * A reference as GB/T 7714-2015 writes those to pages of the web: who, what, [EB/OL], where, (when) [when it was read], address.
 */
export function gbCitation({ title, author, source, date, url }: Cited, today: Date): string {
  const where = source === null || source === author ? '' : ` ${source},`;
  const published = date === null ? '' : `(${day(new Date(date * 1000))})`;
  const named = author === null ? '' : `${author}. `;
  const dates = `${where}${where && published ? ' ' : ''}${published}[${day(today)}]`;
  return oneLine(`${named}${title}[EB/OL].${dates}. ${url}.`);
}

/** A reference in the manner of the American Psychological Association, 7th edition: who (when). What. Where. Address. */
export function apaCitation({ title, author, source, date, url }: Cited): string {
  const published = date === null ? 'n.d.' : apaDay(new Date(date * 1000));
  const where = source === null || source === author ? '' : ` ${sentence(source)}`;
  const head =
    author === null
      ? `${sentence(title)} (${published}).`
      : `${sentence(author)} (${published}). ${sentence(title)}`;
  return oneLine(`${head}${where} ${url}`);
}

/** A link in Markdown. */
export function markdownLink({ title, url }: { title: string; url: string }): string {
  return `[${escapeMarkdown(oneLine(title))}](<${markdownAddress(url)}>)`;
}

function sentence(text: string): string {
  return /[.!?。！？…]$/.test(text) ? text : `${text}.`;
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function apaDay(date: Date): string {
  const month = date.toLocaleString('en', { month: 'long', timeZone: 'UTC' });
  return `${date.getUTCFullYear()}, ${month} ${date.getUTCDate()}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
