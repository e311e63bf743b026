import { useKeyMessages } from '#reader/features/keyboard/use-key-messages.ts';
import { showToast } from '#reader/ui/toast.ts';

const noticeSeconds = 4;

/** Says that an address was copied, or could not be. */
export function useCopyNotice(): (isDone: boolean) => void {
  const words = useKeyMessages();
  return (isDone) => showToast({ text: isDone ? words.copied : words.copyFailed, seconds: noticeSeconds });
}
