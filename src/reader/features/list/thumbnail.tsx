import { useState } from 'react';
import {
  type ImageStep,
  type ImageVia,
  type ImageWays,
  sessionImageRoutes,
} from '#reader/data/image-route.ts';
import { askProxy } from '#reader/data/proxy-fault.ts';
import styles from './thumbnail.module.css';

/**
 * A small picture that tries the ways to it one after the other. When all fail it leaves its place to the text: a row without a
 * picture is better than a row with a broken one.
 */
export function Thumbnail({ ways }: { ways: ImageWays }) {
  const [step, setStep] = useState<ImageStep | null>(() => sessionImageRoutes.first(ways));
  const [failed, setFailed] = useState<readonly ImageVia[]>([]);
  if (!step) return null;

  const onError = async (): Promise<void> => {
    const fault = step.via === 'proxy' ? await askProxy(step.url, AbortSignal.timeout(askTimeoutMs)) : null;
    const all = [...failed, step.via];
    setFailed(all);
    setStep(sessionImageRoutes.next(ways, all, fault));
  };
  return (
    <img
      key={step.url}
      className={styles.thumbnail}
      src={step.url}
      alt=""
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onLoad={() => sessionImageRoutes.worked(ways, step.via)}
      onError={() => void onError()}
    />
  );
}

const askTimeoutMs = 30_000;
