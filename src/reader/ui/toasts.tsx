import { useEffect, useState, useSyncExternalStore } from 'react';
import { currentToast, showToast, watchToast } from './toast.ts';
import styles from './toasts.module.css';

const defaultSeconds = 10;

/**
 * Where messages of `showToast` appear. It stands in the page before the first one, or screen readers would not tell it; and in each
 * modal dialog, because nothing outside can be reached as long as that is open.
 */
export function Toasts() {
  const toast = useSyncExternalStore(watchToast, currentToast);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!toast || isHeld) return;
    const timer = setTimeout(() => showToast(null), (toast.seconds ?? defaultSeconds) * 1000);
    return () => clearTimeout(timer);
  }, [toast, isHeld]);

  return (
    <div
      className={styles.place}
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toast && (
        <div className={styles.toast}>
          <span>{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              onClick={() => {
                showToast(null);
                setHeld(false);
                toast.action?.onAction();
              }}
            >
              {toast.action.label}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
