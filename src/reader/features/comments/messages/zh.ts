import type { CommentsMessages } from './en.ts';

export const zh = {
  comments: '评论',
  show: '显示评论',
  whoIsAsked: (host) => `评论来自 ${host}，显示时它会知道你在读这一篇。`,
} satisfies CommentsMessages;
