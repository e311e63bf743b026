import { ConverterBuilder } from 'opencc-js/core';
import * as preset from 'opencc-js/preset';
import { describe, expect, it } from 'vitest';
import { createConverter } from './converter.ts';
import { rules as hans } from './rules-hans.ts';
import { rules as hongKong } from './rules-hant-hk.ts';
import { rules as taiwan } from './rules-hant-tw.ts';

const toHans = createConverter(hans);
const toTaiwan = createConverter(taiwan);
const toHongKong = createConverter(hongKong);

describe('createConverter', () => {
  it('chooses the character by the phrase it stands in', () => {
    expect(toTaiwan('头发长了，发展经济，干燥的干部').text).toBe('頭髮長了，發展經濟，乾燥的幹部');
    expect(toTaiwan('皇后在后面，这里有三里').text).toBe('皇后在後面，這裡有三里');
  });

  it('says it in the words and the characters of the region', () => {
    expect(toTaiwan('鼠标和软件').text).toBe('滑鼠和軟體');
    expect(toHongKong('这里的线').text).toBe('這裏的線');
  });

  it('leaves the words alone on the way to Simplified', () => {
    expect(toHans('滑鼠與軟體，乾隆年間').text).toBe('滑鼠与软体，乾隆年间');
  });

  it('leaves addresses and other scripts alone', () => {
    expect(toTaiwan('见 https://例.example/软件?q=鼠标，软件 v2').text).toContain('軟體 v2');
    expect(toTaiwan('见 https://zh.example/软件?q=鼠标，软件').text).toBe(
      '見 https://zh.example/软件?q=鼠标，軟體',
    );
    expect(toTaiwan('Nothing to do').text).toBe('Nothing to do');
  });

  it('says where in the original each character comes from when the lengths differ', () => {
    expect(toTaiwan('软件').origins).toBeNull();
    const { text, origins } = toTaiwan('用人工智能和打印机');
    expect(text).toBe('用人工智慧和印表機');
    expect(origins).toBeNull();
    const longer = toTaiwan('一个硬盘和一个博客');
    expect(longer.text).toBe('一個硬碟和一個部落格');
    expect(longer.origins).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 8]);
  });

  it('agrees with the reference on a long text', () => {
    const text = longText();
    const reference = ConverterBuilder(preset);
    expect(toTaiwan(text).text).toBe(reference({ from: 'cn', to: 'twp' })(text));
    expect(toHongKong(text).text).toBe(reference({ from: 'cn', to: 'hkp' })(text));
    expect(toHans(toTaiwan(text).text).text).toBe(reference({ from: 't', to: 'cn' })(toTaiwan(text).text));
  });
});

/** Every phrase of the largest dictionary once, in its order: nothing that was chosen to fit. */
function longText(): string {
  const phrases = taiwan.segmentation.flatMap((dictionary) => dictionary.split('|'));
  return phrases.map((entry) => entry.slice(0, entry.indexOf(' '))).join('，在');
}
