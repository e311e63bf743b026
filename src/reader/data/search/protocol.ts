import type { Manifest } from '#contract/manifest.ts';
import type { Row } from '#contract/row.ts';
import type { MarkFilter } from '#contract/view.ts';
import type { ArchiveErrorCause } from '#reader/data/archive-error.ts';
import type { Asked, HitPage } from '#search/engine.ts';
import type { Passage } from '#search/match.ts';
import type { QueryPart } from '#search/query.ts';

/** Ids of articles by what the reader marked them with, of the marks that a query names. */
export type MarkedIds = Partial<Record<Exclude<MarkFilter, 'unread'>, readonly string[]>>;

/** What is sought, as the page says it: the query as typed. */
export type Sought = Omit<Asked, 'query'> & { words: string; marks: MarkedIds };

/** A hit's title with its marks, and the text below it. */
export type ShownHit = { title: Passage['marks']; summary: Passage };

/** A page of hits, with how those are shown whose rows say it all. */
export type ShownPage = Omit<HitPage, 'hits'> & { hits: readonly { row: Row; shown: ShownHit | null }[] };

/** What the page asks the search worker, and what comes back for each. */
export type SearchCalls = {
  /** The hits of a page, counted from 0. */
  page: { ask: { sought: Sought; page: number }; answer: ShownPage };
  /** How a hit is shown: the places to mark in its title, and its summary, or the best passage of its text. */
  shown: { ask: { row: Row; words: string; columns: number }; answer: ShownHit };
  /** Of some rows, the ids of those that are hits. */
  holding: { ask: { rows: readonly Row[]; words: string; marks: MarkedIds }; answer: string[] };
  /** The same by what rows say alone, which needs no file. */
  matching: { ask: { rows: readonly Row[]; words: string; marks: MarkedIds }; answer: string[] };
  /** How a query was understood. */
  understand: { ask: { words: string }; answer: readonly QueryPart[] };
};

export type SearchCall = keyof SearchCalls;

export type SearchRequest = {
  [Call in SearchCall]: { id: number; call: Call; manifest: string; ask: SearchCalls[Call]['ask'] };
}[SearchCall];

/** The archive that is searched, before it is asked about: `name` stands for it from then on. */
export type SearchArchive = { name: string; archive: Manifest; siteRoot: string };

export type SearchAnswer =
  | { id: number; value: SearchCalls[SearchCall]['answer'] }
  | { id: number; failure: ArchiveErrorCause };
