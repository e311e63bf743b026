import { describe, expect, it } from 'vitest';
import { titleKey } from './title-key.ts';

describe('titleKey', () => {
  it.each([
    ['width and case', '实测 ＮｏｖａBook 14：续航', '实测 NOVABOOK 14:续航'],
    ['punctuation and spaces', '暴雨致交通中断 救援力量已抵达', '暴雨致交通中断，救援力量已抵达！'],
    ['traditional forms', '臺灣東部鐵路全線恢復通車', '台湾东部铁路全线恢复通车'],
    ['accents', 'Le café de la gare rouvre', 'Le cafe de la gare rouvre'],
    ['a site behind a bar', '微软发布了新的操作系统', '微软发布了新的操作系统 | TechCrunch'],
    ['a site behind a dash with spaces', '微软发布了新的操作系统', '微软发布了新的操作系统 - 36氪'],
    ['a channel and a site', '微软发布了新的操作系统', '微软发布了新的操作系统_科技频道_网易新闻'],
    ['a newspaper behind a bare dash', '微软发布了新的操作系统', '微软发布了新的操作系统-大河日报'],
  ])('does not mind %s', (_, one, other) => {
    expect(titleKey(other).key).toBe(titleKey(one).key);
  });

  it.each([
    ['another number', '苹果第17次发布会', '苹果第18次发布会'],
    ['a date behind a mark', '清江水库水情通报 - 3月12日', '清江水库水情通报 - 3月13日'],
    ['a part of a series', '一路上的见闻与感想 | 上', '一路上的见闻与感想 | 下'],
    ['an issue behind a bar', '一路上的见闻与感想 | 第12期', '一路上的见闻与感想 | 第13期'],
    ['the subject before a dash', 'iPhone - 评测', 'iPhone - 发布会'],
    ['a hyphen inside a word', '解读 GPT-4 的新功能与限制', '解读 GPT-5 的新功能与限制'],
  ])('tells titles apart by %s', (_, one, other) => {
    expect(titleKey(other).key).not.toBe(titleKey(one).key);
  });

  it('has no key for a title without letters', () => {
    expect(titleKey('？？？ 🔥').key).toBe(0);
  });

  it('calls a short title common, by the weight of its script', () => {
    expect(titleKey('今日天气预报').isCommon).toBe(true);
    expect(titleKey('Release notes').isCommon).toBe(true);
    expect(titleKey('沉睡六百年的古船在临海市重见天日').isCommon).toBe(false);
    expect(titleKey('City council approves plan for a public park').isCommon).toBe(false);
  });
});
