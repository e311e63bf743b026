import { qrPath } from '#reader/ui/qr-path.ts';
import {
  layOutPoster,
  type PosterColour,
  type PosterFont,
  type PosterWords,
  posterWidth,
} from './poster-layout.ts';

/** The strokes of the seal, in a square of 32. */
const sealStrokes = 'M8 10h16M16 6.5v19M9 16h14M8 25.5h16M11 10v6M21 10v6';

/**
 * Draws a poster with the faces and colours that the canvas has in the page. Nothing is fetched, and no picture is on it: one from elsewhere
 * would make the canvas unreadable.
 */
export async function drawPoster(canvas: HTMLCanvasElement, words: PosterWords, code: string): Promise<void> {
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas here');
  const fontOf = fontsIn(canvas);
  // Faces for the marks of Chinese are on the device, but come when they are first asked for.
  const all = Object.values(words).join('');
  await Promise.all(
    (['serif', 'sans'] as const).map((face) =>
      document.fonts.load(fontOf({ face, size: 32, weight: 400 }), all),
    ),
  );
  const { parts, height } = layOutPoster(words, (text, font) => {
    pen.font = fontOf(font);
    return pen.measureText(text).width;
  });
  canvas.width = posterWidth;
  canvas.height = height;
  const colourOf = coloursIn(canvas);
  pen.fillStyle = colourOf('paper');
  pen.fillRect(0, 0, posterWidth, height);
  for (const part of parts) {
    if (part.kind === 'text') {
      pen.font = fontOf(part.font);
      pen.fillStyle = colourOf(part.colour);
      pen.fillText(part.text, part.x, part.y);
    } else if (part.kind === 'box') {
      pen.fillStyle = colourOf(part.colour);
      pen.fillRect(part.x, part.y, part.width, part.height);
    } else if (part.kind === 'code') {
      const { path, size } = qrPath(code);
      drawIn(pen, part, size, () => {
        pen.fillStyle = colourOf('ink');
        pen.fill(new Path2D(path));
      });
    } else {
      drawIn(pen, part, 32, () => {
        pen.fillStyle = colourOf('seal');
        pen.beginPath();
        pen.roundRect(1, 1, 30, 30, 4);
        pen.fill();
        pen.strokeStyle = colourOf('on-seal');
        pen.lineWidth = 2;
        pen.stroke(new Path2D(sealStrokes));
      });
    }
  }
}

/** The poster as a file. */
export async function posterPng(canvas: HTMLCanvasElement): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the canvas gave no picture');
  return blob;
}

/** Draws what has units of its own into a square. */
function drawIn(
  pen: CanvasRenderingContext2D,
  { x, y, side }: { x: number; y: number; side: number },
  units: number,
  draw: () => void,
): void {
  pen.save();
  pen.translate(x, y);
  pen.scale(side / units, side / units);
  draw();
  pen.restore();
}

function fontsIn(canvas: HTMLCanvasElement): (font: PosterFont) => string {
  const style = getComputedStyle(canvas);
  const families = {
    serif: style.getPropertyValue('--font-serif'),
    sans: style.getPropertyValue('--font-sans'),
  };
  return ({ face, size, weight }) => `${weight} ${size}px ${families[face]}`;
}

/** A token may depend on the scheme: an element that wears it says what it is. */
function coloursIn(canvas: HTMLCanvasElement): (colour: PosterColour) => string {
  return (colour) => {
    canvas.style.setProperty('color', `var(--${colour})`);
    return getComputedStyle(canvas).color;
  };
}
