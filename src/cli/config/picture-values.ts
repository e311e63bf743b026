import type { PictureValues } from '#cli/picture-options.ts';
import type { Config } from './config-schema.ts';

/** What a call says about pictures, and what the file says where the call says nothing about it. */
export function withPicturesOf(config: Config, values: PictureValues): PictureValues {
  const { proxy, keyFile, mirror, mirrorAddress, wayback } = config.pictures ?? {};
  const isSilent = (...options: (keyof PictureValues)[]): boolean =>
    options.every((option) => values[option] === undefined || values[option] === false);
  return {
    ...values,
    ...(proxy && isSilent('image-proxy', 'no-image-proxy') && { 'image-proxy': proxy.imageProxy }),
    ...(keyFile && isSilent('proxy-key-file', 'no-proxy-key') && { 'proxy-key-file': keyFile }),
    ...(mirror && isSilent('mirror', 'no-mirror') && { mirror }),
    ...(mirrorAddress && isSilent('mirror-url', 'no-mirror') && { 'mirror-url': mirrorAddress }),
    ...(wayback !== undefined && isSilent('wayback', 'no-wayback') && { wayback, 'no-wayback': !wayback }),
  };
}
