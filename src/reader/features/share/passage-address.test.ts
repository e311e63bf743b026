import { describe, expect, it } from 'vitest';
import { findAnchor, parsePassageHash, passageHash } from './passage-address.ts';

const text = '夜里下了雨，\n屋檐下的人都没有睡。\n他们在等天亮。\n他们在等天亮。\nThe end -- 🏮 & more.';

const anchorOf = (words: string, from = 0) => {
  const start = text.indexOf(words, from);
  const anchor = parsePassageHash(`#${passageHash(text, { start, end: start + words.length })}`);
  if (!anchor) throw new Error('no anchor');
  return anchor;
};
const foundIn = (changed: string, anchor: ReturnType<typeof anchorOf>) => {
  const place = findAnchor(changed, anchor);
  return (
    place && { words: changed.slice(place.start, place.end), isExact: place.isExact, start: place.start }
  );
};

describe('a link to a passage', () => {
  for (const words of ['雨', '下了雨，\n屋檐下的人', 'end -- 🏮 &', text]) {
    it(`leads back to ${JSON.stringify(words.slice(0, 20))}`, () => {
      expect(foundIn(text, anchorOf(words))).toEqual({ words, isExact: true, start: text.indexOf(words) });
    });
  }

  it('leads to the second of two that are alike', () => {
    const second = text.lastIndexOf('他们在等天亮。');
    expect(foundIn(text, anchorOf('他们在等天亮。', second))?.start).toBe(second);
  });

  it('holds when only white space has changed', () => {
    const changed = text.replaceAll('\n', ' \n\n ').replace('夜里', '夜\u200b里');
    expect(foundIn(changed, anchorOf('没有睡。\n他们'))).toMatchObject({
      words: '没有睡。 \n\n 他们',
      isExact: true,
    });
  });

  it('finds a passage that has moved, the nearest of those that are alike', () => {
    const changed = `新加的一段。\n${text}`;
    const place = foundIn(changed, anchorOf('他们在等天亮。'));
    expect(place).toEqual({ words: '他们在等天亮。', isExact: false, start: changed.indexOf('他们') });
  });

  it('does not find what is gone', () => {
    expect(foundIn(text.replace('没有睡', '都睡了'), anchorOf('没有睡。'))).toBeNull();
    expect(foundIn('雨', anchorOf('没有睡。'))).toBeNull();
    expect(foundIn('', anchorOf('雨'))).toBeNull();
  });

  it('is none for white space', () => expect(passageHash(text, { start: 6, end: 7 })).toBeNull());

  it('goes through a long text in no time', () => {
    const long = '书案上有一盏灯。'.repeat(100_000);
    expect(findAnchor(`${long}末`, { start: 5, length: 400_000, hash: 'zzzzzz' })).toBeNull();
  });
});

describe('parsePassageHash', () => {
  it('reads what browsers leave that know no text fragments', () => {
    expect(parsePassageHash('#q=1,2,3k:~:text=a,b')).toEqual({ start: 1, length: 2, hash: '3k' });
  });

  for (const hash of [
    '',
    '#',
    '#q=1',
    '#q=1,0,3k',
    '#q=-1,2,3',
    '#q=1,2,',
    '#q=1,2,3,4',
    '#q=1,2,K',
    '#x=1,2,3',
    '#q=1,2,zzzzzzzz',
  ])
    it(`reads nothing of ${JSON.stringify(hash)}`, () => expect(parsePassageHash(hash)).toBeNull());
});
