import { useEffect, useState } from 'react';

/**
 * A value as it was until `ms` ago: for what may follow after the rest of the screen. Values with the same key are the same.
 */
export function useLater<Value>(value: Value, key: string, ms: number): Value {
  const [shown, setShown] = useState({ key, value });
  useEffect(() => {
    if (key === shown.key) return;
    const timer = setTimeout(() => setShown({ key, value }), ms);
    return () => clearTimeout(timer);
  }, [key, value, ms, shown.key]);
  return shown.value;
}
