import { describe, expect, it } from 'vitest';
import { countRequest } from './count-request.ts';

const visit = {
  page: 'https://reader.example.com/desk/a/3k9v',
  title: '书 & 案',
  referrer: 'https://news.example',
};

describe('countRequest', () => {
  it('asks GoatCounter', () => {
    const { url, body, type } = countRequest({ provider: 'goatcounter', site: 'https://c.example' }, visit);
    expect(url).toMatch(/^https:\/\/c\.example\/count\?/);
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      ...{ p: '/desk/a/3k9v', t: '书 & 案', r: 'https://news.example' },
    });
    expect([body, type]).toEqual(['', null]);
  });

  it('asks Plausible', () => {
    const analytics = { provider: 'plausible', site: 'https://p.example', domain: 'd.example' } as const;
    const { url, body, type } = countRequest(analytics, visit);
    expect([url, type]).toEqual(['https://p.example/api/event', null]);
    expect(JSON.parse(body)).toEqual({
      ...{ name: 'pageview', url: visit.page, domain: 'd.example', referrer: visit.referrer },
    });
  });

  it('asks Umami', () => {
    const { url, body, type } = countRequest(
      { provider: 'umami', site: 'https://u.example', id: 'x' },
      visit,
    );
    expect([url, type]).toEqual(['https://u.example/api/send', 'application/json']);
    expect(JSON.parse(body)).toEqual({
      type: 'event',
      payload: {
        ...{ website: 'x', hostname: 'reader.example.com', url: '/desk/a/3k9v', title: visit.title },
        referrer: visit.referrer,
      },
    });
  });
});
