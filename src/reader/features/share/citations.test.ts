import { describe, expect, it } from 'vitest';
import { apaCitation, type Cited, gbCitation, markdownLink } from './citations.ts';

const today = new Date('2026-03-04T10:00:00Z');
const cited: Cited = {
  title: '灯下读书',
  author: '书人',
  source: '某刊',
  date: Date.UTC(2026, 0, 2) / 1000,
  url: 'https://reader.example.com/a/lamp',
};

describe('gbCitation', () => {
  it('names who, what, where, when and when it was read', () => {
    expect(gbCitation(cited, today)).toBe(
      '书人. 灯下读书[EB/OL]. 某刊, (2026-01-02)[2026-03-04]. https://reader.example.com/a/lamp.',
    );
  });

  it('leaves out what is not known', () => {
    expect(gbCitation({ ...cited, author: null, source: null, date: null }, today)).toBe(
      '灯下读书[EB/OL].[2026-03-04]. https://reader.example.com/a/lamp.',
    );
  });

  it('does not name the author twice', () => {
    expect(gbCitation({ ...cited, source: '书人' }, today)).toBe(
      '书人. 灯下读书[EB/OL].(2026-01-02)[2026-03-04]. https://reader.example.com/a/lamp.',
    );
  });
});

describe('apaCitation', () => {
  const latin = { ...cited, title: 'Reading by\nlamplight', author: 'Reader, A.', source: 'Some Paper' };

  it('names who, when, what and where', () => {
    expect(apaCitation(latin)).toBe(
      'Reader, A. (2026, January 2). Reading by lamplight. Some Paper. https://reader.example.com/a/lamp',
    );
  });

  it('begins with the title where nobody is named, and says that there is no date', () => {
    expect(apaCitation({ ...latin, author: null, date: null, title: 'Why read?' })).toBe(
      'Why read? (n.d.). Some Paper. https://reader.example.com/a/lamp',
    );
  });
});

describe('markdownLink', () => {
  it('leads there whatever the title says', () => {
    expect(
      markdownLink({
        title: '# [x](javascript:y) *灯*',
        url: 'https://a.example/?category=a%20b&words=<c>)',
      }),
    ).toBe('[\\# \\[x\\](javascript:y) \\*灯\\*](<https://a.example/?category=a%20b&words=%3Cc%3E)>)');
  });
});
