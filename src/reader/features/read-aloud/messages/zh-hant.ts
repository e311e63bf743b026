import type { ReadAloudMessages } from './en.ts';

export const zhHant = {
  readAloud: '朗讀',
  player: '朗讀',
  play: '繼續朗讀',
  pause: '暫停',
  nextSentence: '下一句',
  previousSentence: '上一句',
  nextArticle: '下一篇',
  previousArticle: '上一篇',
  rate: '語速',
  times: (rate) => `${rate}×`,
  voice: '聲音',
  stop: '停止朗讀',
  noVoice: (language) => `這台裝置沒有${language}的聲音，可以在系統的語言設定裡新增。`,
  noSpeech: '這個瀏覽器不能朗讀。',
  failed: '聲音中斷了，可以換一個聲音試試。',
  nothing: '這裡沒有可以朗讀的文字。',
  finished: '清單裡的文章都讀完了。',
} satisfies ReadAloudMessages;
