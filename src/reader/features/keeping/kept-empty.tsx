import type { MarkFilter } from '#contract/view.ts';
import { useKeepingMessages } from '#reader/i18n/use-keeping-messages.ts';
import { Notice } from '#reader/ui/notice.tsx';

/** What a view of marks says when there are none: how to make one. */
export function KeptEmpty({ is }: { is: MarkFilter }) {
  const messages = useKeepingMessages();
  return <Notice title={messages.emptyTitle[is]} text={messages.empty[is]} />;
}
