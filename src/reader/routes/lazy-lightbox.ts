import { lazy } from 'react';

/** Fetches what looking at a single picture needs. More calls cost nothing. */
export const loadLightbox = async () => {
  const { Lightbox } = await import('#reader/features/lightbox/lightbox.tsx');
  return { default: Lightbox };
};

export const Lightbox = lazy(loadLightbox);
