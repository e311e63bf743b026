import type { SettingsMessages } from './en.ts';

export const zh = {
  title: '阅读设置',
  close: '关闭',

  theme: '主题',
  themes: {
    auto: '随系统',
    time: '随时间',
    light: '浅色',
    dark: '深色',
    sepia: '米黄',
    black: '纯黑',
    contrast: '高对比',
    eink: '墨水屏',
  },
  timeHint: '19 点到次日 7 点用深色。',

  text: '文字',
  script: '文章语言',
  scripts: { zh: '中文', latin: '其他语言' },
  face: '字体',
  faces: { hei: '黑体', song: '宋体', kai: '楷体', sans: '无衬线', serif: '衬线' },
  size: '字号',
  leading: '行高',
  measure: '行宽',
  pixels: (value) => `${value} px`,
  characters: (value) => `${value} 字`,
  paragraphs: '段落',
  paragraphStyles: { gap: '段间空行', indent: '首行缩进' },
  justified: '两端对齐',
  justifiedHint: '每行满 30 字时有效。',
  reset: '恢复默认文字设置',
  sample: '示例',

  chinese: '中文',
  chineseScripts: { original: '原文', hans: '简体', 'hant-tw': '台灣繁體', 'hant-hk': '香港繁體' },

  pictures: '图片',
  pictureChoices: { auto: '随网络', always: '总是加载', tap: '点按加载' },
  reading: '标为已读',
  readingChoices: { finished: '读过之后', opened: '打开时', off: '不标' },
  swipes: '滑动手势',
  swipeChoices: { on: '开', off: '关' },
  language: '界面语言',
  browserLanguage: '随浏览器',

  dialogs: { palette: '查找命令或标题', keys: '键盘快捷键' },
} satisfies SettingsMessages;
