/**
 * Numbers an article's outward links for print, each address once, and gives the addresses in that order. A link whose words are its
 * address says it already. Style shows the number (`data-paper-note`).
 */
export function markLinks(body: HTMLElement): string[] {
  const numbers = new Map<string, number>();
  for (const link of body.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const isOutward = /^https?:/i.test(link.getAttribute('href') ?? '');
    const saysItself = plain(link.textContent) === plain(link.href);
    if (!isOutward || saysItself || link.textContent.trim() === '') continue;
    const number = numbers.get(link.href) ?? numbers.size + 1;
    numbers.set(link.href, number);
    link.dataset.paperNote = String(number);
  }
  return [...numbers.keys()];
}

/** Takes the numbers off again. */
export function unmarkLinks(body: HTMLElement): void {
  for (const link of body.querySelectorAll<HTMLElement>('[data-paper-note]')) delete link.dataset.paperNote;
}

function plain(address: string): string {
  return address
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '');
}
