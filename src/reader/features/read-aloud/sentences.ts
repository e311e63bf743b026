export type Span = { start: number; end: number };

/** A voice that is given more than this at once may fall silent half-way (Chromium, with voices from afar). */
const longest = 160;
const sentence = /[^。！？!?…\n]*(?:[。！？!?…\n]+[”’」』）)]*|$)/g;
const pauses = /[，、；：,;:]\s*|\s/g;

/** The sentences of a text, without the space around them. What is too long for one breath is parted where a comma stands. */
export function splitSentences(text: string, lang: string): Span[] {
  return sentenceSpans(text, lang)
    .flatMap((span) => breaths(text, span))
    .map((span) => trim(text, span))
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

function sentenceSpans(text: string, lang: string): Span[] {
  if (!('Segmenter' in Intl)) return [...text.matchAll(sentence)].map((match) => spanOf(match));
  const segmenter = new Intl.Segmenter(lang === '' || lang === 'und' ? undefined : lang, {
    granularity: 'sentence',
  });
  return [...segmenter.segment(text)].map(({ segment, index }) => ({
    start: index,
    end: index + segment.length,
  }));
}

function spanOf({ 0: match, index }: RegExpExecArray): Span {
  return { start: index, end: index + match.length };
}

function breaths(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  let from = start;
  while (end - from > longest) {
    const to = lastPause(text.slice(from, from + longest)) ?? longest;
    spans.push({ start: from, end: from + to });
    from += to;
  }
  return [...spans, { start: from, end }];
}

function lastPause(text: string): number | null {
  const last = [...text.matchAll(pauses)].at(-1);
  return last && last.index > 0 ? last.index + last[0].length : null;
}

function trim(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  const lead = part.length - part.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, part.trimEnd().length) };
}
