/** The few words that pages have besides those of their articles, in the language of what they show. The reader brings its own. */
export type PageWords = {
  everything: string;
  articles: (count: number) => string;
  minutes: (count: number) => string;
  /** A day in UTC, of seconds since 1970; without its year when it is in that of `newest`. The reader shows the time of the person's own zone. */
  day: (seconds: number, newest?: number | null) => string;
  undated: string;
  untitledSource: string;
  original: string;
  /** Below the first rows of a list, where there is no script for the others. */
  moreWithScript: string;
};

const chinese: PageWords = {
  everything: '全部文章',
  articles: (count) => `${count.toLocaleString('zh')} 篇`,
  minutes: (count) => `${count} 分钟`,
  day: (seconds, newest) => {
    const [date, year] = [dateOf(seconds), isYearOf(seconds, newest)];
    return `${year ? '' : `${date.getUTCFullYear()}年`}${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  },
  undated: '无日期',
  untitledSource: '书案',
  original: '原文',
  moreWithScript: '这里是最新的文章；其余的要打开 JavaScript 才能看到。',
};

const traditional: PageWords = {
  ...chinese,
  minutes: (count) => `${count} 分鐘`,
  undated: '無日期',
  untitledSource: '書案',
  moreWithScript: '這裡是最新的文章；其餘的要開啟 JavaScript 才能看到。',
};

const english: PageWords = {
  everything: 'All articles',
  articles: (count) => (count === 1 ? '1 article' : `${count.toLocaleString('en')} articles`),
  minutes: (count) => `${count} min`,
  day: (seconds, newest) =>
    dateOf(seconds).toLocaleDateString('en', {
      timeZone: 'UTC',
      month: 'short',
      day: 'numeric',
      ...(isYearOf(seconds, newest) ? {} : { year: 'numeric' }),
    }),
  undated: 'No date',
  untitledSource: 'Lectern',
  original: 'Original',
  moreWithScript: 'These are the newest articles; the others are shown with JavaScript.',
};

/** The words for text in a language, a BCP 47 tag; English for all but Chinese. */
export function wordsFor(lang: string): PageWords {
  if (/^zh-(hant|tw|hk|mo)/i.test(lang)) return traditional;
  return /^zh/i.test(lang) ? chinese : english;
}

const dateOf = (seconds: number): Date => new Date(seconds * 1000);

function isYearOf(seconds: number, newest: number | null | undefined): boolean {
  return typeof newest === 'number' && dateOf(newest).getUTCFullYear() === dateOf(seconds).getUTCFullYear();
}
