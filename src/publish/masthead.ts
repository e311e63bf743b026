import { escapeHtml } from './html.ts';
import type { PublishedSite } from './published-site.ts';

/** The head of every page, as the reader draws it; what can be pressed in it comes with the reader. */
export function masthead({ title, base }: Pick<PublishedSite, 'title' | 'base'>): string {
  return `<header class="masthead_masthead"><a class="masthead_brand" href="${base}">${seal}<span class="masthead_name">${escapeHtml(title)}</span></a></header>`;
}

const seal =
  '<svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true"><rect x="1" y="1" width="30" height="30" rx="4" fill="var(--seal)"/><path d="M8 10h16M16 6.5v19M9 16h14M8 25.5h16M11 10v6M21 10v6" stroke="var(--on-seal)" stroke-width="2" fill="none"/></svg>';
