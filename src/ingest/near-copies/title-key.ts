import { fold } from '#text/fold.ts';
import { letterOf, noLetter } from './letters.ts';
import { mix } from './mix.ts';

/** Fewer letters than this do not name a story once the site is cut off: `iPhone - 评测` stays whole. */
const leastTitle = 8;

/** `标题 | 站点`, `标题_站点`, `标题 - 站点`. */
const siteAfterMark = /\s*(?:[|_]|\s[-–—]+\s)\s*([^|_]{2,24})$/;

/** What follows such a mark and is no site: a date, an issue, a part of a series. */
const partOfSeries =
  /^第|\d(?:$|[年月日号期章回集话季届轮/.:-])|[上中下一二三四五六七八九十篇章集回期]$|^(?:part|vol|no|ep)\b/;

/** `标题-新华网`: a dash without spaces joins words too, so the name itself must say that it is a site. */
const siteAfterDash = /[-–—]+[^-–—|_\d]{0,12}(?:网|在线|新闻|日报|晚报|时报|频道|\.com|\.cn|\.net)$/;

/** Below it a title names no story: 任前公示, 今日天气预报, Release notes. A Han character or kana weighs as much as three other letters. */
const leastWeight = 36;
const firstKana = 0x3040;

export type TitleKey = {
  /** The same for titles which say the same; 0 for a title without letters, which is the same as no other. */
  key: number;
  /** So short that it may stand over many stories. */
  isCommon: boolean;
};

/**
 * What a title is known by. Case, width, punctuation, spaces, traditional forms and the site's name at the end do not matter:
 * `微软发布了新的操作系统 - 36氪` has the key of `微软发布了新的操作系统`.
 */
export function titleKey(title: string): TitleKey {
  const name = withoutSites(fold(title));
  let hash = 0x811c9dc5;
  let weight = 0;
  for (let index = 0; index < name.length; index++) {
    const letter = letterOf(name.charCodeAt(index));
    if (letter === noLetter) continue;
    hash = Math.imul(hash ^ letter, 0x01000193);
    weight += letter >= firstKana ? 3 : 1;
  }
  return { key: weight === 0 ? 0 : mix(hash) >>> 0 || 1, isCommon: weight < leastWeight };
}

/** Cuts off at most two names: `标题_财经频道_央视网`. */
function withoutSites(folded: string): string {
  return withoutSite(withoutSite(folded));
}

function withoutSite(folded: string): string {
  const found = siteAfterMark.exec(folded);
  const isSite = found !== null && !partOfSeries.test(found[1] ?? '');
  const start = isSite ? found.index : folded.search(siteAfterDash);
  return start >= leastTitle ? folded.slice(0, start) : folded;
}
