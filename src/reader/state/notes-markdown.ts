import { escapeMarkdown, markdownAddress } from '#reader/ui/escape-markdown.ts';
import type { Note } from './stored-notes.ts';

/** An article as its notes name it. */
export type NotedArticle = {
  title: string;
  /** Who wrote it and when, as far as it is known. */
  facts: readonly string[];
  url: string;
  notes: readonly Note[];
};

/** The notes of some articles as one Markdown text, each article under a heading that leads to it. */
export function notesMarkdown(articles: readonly NotedArticle[], title: string): string {
  return `${[`# ${escapeMarkdown(title)}`, ...articles.map(articleNotesMarkdown)].join('\n\n')}\n`;
}

/** The notes of one article. */
export function articleNotesMarkdown({ title, facts, url, notes }: NotedArticle): string {
  const heading = `## [${escapeMarkdown(oneLine(title))}](<${markdownAddress(url)}>)`;
  const about = facts.length > 0 ? [escapeMarkdown(facts.join(' · '))] : [];
  return [heading, ...about, ...notes.map(noteMarkdown)].join('\n\n');
}

/** A passage as a quote, and what was written about it, which stays as it was written: it may be Markdown itself. */
export function noteMarkdown({ passage, text }: Pick<Note, 'passage' | 'text'>): string {
  const lines = passage.quote.split(/\s*\n\s*/).map((line) => `> ${escapeMarkdown(line)}`);
  const quote = lines.join('\n>\n');
  return text.trim() === '' ? quote : `${quote}\n\n${text.trim()}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
