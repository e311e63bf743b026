import { speak } from '#reader/i18n/words.ts';

// Components find the words of the interface there, as they do in the page.
await speak('en');
