import { useState } from 'react';
import { sessionImageRoutes } from '#reader/data/image-route.ts';
import { createImageSearch } from '#reader/data/image-search.ts';
import type { ImageWays } from '#reader/data/image-ways.ts';
import styles from './thumbnail.module.css';

/**
 * A small picture that tries the ways to it one after the other. When all fail it leaves its place to the text: a row without a
 * picture is better than a row with a broken one.
 */
export function Thumbnail({ ways }: { ways: ImageWays }) {
  const [search] = useState(() => createImageSearch(ways, sessionImageRoutes));
  const [step, setStep] = useState(() => search.start());
  if (!step) return null;

  const onError = async (address: string): Promise<void> => {
    setStep(await search.failed(address, AbortSignal.timeout(askTimeoutMs)));
  };
  return (
    <img
      key={step.url}
      className={styles.thumbnail}
      sizes={step.sizes || undefined}
      srcSet={step.srcset || undefined}
      src={step.url}
      alt=""
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onLoad={() => search.worked()}
      onError={({ currentTarget: image }) => void onError(image.currentSrc || image.src)}
    />
  );
}

const askTimeoutMs = 30_000;
