import type { ReadAloudMessages } from './en.ts';

export const zh = {
  readAloud: '朗读',
  player: '朗读',
  play: '继续朗读',
  pause: '暂停',
  nextSentence: '下一句',
  previousSentence: '上一句',
  nextArticle: '下一篇',
  previousArticle: '上一篇',
  rate: '语速',
  times: (rate) => `${rate}×`,
  voice: '声音',
  stop: '停止朗读',
  noVoice: (language) => `这台设备没有${language}的声音，可以在系统的语言设置里添加。`,
  noSpeech: '这个浏览器不能朗读。',
  failed: '声音中断了，可以换一个声音试试。',
  nothing: '这里没有可以朗读的文字。',
  finished: '列表里的文章都读完了。',
} satisfies ReadAloudMessages;
