import { type ComponentType, useEffect, useState } from 'react';

/**
 * A component whose code comes later, usually before it is shown: it is then there in the same render. React's `lazy` shows its
 * fallback first in any case, and React keeps a fallback on the page for 300 ms. `load` fetches the code, once; a failure is thrown
 * where the component stands.
 */
export function late<Props extends object>(
  fetchCode: () => Promise<ComponentType<Props>>,
  Fallback: ComponentType,
): [component: ComponentType<Props>, load: () => Promise<void>] {
  let code: ComponentType<Props> | null = null;
  let coming: Promise<void> | null = null;
  const load = (): Promise<void> => {
    coming ??= fetchCode().then(
      (component) => {
        code = component;
      },
      (error: unknown) => {
        // The next one who wants it tries again.
        coming = null;
        throw error;
      },
    );
    return coming;
  };

  function Late(props: Props) {
    const [state, setState] = useState<{ error: unknown } | null>(null);
    // What was drawn counts: the code may have come between that and the effect.
    const [isDrawn, setDrawn] = useState(code !== null);
    useEffect(() => {
      if (isDrawn) return;
      load().then(
        () => setDrawn(true),
        (error: unknown) => setState({ error }),
      );
    }, [isDrawn]);
    if (state) throw state.error;
    const Component = isDrawn ? code : null;
    return Component ? <Component {...props} /> : <Fallback />;
  }
  return [Late, load];
}
