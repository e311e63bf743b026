import { useEffect } from 'react';
import { formatNumber } from '#reader/i18n/format.ts';
import type { KeepingMessages } from '#reader/i18n/messages/keeping-en.ts';
import { useKeepingMessages } from '#reader/i18n/use-keeping-messages.ts';
import { useLanguage } from '#reader/i18n/use-messages.ts';
import { type MarkFields, type MarkNews, markNames, watchNews } from '#reader/state/mark-snapshot.ts';
import { showToast, type Toast } from '#reader/ui/toast.ts';
import { Toasts } from '#reader/ui/toasts.tsx';

/** Says what was done to marks, whoever did it: a button, a key, a menu. */
export function KeepingNotices() {
  const messages = useKeepingMessages();
  const language = useLanguage();
  useEffect(
    () => watchNews((news) => showToast(toastOf(news, messages, (value) => formatNumber(language, value)))),
    [messages, language],
  );
  return <Toasts />;
}

function toastOf(news: MarkNews, messages: KeepingMessages, number: (value: number) => string): Toast {
  if (news.kind === 'unstored') return { text: messages.unstored[news.cause] };
  if (news.kind === 'noteUndone') return { text: messages.noteUndone };
  if (news.kind === 'noteRefused') return { text: messages.noteRefused[news.cause] };
  if (news.kind === 'noted') return withUndo(messages.note[news.act], news, messages);
  const what = saying(news, messages, number);
  if (news.kind === 'undone') return { text: messages.undone(what) };
  return withUndo(what, news, messages);
}

function withUndo(
  text: string,
  { undo }: { undo: () => Promise<boolean> },
  messages: KeepingMessages,
): Toast {
  return { text, action: { label: messages.undo, onAction: () => void undo() } };
}

function saying(
  { fields, count }: { fields: MarkFields; count: number },
  messages: KeepingMessages,
  number: (value: number) => string,
): string {
  const name = markNames.find((own) => fields[own] !== undefined) ?? 'read';
  const isSet = fields[name] !== null;
  if (count === 1) return isSet ? messages.setOne[name] : messages.unsetOne[name];
  return messages.many(
    messages.articles(number(count), false),
    isSet ? messages.set[name] : messages.unset[name],
  );
}
