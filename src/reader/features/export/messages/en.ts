/** The words of the menu that saves an article. */
export type ExportMessages = {
  save: string;
  copyMarkdown: string;
  saveMarkdown: string;
  saveHtml: string;
  saveEpub: string;
  print: string;
  /** Before the address of the original page, and of this one, on paper. */
  original: string;
  here: string;
  preparing: string;
  copied: string;
  saved: (name: string) => string;
  failed: string;
};

export const en: ExportMessages = {
  save: 'Save and print',
  copyMarkdown: 'Copy as Markdown',
  saveMarkdown: 'Save as Markdown',
  saveHtml: 'Save as a web page with its pictures',
  saveEpub: 'Save as EPUB',
  print: 'Print',
  original: 'Original:',
  here: 'This copy:',
  preparing: 'Just a moment…',
  copied: 'Copied',
  saved: (name) => `Saved as ${name}`,
  failed: 'That did not work; please try again.',
};
