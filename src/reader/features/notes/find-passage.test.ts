import { describe, expect, it } from 'vitest';
import { squeeze } from '#reader/ui/squeezed-text.ts';
import { findPassage, passageBetween } from './find-passage.ts';

const text = '书案上有一盏灯，灯下有一本书。\n读书是一件安静的事，写字也是。\n灯下有一本书，书里有一片叶子。';

/** The passage of some words, at their first place or after a position. */
function passageOf(words: string, { after = 0, within = text } = {}) {
  const start = within.indexOf(words, after);
  const passage = passageBetween(within, { start, end: start + words.length });
  if (passage === null || passage === 'long') throw new Error('no passage');
  return passage;
}

function found(changed: string, passage: ReturnType<typeof passageOf>): string | null {
  const place = findPassage(squeeze(changed), passage);
  return place && changed.slice(place.start, place.end);
}

describe('a passage', () => {
  it('has no white space at its ends, and knows what stands around it', () => {
    const passage = passageBetween('前面 \n 中间的话\n后面', { start: 2, end: 10 });
    expect(passage).toEqual({ quote: '中间的话', prefix: '前面 \n ', suffix: '\n后面', start: 5, end: 9 });
  });

  it.each([
    ['nothing but white space', '一 \n 二', { start: 1, end: 4 }, null],
    ['more than can be kept', '长'.repeat(2001), { start: 0, end: 2001 }, 'long'],
  ])('is none when it is %s', (_, whole, place, result) => {
    expect(passageBetween(whole, place)).toBe(result);
  });
});

describe('findPassage', () => {
  it('finds the place among several with the same words', () => {
    const second = text.lastIndexOf('灯下有一本书');
    expect(findPassage(squeeze(text), passageOf('灯下有一本书', { after: second }))?.start).toBe(second);
    expect(findPassage(squeeze(text), passageOf('灯下有一本书'))?.start).toBe(text.indexOf('灯下有一本书'));
  });

  it('keeps to the nearest place when all around is the same', () => {
    const same = '啊啊啊啊'.repeat(200);
    const passage = passageOf('啊啊啊啊', { within: same, after: 400 });
    expect(findPassage(squeeze(same), passage)).toEqual({ start: 400, end: 404 });
  });

  it.each([
    ['text came before it', `新的开头。${'加了一段。'.repeat(50)}${text}`],
    ['the paragraphs were joined', text.replaceAll('\n', '')],
    ['white space was put in', text.replaceAll('，', '， \u00a0\n')],
  ])('finds it when %s', (_, changed) => {
    expect(found(changed, passageOf('安静的事，写字也是'))?.replace(/\s/g, '')).toBe('安静的事，写字也是');
  });

  it('finds it when a few of its characters were corrected', () => {
    const changed = text.replace('一件安静的事，写字也是', '一件很安静的事；写字也是');
    expect(found(changed, passageOf('读书是一件安静的事，写字也是'))).toBe('读书是一件很安静的事；写字也是');
  });

  it('does not take other words for it', () => {
    expect(found('今天的天气很好，适合出去走一走，晚上再回来。', passageOf('读书是一件安静的事'))).toBeNull();
  });

  it('does not take a short word elsewhere for it', () => {
    const changed = '另外一篇完全不同的文章里也有一盏灯吗？';
    expect(found(changed, passageOf('叶子'))).toBeNull();
    expect(found('树上的叶子落了。', passageOf('叶子'))).toBeNull();
  });
});
