import { findAll, type RawElement, textOf } from './raw-tree.ts';
import { styleHints } from './style-hints.ts';

const lazyAttributes = ['data-src', 'data-original', 'data-actualsrc', 'data-lazy-src', 'data-srcset'];

/** Whether the original page did not show an element to its readers. */
export function isHidden(element: RawElement): boolean {
  const { attributes, name } = element;
  if (name === 'dialog') return !attributes.has('open');
  if (attributes.size === 0) return false;
  if (attributes.has('hidden') || attributes.has('popover')) return true;
  // KaTeX writes a formula twice: as MathML, which stays, and as positioned boxes, which would repeat it as garbage.
  if (attributes.get('class') === 'katex-html') return true;
  if (attributes.get('class') === 'cnblogs_code_toolbar') return true;
  if (!styleHints(element).isHidden) return false;
  // A lazy loader hides the picture until its script has run.
  return name !== 'img' || !lazyAttributes.some((attribute) => attributes.has(attribute));
}

const buttonNames = new Set(['a', 'div', 'p', 'span']);
const buttonClass = /(?:^|[-_\s])(?:btn|button|open-?app|app-?open|download-?app|app-?download)(?:$|[-_\s])/i;
const appText =
  /^(?:点击|立即|马上|前往|去)?(?:打开|下载|安装|使用|体验|进入)(?:[\u4e00-\u9fff]{0,6} ?(?:app|客户端))(?:内?(?:打开|查看|阅读|观看|体验|看更多|继续阅读|阅读全文|查看全文))?[>›»→]?$|^(?:[\u4e00-\u9fff]{0,6} ?app ?内?打开)$|^(?:open|view|read|continue) in (?:the )?app$|^(?:get|download|install) (?:the |our )?app$/i;
const media = new Set(['img', 'picture', 'video', 'audio', 'iframe']);

/**
 * Whether an element is a button that wants the reader to leave for an app. Only a link or something classed as a button counts, and
 * only when its whole text says so: an article about apps keeps its words.
 */
export function isAppButton(element: RawElement): boolean {
  if (!buttonNames.has(element.name)) return false;
  if (element.name !== 'a' && !buttonClass.test(element.attributes.get('class') ?? '')) return false;
  const text = textOf(element, 24);
  return text.length > 1 && text.length <= 24 && appText.test(text) && findAll(element, media).length === 0;
}
