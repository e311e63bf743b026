/** Parameters that only say how a person came, under these names or with these beginnings. */
const tracking = new RegExp(
  `^(?:${[
    // Campaigns: Google Analytics, Matomo and Piwik, HubSpot, Mailchimp, Marketo, Vero, Adobe.
    'utm_.*|mtm_.*|pk_(?:campaign|kwd|keyword|source|medium|content)|_hs(?:enc|mi)|__hs(?:tc|sc|fp)|hsCtaTracking',
    'mc_[ce]id|mkt_tok|vero_(?:id|conv)|oly_(?:anon|enc)_id|s_kwcid|_ga|_gl',
    // Clicks: Facebook, Google, Microsoft, Yandex, TikTok, X, LinkedIn, Instagram, Adjust, Yahoo Japan.
    'fbclid|gclid|dclid|gbraid|wbraid|gclsrc|msclkid|yclid|ttclid|twclid|li_fat_id|igshid|igsh',
    // Alibaba and Taobao, Bilibili, Xiaohongshu, Weibo, WeChat, Toutiao, Zhihu.
    'spm|scm|spm_id_from|vd_source|xhsshare|xsec_source|weibo_id|isappinstalled|nsukey|share_.*|shareuid|is_from_webapp',
    'sharer_.*|utm_psn|wxshare_count|wechat_.*_source',
  ].join('|')})$`,
  'i',
);

/** `from` may also mean a date or a place: only what apps write when a page is shared is taken away. */
const sharedFrom =
  /^(?:timeline|groupmessage|singlemessage|message|weibo|wechat|weixin|wx|qq|qzone|feed|rss|share|app)$/i;

/**
 * An address without what only tracks people. Everything else stays as it is, letter by letter: pages need their own parameters. What is no
 * address stays too.
 * @example plainAddress('https://a.example/p?id=7&utm_source=x#top') // "https://a.example/p?id=7#top"
 */
export function plainAddress(address: string): string {
  const [, before = '', query, hash = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(address) ?? [];
  if (query === undefined) return address;
  const kept = query.split('&').filter((field) => !isTracking(field));
  return before + (kept.length > 0 ? `?${kept.join('&')}` : '') + hash;
}

function isTracking(field: string): boolean {
  const [[name, value] = ['', '']] = new URLSearchParams(field);
  return tracking.test(name) || (name === 'from' && sharedFrom.test(value));
}
