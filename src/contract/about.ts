import * as v from 'valibot';
import { type CategoryPath, categoryPathSchema } from './article.ts';
import { type Counts, countsSchema, packCounts, unpackCounts } from './counts-over-time.ts';
import { ArchiveFormatError, parseFile } from './parse-file.ts';

/** A source is the second level of an article's first category, or the first where there is no second; `[]` for neither. */
export type SourceCounts = {
  path: CategoryPath;
  articles: number;
  undated: number;
  /** Articles by `monthNumber`, in UTC. */
  months: Counts;
};

/** Articles of near copies that one row of the list stands for. */
const nearGroupSchema = v.object({ id: v.string(), title: v.string(), size: v.number() });
export type NearGroup = v.InferOutput<typeof nearGroupSchema>;

const totals = {
  /** Input files, those included that could not be read. */
  posts: v.number(),
  unreadable: v.number(),
  articles: v.number(),
  undated: v.number(),
  /** Addresses that lead to another article, and those whose article was taken out. */
  moved: v.number(),
  removed: v.number(),
};

const duplicatesSchema = v.object({
  /** Posts that are exactly an article which is there already. */
  copies: v.number(),
  /** Groups of near copies, the articles folded into their leaders' rows, and the largest groups. */
  near: v.object({ groups: v.number(), articles: v.number(), largest: v.array(nearGroupSchema) }),
});

const problemsOfKindSchema = v.tuple([v.string(), v.number(), v.array(v.string())]);
const filesOfKindSchema = v.tuple([v.string(), v.number(), v.number()]);
const column = { number: v.array(v.number()) };

const aboutSchema = v.object({
  ...totals,
  days: countsSchema,
  /** One array per field, most articles first. */
  sources: v.object({
    path: v.array(categoryPathSchema),
    articles: column.number,
    undated: column.number,
    first: column.number,
    counts: v.array(column.number),
  }),
  others: v.nullable(
    v.object({ sources: v.number(), articles: v.number(), undated: v.number(), months: countsSchema }),
  ),
  problems: v.array(problemsOfKindSchema),
  duplicates: duplicatesSchema,
  files: v.array(filesOfKindSchema),
});

type AboutFile = v.InferOutput<typeof aboutSchema>;

/** What an archive knows about itself: what it holds, where that came from, and what was wrong with it. */
export type About = { [Key in keyof typeof totals]: number } & {
  /** Articles by `dayNumber`, in UTC. */
  days: Counts;
  /** The largest sources, most articles first. */
  sources: readonly SourceCounts[];
  /** All sources that are too small for a row of their own; `null` when there are none. */
  others: (Omit<SourceCounts, 'path'> & { sources: number }) | null;
  /** Code, count, and names of the `problems` files that list the posts; most frequent first. */
  problems: readonly (readonly [code: string, count: number, names: readonly string[]])[];
  duplicates: v.InferOutput<typeof duplicatesSchema>;
  /** Kind of archive file, how many there are, and their bytes; without the manifest and this file. */
  files: readonly (readonly [kind: string, files: number, bytes: number])[];
};

/** Writes it as a file. The inverse of `parseAbout`. */
export function toAboutFile({ days, sources, others, ...rest }: About): AboutFile {
  const packed = sources.map(({ months }) => packCounts(months));
  return {
    ...rest,
    problems: rest.problems.map(([code, count, names]) => [code, count, [...names]]),
    files: rest.files.map(([kind, files, bytes]) => [kind, files, bytes]),
    days: packCounts(days),
    sources: {
      path: sources.map(({ path }) => [...path]),
      articles: sources.map(({ articles }) => articles),
      undated: sources.map(({ undated }) => undated),
      first: packed.map(({ first }) => first),
      counts: packed.map(({ counts }) => counts),
    },
    others: others && { ...others, months: packCounts(others.months) },
  };
}

/** Reads the about file. @throws ArchiveFormatError when it is not one or its columns differ in length. */
export function parseAbout(json: unknown): About {
  const { days, sources, others, ...rest } = parseFile(aboutSchema, json, 'about file');
  return {
    ...rest,
    days: unpackCounts(days),
    sources: sources.path.map((path, index) => ({
      path,
      articles: at(sources.articles, index),
      undated: at(sources.undated, index),
      months: unpackCounts({ first: at(sources.first, index), counts: at(sources.counts, index) }),
    })),
    others: others && { ...others, months: unpackCounts(others.months) },
  };
}

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new ArchiveFormatError('not an about file: its columns do not fit together');
  return value;
}

/** One problem of one post; `id` and `title` are `null` for a file that could not be read. */
const problemPostSchema = v.object({
  file: v.string(),
  id: v.nullable(v.string()),
  title: v.nullable(v.string()),
  detail: v.string(),
});

export type ProblemPost = v.InferOutput<typeof problemPostSchema>;

const problemsSchema = v.object({ posts: v.array(problemPostSchema) });

/** Reads a problems file: posts with one kind of problem, by path. @throws ArchiveFormatError when it is not one. */
export function parseProblems(json: unknown): ProblemPost[] {
  return parseFile(problemsSchema, json, 'problems file').posts;
}
