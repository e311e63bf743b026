import type { Story } from './stories.ts';

export type Version = { title: string; text: string };

/** What another source does to a story. `turn` varies the words from story to story. */
export type Change = (story: Story, turn: number) => Version;

export function original({ title, paragraphs }: Story): Version {
  return { title, text: paragraphs.join('\n') };
}

type Language = 'zh' | 'en' | 'ja';

function languageOf({ title }: Story): Language {
  if (/[ぁ-ん]/.test(title)) return 'ja';
  return /[一-龥]/.test(title) ? 'zh' : 'en';
}

/** Keeps the title and changes the text. */
function onText(change: (text: string, language: Language, turn: number) => string): Change {
  return (story, turn) => ({
    title: story.title,
    text: change(original(story).text, languageOf(story), turn),
  });
}

function onParagraphs(
  change: (paragraphs: readonly string[], language: Language) => readonly string[],
): Change {
  return (story) => ({ title: story.title, text: change(story.paragraphs, languageOf(story)).join('\n') });
}

function onTitle(change: (title: string) => string): Change {
  return (story) => ({ ...original(story), title: change(story.title) });
}

const sourceLines: Record<Language, readonly string[]> = {
  zh: [
    '2025-03-12 10:22 来源：晨光在线',
    '时间：2025年03月12日 08:05:31　来源：远望网　作者：实习记者 方圆',
    '【大河客户端】原标题如上 阅读量 1.2万',
  ],
  en: [
    'Published March 12, 2025 at 10:22 a.m. EST',
    'By Staff Writer | 12 Mar 2025, 08:05',
    'From our wire service',
  ],
  ja: ['2025年3月12日 10時22分 配信', '提供：海鳴り新聞社　3/12(水) 8:05', '【地域】'],
};

const adverts: Record<Language, readonly string[]> = {
  zh: [
    '更多精彩内容，请关注微信公众号“晨光在线”，或下载客户端。商务合作请致电 400-820-1100。',
    '声明：本文来源于网络，版权归原作者所有，仅供学习参考，不代表本站立场。如涉及侵权，请联系我们删除，邮箱 kefu@site.example。',
    '海量资讯、精准解读，尽在远望财经APP。新用户注册即可领取7天会员，限时优惠，先到先得！',
  ],
  en: [
    'Sign up for our newsletter and never miss a story. Subscribe today for only $1 a week.',
    'This article was republished from our partner site. All rights reserved. Contact editors@site.example.',
    'Read more: ten things to know before you start your day. Follow us on all channels.',
  ],
  ja: [
    '続きを読むには会員登録が必要です。初月は無料、いつでも解約できます。',
    '記事・写真の無断転載を禁じます。お問い合わせは編集部まで。',
    '公式アプリなら速報がすぐに届きます。今すぐダウンロード。',
  ],
};

const editorLines: Record<Language, string> = {
  zh: '（责任编辑：王晓明 HN031）',
  en: 'Editing by J. Moreau; reporting by our correspondents',
  ja: '（編集：高橋）',
};

const captions: Record<Language, readonly string[]> = {
  zh: ['▲ 现场图片。图源：视觉图库', '图为资料照片　记者 方圆 摄', '（图片由受访者提供）'],
  en: ['Photo: Agency / M. Ortiz', 'A file picture from last year', 'Courtesy image'],
  ja: ['写真：本社撮影', '資料写真', '（関係者提供）'],
};

const rewordings: readonly (readonly [string, string])[] = [
  ['表示', '称'],
  ['不过', '但是'],
  ['目前', '现在'],
  ['可以', '能够'],
  ['今天', '今日'],
  ['他说', '他说道'],
  ['said', 'says'],
  ['about', 'around'],
  ['という', 'そうだ'],
];

const halfWidth: readonly (readonly [string, string])[] = [
  ['，', ', '],
  ['。', '. '],
  ['：', ': '],
  ['；', '; '],
  ['“', '"'],
  ['”', '"'],
  ['（', '('],
  ['）', ')'],
  ['、', ','],
];

function pick(lines: readonly string[], turn: number): string {
  return lines[turn % lines.length] ?? '';
}

function replaceEach(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
}

function toFullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

function cutAt(share: number): Change {
  return onText((text) => `${text.slice(0, Math.floor(text.length * share))}……`);
}

