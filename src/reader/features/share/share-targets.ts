/** What is passed on: an address, and what is said with it. */
export type Shared = {
  url: string;
  title: string;
  /** The summary of an article, or the passage itself; may be empty. */
  text: string;
};

/** The services that take what is shared in an address of theirs, in the order in which they are offered. */
export const shareTargets = ['weibo', 'qq', 'qzone', 'telegram', 'x', 'email'] as const;
export type ShareTarget = (typeof shareTargets)[number];

/** Services cut or refuse what is longer; a post of X has room for 280 units, of which a Han character takes two and a link 23. */
const longest = { post: 100, summary: 200 };

/**
 * The address that opens a service with what is shared in it. Lone surrogates become U+FFFD, as everywhere in URLs.
 * @example targetUrl('telegram', { url: 'https://a.example/a/1', title: '灯', text: '' })
 * // "https://t.me/share/url?url=https%3A%2F%2Fa.example%2Fa%2F1&text=%E7%81%AF"
 */
export function targetUrl(target: ShareTarget, { url, title, text }: Shared): string {
  const summary = shorten(text, longest.summary);
  const post = shorten(title, longest.post);
  switch (target) {
    case 'weibo':
      return withQuery('https://service.weibo.com/share/share.php', { url, title: post });
    case 'qq':
      return withQuery('https://connect.qq.com/widget/shareqq/index.html', { url, title, summary });
    case 'qzone':
      return withQuery('https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey', {
        url,
        title,
        summary,
      });
    case 'telegram':
      return withQuery('https://t.me/share/url', { url, text: post });
    case 'x':
      return withQuery('https://x.com/intent/post', { url, text: post });
    case 'email':
      // RFC 6068: a space is %20 here, and lines end with CRLF.
      return `mailto:?${query({ subject: title, body: [summary, url].filter(Boolean).join('\r\n\r\n') })}`;
  }
}

/** The address that opens a post on a server of Mastodon, given by its name. */
export function mastodonUrl(instance: string, { url, title }: Shared): string {
  return withQuery(`https://${instance}/share`, { text: `${shorten(title, longest.post)}\n${url}` });
}

/**
 * The server's name in what a person typed: `mastodon.social`, `https://mastodon.social/home`, `@me@mastodon.social`. `null` when it is none
 * that can be asked over https.
 */
export function mastodonInstance(typed: string): string | null {
  const name = typed.trim().replace(/^@?[^@/\s]*@/, '');
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(name) ? name : `https://${name}`;
  if (!URL.canParse(address)) return null;
  const { protocol, host, port, username, password } = new URL(address);
  const isPlain = protocol === 'https:' && port === '' && username === '' && password === '';
  return isPlain && /^(?:[a-z\d-]+\.)+[a-z][a-z\d-]*$/.test(host) ? host : null;
}

/** The first characters of a text, as people count them, on one line. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

function withQuery(address: string, fields: Record<string, string>): string {
  return `${address}?${query(fields)}`;
}

/** Fields that are empty are left out. A space is %20, which every service reads; not all read the `+` of forms. */
function query(fields: Record<string, string>): string {
  const filled = Object.entries(fields).filter(([, value]) => value !== '');
  return new URLSearchParams(filled).toString().replaceAll('+', '%20');
}
