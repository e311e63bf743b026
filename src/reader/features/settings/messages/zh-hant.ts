import type { SettingsMessages } from './en.ts';

export const zhHant = {
  title: '閱讀設定',
  close: '關閉',

  theme: '主題',
  themes: {
    auto: '跟隨系統',
    time: '依時間',
    light: '淺色',
    dark: '深色',
    sepia: '米黃',
    black: '純黑',
    contrast: '高對比',
    eink: '電子紙',
  },
  timeHint: '19 點到隔天 7 點使用深色。',

  text: '文字',
  script: '文章語言',
  scripts: { zh: '中文', latin: '其他語言' },
  face: '字型',
  faces: { hei: '黑體', song: '明體', kai: '楷體', sans: '無襯線', serif: '襯線' },
  size: '字級',
  leading: '行高',
  measure: '行寬',
  pixels: (value) => `${value} px`,
  characters: (value) => `${value} 字`,
  paragraphs: '段落',
  paragraphStyles: { gap: '段間空行', indent: '首行縮排' },
  justified: '左右對齊',
  justifiedHint: '每行滿 30 字時有效。',
  reset: '恢復預設文字設定',
  sample: '範例',

  chinese: '中文',
  chineseScripts: { original: '原文', hans: '简体', 'hant-tw': '台灣繁體', 'hant-hk': '香港繁體' },

  pictures: '圖片',
  pictureChoices: { auto: '依網路', always: '一律載入', tap: '點按載入' },
  reading: '標示為已讀',
  readingChoices: { finished: '讀過之後', opened: '開啟時', off: '不標示' },
  swipes: '滑動手勢',
  swipeChoices: { on: '開', off: '關' },
  language: '介面語言',
  browserLanguage: '跟隨瀏覽器',

  dialogs: { palette: '尋找指令或標題', keys: '鍵盤快速鍵' },
} satisfies SettingsMessages;