const withSourceLine = onText((text, language, turn) => `${pick(sourceLines[language], turn)}\n${text}`);
const withAdvert = onText((text, language, turn) => `${text}\n${pick(adverts[language], turn)}`);
const withCaptions = onParagraphs((paragraphs, language) =>
  paragraphs.flatMap((paragraph, index) =>
    index % 2 === 0 ? [paragraph, pick(captions[language], index / 2)] : [paragraph],
  ),
);

/** One change each, by the name of what was done. */
export const changes: Readonly<Record<string, Change>> = {
  'nothing at all': original,
  'a source line in front': withSourceLine,
  'an editor line behind': onText((text, language) => `${text}\n${editorLines[language]}`),
  'an advert behind': withAdvert,
  'without the first paragraph': onParagraphs((paragraphs) => paragraphs.slice(1)),
  'without the last paragraph': onParagraphs((paragraphs) => paragraphs.slice(0, -1)),
  'without a paragraph in the middle': onParagraphs((paragraphs) => paragraphs.toSpliced(2, 1)),
  'cut at 80 %': cutAt(0.8),
  'cut at 70 %': cutAt(0.7),
  'half-width punctuation': onText((text) => replaceEach(text, halfWidth)),
  'full-width letters and digits': onText(toFullWidth),
  'other white space': onText((text) => `　　${text.replaceAll('\n', '\n\n\t　　')}  `),
  'all on one line': onText((text) => text.replaceAll('\n', '')),
  'captions between': withCaptions,
  'entities left over': onText((text) =>
    replaceEach(text, [
      ['“', '&ldquo;'],
      ['”', '&rdquo;'],
      ['"', '&quot;'],
      ['\n', '&nbsp;\n'],
    ]),
  ),
  'a byline in front of the first word': onText((text, language, turn) =>
    language === 'zh'
      ? `${pick(['本报讯（记者 李青 通讯员 何苗）', '晨光社青河3月12日电 ', '【远望财经综合报道】'], turn)}${text}`
      : `(${language === 'en' ? 'HARLOW' : '青浜'}) - ${text}`,
  ),
  'other words here and there': onText((text) => replaceEach(text, rewordings)),
  'headings between': onParagraphs((paragraphs, language) =>
    paragraphs.flatMap((paragraph, index) =>
      index === 1 || index === 3
        ? [
            { zh: `0${index} 背后的原因`, en: `${index}. The background`, ja: `${index} 背景` }[language],
            paragraph,
          ]
        : [paragraph],
    ),
  ),
  'a link to read on': onParagraphs((paragraphs, language) =>
    paragraphs.toSpliced(
      2,
      0,
      {
        zh: '相关阅读：一文看懂近期行业变化｜十年来首次！多地发布新规',
        en: 'Read also: what this means for you',
        ja: '関連記事：これまでの経緯を振り返る',
      }[language],
    ),
  ),
  'another site in the title': onTitle((title) => `${title} | 品牌观察`),
  'a channel and a site in the title': onTitle((title) => `${title}_财经频道_远望网`),
  'a newspaper behind a dash': onTitle((title) => `${title}-大河日报`),
  'other marks in the title': onTitle((title) =>
    replaceEach(toFullWidth(title), [
      ['，', ' '],
      ['、', '，'],
    ]),
  ),
  'source line, captions and advert': (story, turn) => {
    const paragraphs = withCaptions(story, turn).text.split('\n');
    const framed = withAdvert({ title: story.title, paragraphs }, turn).text.split('\n');
    return withSourceLine({ title: `${story.title}_晨光在线`, paragraphs: framed }, turn);
  },
  'cut at 80 % below a source line': (story, turn) => ({
    title: story.title,
    text: `${pick(sourceLines[languageOf(story)], turn)}\n${cutAt(0.8)(story, turn).text}`,
  }),
};

/** Two versions that both differ from the original, as two sites that took it from the same wire. */
export const bothChanged: Readonly<Record<string, readonly [Change, Change]>> = {
  'two source lines': [withSourceLine, (story, turn) => withSourceLine(story, turn + 1)],
  'two adverts': [withAdvert, (story, turn) => withAdvert(story, turn + 1)],
  'captions, and an advert': [withCaptions, withAdvert],
};
