import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hostileVectors } from '../hostile/vectors.ts';

/** The archive that the stories are told in: a long list, and posts that each show one thing. */
export function writeStoryPosts(folder: string): void {
  for (let number = 1; number <= 600; number++) writePost(folder, ordinaryPost(number));
  writePost(folder, {
    file: 'stories/broken-picture.md',
    front: { id: 'broken-picture', title: 'A picture that is gone', date: '2027-01-03 08:00:00' },
    body: '<p>Before.</p><img src="https://images.example/gone.png" width="800" height="400" alt="gone"><p>After.</p>',
  });
  writePost(folder, {
    file: 'stories/long.md',
    front: { id: 'long-article', title: '很长的一篇文章', date: '2027-01-02 08:00:00' },
    body: Array.from(
      { length: 200 },
      (_, line) => `<p>第 ${line + 1} 段。${'书案上有灯。'.repeat(12)}</p>`,
    ).join(''),
  });
  writePost(folder, {
    file: 'stories/id.md',
    front: { id: 'stay300', title: 'An id of its own', date: '2019-01-01 00:00:00' },
    body: '<p>Short.</p>',
  });
  hostileVectors.forEach((vector, number) => {
    writePost(folder, {
      file: `hostile/${number}.md`,
      front: {
        id: `hostile-${number}`,
        title: `Hostile ${number}`,
        date: '2020-01-01 00:00:00',
        author: 'Mallory',
      },
      body: `<p>start</p>${vector.payload}<p>end</p>`,
    });
  });
}

type StoryPost = { file: string; front: Record<string, string | string[]>; body: string };

function ordinaryPost(number: number): StoryPost {
  const topic = ['编程', '人文', '设计'][number % 3] ?? '';
  const source = `${topic}来源 ${(number % 4) + 1}`;
  const day = new Date(Date.UTC(2026, 11, 31) - number * 86_400_000).toISOString().slice(0, 10);
  return {
    file: `${topic}/${source}/post-${number}.md`,
    front: {
      id: `post-${number}`,
      title: `${topic}文章第 ${number} 篇`,
      date: `${day} 12:00:00`,
      author: `作者 ${(number % 5) + 1}`,
      categories: [topic, source],
    },
    body: `<p>这是第 ${number} 篇。${'读书是一件安静的事。'.repeat(20)}</p><p>完。</p>`,
  };
}

function writePost(folder: string, { file, front, body }: StoryPost): void {
  const lines = Object.entries(front).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, `---\n${lines.join('\n')}\n---\n${body}\n`);
}
