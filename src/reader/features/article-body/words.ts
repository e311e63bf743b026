/** The words of the article's body; the app gives them in the reader's language. */
export type ArticleBodyWords = {
  /** Says which picture is missing: "A picture from img.example.com did not load". */
  imageMissing: (host: string) => string;
  /** Button on such a picture: "Try again". */
  retryImage: string;
  /** Link on such a picture: "Open original". */
  openOriginal: string;
  /** Link on such a picture when the picture was a link itself: "Follow its link (example.com)". */
  followLink: (host: string) => string;
  /** Says which picture waits to be wanted: "A picture from img.example.com waits". */
  imageWaiting: (host: string) => string;
  /** Button on such a picture: "Tap to load". */
  loadImage: string;
  /** Button on the first of them: "Load all pictures of this article". */
  loadAllImages: string;
  /** Name of a picture that opens on its own and says nothing of itself: "Enlarge the picture". */
  openImage: string;
  /** Button under a tall picture: "Show the whole picture". */
  unfoldPicture: string;
  /** The same button afterwards: "Fold the picture". */
  foldPicture: string;
  /** Button in place of an embed: "Load player.vimeo.com". */
  loadEmbed: (host: string) => string;
  /** Title of a loaded embed: "Content from player.vimeo.com". */
  embedTitle: (host: string) => string;
  /** Button above a block of code, and what it says afterwards: "Copy", "Copied". */
  copyCode: string;
  codeCopied: string;
  /** Name of a note that is shown beside its call, and the button that goes to where it stands. */
  note: (mark: string) => string;
  goToNote: string;
  /** Names of boxes that scroll sideways. */
  scrollTable: string;
  scrollCode: string;
  scrollMath: string;
};
