import { encodeArticleId, isArticleId, permalinkKey } from '#contract/article-id.ts';
import { sha256 } from '#ingest/archive/content-hash.ts';
import type { Problem } from '#ingest/problem.ts';
import { readCovers, readLink } from './addresses.ts';
import { readAuthor } from './author.ts';
import { readCategories } from './categories.ts';
import { readDate } from './date.ts';
import { decodePost } from './decode.ts';
import { readFields } from './fields.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readLanguage } from './language-tag.ts';
import type { Post } from './post.ts';
import { readTitle } from './title.ts';
import { isNothing, type Value } from './yaml.ts';

type Values = ReadonlyMap<string, Value>;

/**
 * Reads a post from its file's bytes. Never throws: whatever the bytes are, there is a post, with a problem for everything that
 * could not be understood.
 * @param file the post's path below the content folder, with `/`.
 * @param options.timezone for dates that name no zone: an IANA name, checked by `isTimezone`.
 */
export function readPost(bytes: Uint8Array, file: string, options: { timezone: string }): Post {
  const decoded = decodePost(bytes);
  const { kind, source, body, problem } = splitFrontMatter(decoded.text);
  const fields = readFields(source, kind === 'json' ? 'json' : 'yaml');
  const { values } = fields;
  const id = readId(values);
  const title = readTitle(values.get('title'));
  const date = readDate(values.get('date'), options);
  const updated = readUpdated(values, options);
  const categories = readCategories(values.get('categories') ?? values.get('category'), file);
  const own = [decoded, fields, id, title, date, updated, categories].flatMap((part) => part.problems);
  return {
    file,
    id: id.id,
    title: title.title,
    date: date.date,
    updated: updated.date,
    categories: categories.categories,
    author: readAuthor(values.get('author') ?? values.get('authors')),
    lang: readLanguage(values.get('lang') ?? values.get('language')),
    link: readLink(values),
    isStarred: readStarred(values),
    covers: readCovers(values),
    body,
    problems: problem ? [problem, ...own] : own,
  };
}

/** `starred: true`; `sticky`, `top` and `pin` are true or a weight in Hexo's themes. */
function readStarred(values: Values): boolean {
  return ['starred', 'sticky', 'top', 'pin'].some((key) => {
    const value = values.get(key);
    return typeof value === 'string' && (/^(true|yes)$/i.test(value.trim()) || Number(value) > 0);
  });
}

/**
 * An explicit id: `id`, the `abbrlink` of Hexo's plug-in of that name, whose sites have it in their addresses, or one made of the
 * `permalink` that a post had on its former site.
 */
function readId(values: Values): { id: string | null; problems: Problem[] } {
  const problems: Problem[] = [];
  for (const key of ['id', 'abbrlink']) {
    const value = values.get(key);
    if (value === undefined || (typeof value === 'string' && isNothing(value))) continue;
    const text = typeof value === 'string' ? value.trim() : '';
    if (isArticleId(text)) return { id: text, problems };
    const detail = `"${text.slice(0, 80)}" cannot be an id: use up to 64 ASCII letters, digits, "-" and "_"`;
    problems.push({ code: 'id-invalid', detail });
  }
  return { id: idOfPermalink(values.get('permalink')), problems };
}

/** A whole address is that of the original page, and names nothing on the site (`readLink`). */
function idOfPermalink(value: Value | undefined): string | null {
  if (typeof value !== 'string' || isNothing(value) || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(value.trim()))
    return null;
  const key = permalinkKey(value.trim());
  if (key === '') return null;
  return isArticleId(key) ? key : encodeArticleId(sha256(`/${key}`));
}

/** The date of the last change. Most posts have none, and that is no problem; one that is no date is. */
function readUpdated(values: Values, options: { timezone: string }): ReturnType<typeof readDate> {
  const value = values.get('updated');
  if (value === undefined || (typeof value === 'string' && isNothing(value)))
    return { date: null, problems: [] };
  const { date, problems } = readDate(value, options);
  return { date, problems: problems.map(({ code, detail }) => ({ code, detail: `updated: ${detail}` })) };
}
