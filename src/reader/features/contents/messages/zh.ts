import type { ContentsMessages } from './en.ts';

export const zh = {
  contents: '目录',
  close: '关闭',
  minutesLeft: (minutes) => `还有 ${minutes} 分钟`,
  almostDone: '还有不到一分钟',
  done: '读完了',
  leaveFocus: '退出专注',
  focusMode: '专注',
  copyLink: (title) => `复制「${title}」的链接`,
} satisfies ContentsMessages;
