import type { ContentsMessages } from './en.ts';

export const zhHant = {
  contents: '目錄',
  close: '關閉',
  minutesLeft: (minutes) => `還有 ${minutes} 分鐘`,
  almostDone: '還有不到一分鐘',
  done: '讀完了',
  leaveFocus: '離開專注模式',
  focusMode: '專注',
  copyLink: (title) => `複製「${title}」的連結`,
} satisfies ContentsMessages;
