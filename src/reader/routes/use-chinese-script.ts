import { useEffect, useState } from 'react';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { setConversion } from '#reader/state/chinese-script.ts';
import { usePreferences } from '#reader/state/preferences.ts';
import { showToast } from '#reader/ui/toast.ts';

/** Shows Chinese text in the script that was chosen; what that needs is fetched when it is. */
export function useChineseScript(): void {
  const { chinese } = usePreferences();
  const { somethingBroke, retry } = useMessages();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt anew.
  useEffect(() => {
    if (chinese === 'original') {
      setConversion(null);
      return;
    }
    let isOver = false;
    void import('#reader/features/chinese-script/conversions.ts')
      .then(({ loadConversion }) => loadConversion(chinese))
      .then(
        (conversion) => {
          if (!isOver) setConversion(conversion);
        },
        () => {
          const onAction = (): void => setAttempt((count) => count + 1);
          if (!isOver) showToast({ text: somethingBroke, action: { label: retry, onAction } });
        },
      );
    return () => {
      isOver = true;
    };
  }, [chinese, attempt]);
}
