/** Names of files and words for "picture" stand in many an `alt` and say nothing. */
const meaningless =
  /^(?:图片|图像|照片|插图|image|img|picture|photo|figure)?[\s\d._-]*$|\.(?:png|jpe?g|gif|webp|avif|bmp)$|^https?:/i;

/** What an article says about a picture: the caption under it, else its `alt` where that is more than a file's name. */
export function pictureCaption(image: HTMLImageElement): string {
  const figure = image.closest('figure');
  const isAlone = figure?.querySelectorAll('img').length === 1;
  const caption = isAlone ? (figure.querySelector('figcaption')?.textContent.trim() ?? '') : '';
  const alt = image.alt.trim();
  return caption || (meaningless.test(alt) ? '' : alt);
}
