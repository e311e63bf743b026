import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const topics = ['科技', '编程', '财经', '设计', '人文', '体育', '汽车', '旅行'];
const sourcesPerTopic = 10;
const characters = Array.from({ length: 1500 }, (_, index) => String.fromCharCode(0x4e00 + index * 7));
const firstDay = Date.UTC(2021, 0, 1);
const daysOfDates = 2000;

/**
 * Writes a folder of posts that say nothing: three levels of categories, dates over some years, about 4 KB of HTML each. The
 * same number gives the same posts.
 */
export function makePosts(folder: string, count: number): void {
  for (let number = 0; number < count; number++) {
    const { file, text } = makePost(number);
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

function makePost(number: number): { file: string; text: string } {
  const random = openRandom(number);
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[random(values.length)];
  const words = (length: number): string => Array.from({ length }, () => pick(characters)).join('');
  const topic = pick(topics) ?? '';
  // Small numbers are drawn more often: few sources write most posts.
  const source = `${topic}来源 ${random(random(sourcesPerTopic) + 1) + 1}`;
  const channel = `频道 ${random(3) + 1}`;
  const title = words(12 + random(20));
  const date = new Date(firstDay + random(daysOfDates) * 86_400_000 + random(86_400) * 1000).toISOString();
  const image = `https://images.example/${random(1_000_000)}.jpg`;
  const paragraphs = Array.from({ length: 4 + random(16) }, () => {
    const text = Array.from({ length: 2 + random(5) }, () => words(10 + random(30))).join('，');
    return `<p>${text}。</p>`;
  });
  const front = [
    `title: '${title}'`,
    `categories: \n - ${topic}\n - ${source}\n - ${channel}`,
    `author: ${source}`,
    `date: ${date.slice(0, 19).replace('T', ' ')}`,
    `thumbnail: '${image}'`,
  ];
  const body = [`<p><img src="${image}" width="1280" height="800" alt=""></p>`, ...paragraphs].join('\n');
  return {
    file: `${topic}/${source}/${channel}/${number}-${title}.md`,
    text: `---\n${front.join('\n')}\n---\n\n<div>\n${body}\n</div>\n`,
  };
}

/** Whole numbers from 0 up to, but without, `limit`: mulberry32, the same sequence for the same seed. */
function openRandom(seed: number): (limit: number) => number {
  let state = (seed + 1) * 0x9e3779b9;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}
