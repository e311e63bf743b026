import { groupNearCopies } from '#ingest/near-copies/group-near-copies.ts';
import { type NearCopyLimits, nearCopyLimits, type SignatureTable } from '#ingest/near-copies/near.ts';
import { isFolded } from '#ingest/near-copies/pairs/is-folded.ts';
import { farPairs, nearPairs } from '#ingest/near-copies/pairs/pairs.ts';
import { stories } from '#ingest/near-copies/pairs/stories.ts';
import { signatureLength, signatureOf } from '#ingest/near-copies/signature.ts';
import { printTable, rounded } from './print.ts';

/* Prints what folding near copies gets wrong at its thresholds and beside them, and what it costs: node bench/near-copies.ts */

printErrors();
printSignatureTime();
printGroupingTime(1_000_000);

function printErrors(): void {
  const near = nearPairs();
  const far = farPairs();
  const row = (change: Partial<NearCopyLimits>) => {
    const limits = { ...nearCopyLimits, ...change };
    const [name = 'as published', value = ''] = Object.entries(change)[0] ?? [];
    const missed = near.filter((pair) => !isFolded(pair, limits)).length;
    return [`${name} ${value}`.trim(), far.filter((pair) => isFolded(pair, limits)).length, missed];
  };
  printTable({
    title: `Near copies: errors with ${near.length} true and ${far.length} false pairs`,
    columns: ['threshold', 'false folds', 'missed folds'],
    rows: [
      row({}),
      ...[20, 24, 28, 36, 40, 44, 48].map((bits) => row({ bits })),
      ...[6, 8, 12, 14, 16, 20].map((strictBits) => row({ strictBits })),
      ...[1, 2].map((missingNumbers) => row({ missingNumbers })),
      ...[7, 30, 400].map((days) => row({ days })),
    ],
    notes: [`published: ${JSON.stringify(nearCopyLimits)}`],
  });
}

function printSignatureTime(): void {
  const articles = Object.values(stories)
    .filter(({ title }) => /^[^a-zぁ-ん]*$/i.test(title))
    .map(({ title, paragraphs }) => ({ title, text: paragraphs.join('\n').repeat(5).slice(0, 1500) }));
  const rounds = 200;
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 10; attempt++) {
    const start = performance.now();
    for (let round = 0; round < rounds; round++) for (const article of articles) signatureOf(article);
    least = Math.min(least, ((performance.now() - start) * 1000) / (rounds * articles.length));
  }
  console.log(`\nsignatureOf, 1,500 characters of Chinese: ${rounded(least)} microseconds, the least of ten`);
}

function printGroupingTime(count: number): void {
  const kinds = ['no title twice', '50,000 of one title', 'all in pairs', 'all of one title'];
  printTable({
    title: `groupNearCopies, ${count.toLocaleString('en')} articles`,
    columns: ['articles', 'ms', 'groups'],
    rows: kinds.map((kind) => {
      const table = syntheticTable(count, kind);
      const start = performance.now();
      const groups = groupNearCopies(table);
      return [kind, rounded(performance.now() - start), groups.length];
    }),
    notes: [],
  });
}

/** Random signatures over five years; every twentieth article has a copy before it, but where titles are the subject. */
function syntheticTable(count: number, kind: string): SignatureTable {
  const random = randomNumbers(1);
  const signatures = Uint32Array.from({ length: count * signatureLength }, random);
  const dates = Float64Array.from({ length: count }, () => 1.6e9 + (random() % 1.5e8));
  const sources = Uint32Array.from({ length: count }, (_, article) => article % 250);
  for (let article = 1; article < count; article++) {
    const from = article * signatureLength;
    const isCopy = kind === 'all in pairs' ? article % 2 === 1 : article % 20 === 1;
    if (kind === 'all of one title' || (kind === '50,000 of one title' && article % 20 === 0)) {
      signatures[from] = 1;
    } else if (isCopy && kind !== 'no title twice') {
      signatures.copyWithin(from, from - signatureLength, from);
      dates[article] = (dates[article - 1] ?? 0) + 3600;
    }
  }
  return { signatures, dates, sources };
}

/** 32-bit numbers that are the same on every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const first = Math.imul(state ^ (state >>> 15), 1 | state);
    const second = (first + Math.imul(first ^ (first >>> 7), 61 | first)) ^ first;
    return (second ^ (second >>> 14)) >>> 0;
  };
}
