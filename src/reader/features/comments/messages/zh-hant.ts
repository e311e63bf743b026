import type { CommentsMessages } from './en.ts';

export const zhHant = {
  comments: '留言',
  show: '顯示留言',
  whoIsAsked: (host) => `留言來自 ${host}，顯示時它會知道你在讀這一篇。`,
} satisfies CommentsMessages;
