import type { Language } from '#reader/i18n/use-messages.ts';

const units = ['B', 'KB', 'MB', 'GB', 'TB'];

/** A number of bytes in the largest unit that leaves something before the point: "45.6 MB". */
export function formatBytes(language: Language, bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / 1000 ** power);
  return `${value} ${units[power]}`;
}
