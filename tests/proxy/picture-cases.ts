import { sends } from './loopback.ts';
import {
  avifHeader,
  bmpHeader,
  gifHeader,
  icoHeader,
  jpegHeader,
  png,
  pngHeader,
  webpHeader,
} from './picture-bytes.ts';
import { bytes, type CaseGroup, PICTURE, PNG } from './proxy-case.ts';

export const PICTURE_CASES: readonly CaseGroup[] = [
  // The bytes decide, not the label.
  {
    group: 'pictures are served by their bytes',
    cases: [
      bytes('PNG', png(), PNG),
      bytes('PNG labelled as HTML', png(), PNG, 'text/html'),
      bytes('PNG labelled as SVG', png(), PNG, 'image/svg+xml'),
      bytes('PNG labelled in a broken way', png(), PNG, 'image/png, text/html; charset=";'),
      bytes('JPEG', jpegHeader(800, 600), { serve: 'image/jpeg' }),
      bytes('JPEG behind 200 KB of metadata', jpegHeader(800, 600, 200_000), { serve: 'image/jpeg' }),
      bytes('GIF', gifHeader(10, 10), { serve: 'image/gif' }),
      bytes('WebP, extended', webpHeader('VP8X', 800, 600), { serve: 'image/webp' }),
      bytes('WebP, lossless', webpHeader('VP8L', 800, 600), { serve: 'image/webp' }),
      bytes('WebP, lossy', webpHeader('VP8 ', 800, 600), { serve: 'image/webp' }),
      bytes('AVIF', avifHeader(800, 600), { serve: 'image/avif' }),
      bytes('AVIF sequence', avifHeader(800, 600, ['avis', 'msf1']), { serve: 'image/avif' }),
      bytes('AVIF by a compatible brand', avifHeader(800, 600, ['mif1', 'miaf', 'avif']), {
        serve: 'image/avif',
      }),
      bytes('BMP', bmpHeader(100, -100), { serve: 'image/bmp' }),
      bytes('icon', icoHeader(), { serve: 'image/x-icon' }),
    ],
  },
  {
    group: 'anything else is refused by its bytes',
    cases: [
      bytes('HTML', '<!doctype html><h1>hello</h1><p>and more text', { fail: 'not-an-image' }, 'text/html'),
      bytes('HTML labelled as PNG', '<html><body><script>alert(1)</script></body></html>', {
        fail: 'not-an-image',
      }),
      bytes('script', 'alert(document.domain) // long enough to be looked at', { fail: 'not-an-image' }),
      bytes(
        'SVG',
        '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        { fail: 'not-an-image' },
        'image/svg+xml',
      ),
      bytes('SVG with a byte order mark', '\ufeff<svg xmlns="http://www.w3.org/2000/svg"></svg>', {
        fail: 'not-an-image',
      }),
      bytes('XML', '<?xml version="1.0"?><root>some more text here</root>', { fail: 'not-an-image' }),
      bytes('JSON', '{"Code":"Success","AccessKeyId":"AKIA","more":true}', { fail: 'not-an-image' }),
      bytes(
        'multipart',
        '--x\r\nContent-Type: image/png\r\n\r\n--x--\r\n and so on',
        { fail: 'not-an-image' },
        'multipart/x-mixed-replace; boundary=x',
      ),
      bytes('HEIC', avifHeader(10, 10, ['heic', 'mif1']), { fail: 'not-an-image' }),
      bytes('MP4', avifHeader(10, 10, ['isom', 'mp42']), { fail: 'not-an-image' }),
      bytes('PDF', '%PDF-1.7 and then a good deal of other things', { fail: 'not-an-image' }),
      bytes('TIFF', Buffer.concat([Buffer.from('II*\0'), Buffer.alloc(60)]), { fail: 'not-an-image' }),
      bytes('WAVE in RIFF', Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(40)]), {
        fail: 'not-an-image',
      }),
      bytes('text that begins like a bitmap', 'BMW builds cars, and this text is long enough.', {
        fail: 'not-an-image',
      }),
      bytes(
        'PNG signature before HTML',
        Buffer.concat([png().subarray(0, 8), Buffer.from('<script>alert(1)</script> and more text')]),
        { fail: 'not-an-image' },
      ),
      bytes('zeros', Buffer.alloc(100_000), { fail: 'not-an-image' }),
      bytes('nothing', '', { fail: 'not-an-image' }),
      bytes('one byte', Buffer.from([0x89]), { fail: 'not-an-image' }),
    ],
  },

  // A few bytes that claim a huge picture; 40 megapixels is the limit.
  {
    group: 'pixels',
    cases: [
      bytes('PNG at the limit', pngHeader(8000, 5000), PNG),
      bytes('PNG above', pngHeader(8000, 5001), { fail: 'too-many-pixels' }),
      bytes('PNG, largest', pngHeader(0x7fffffff, 0x7fffffff), { fail: 'too-many-pixels' }),
      bytes('JPEG', jpegHeader(65_000, 65_000), { fail: 'too-many-pixels' }),
      bytes('JPEG behind 900 KB of metadata', jpegHeader(65_000, 65_000, 900_000), {
        fail: 'too-many-pixels',
      }),
      bytes('JPEG behind more metadata than we hold', jpegHeader(65_000, 65_000, 1_200_000), {
        fail: 'not-an-image',
      }),
      bytes('GIF', gifHeader(65_535, 65_535), { fail: 'too-many-pixels' }),
      bytes('WebP, extended', webpHeader('VP8X', 16_383, 16_383), { fail: 'too-many-pixels' }),
      bytes('WebP, lossless', webpHeader('VP8L', 16_383, 16_383), { fail: 'too-many-pixels' }),
      bytes('WebP, lossy', webpHeader('VP8 ', 16_383, 16_383), { fail: 'too-many-pixels' }),
      bytes('AVIF', avifHeader(65_536, 65_536), { fail: 'too-many-pixels' }),
      bytes('BMP', bmpHeader(100_000, -100_000), { fail: 'too-many-pixels' }),
      bytes('icon with a huge PNG inside', icoHeader(pngHeader(30_000, 30_000)), { fail: 'too-many-pixels' }),
    ],
  },

  // Only a whole 200 is the picture.
  {
    group: 'statuses',
    cases: [
      ...[404, 410].map((status) => ({ status, code: 'gone' as const })),
      ...[201, 206, 400, 401, 403, 418, 429, 500, 503].map((status) => ({
        status,
        code: 'upstream-status' as const,
      })),
    ].map(({ status, code }) => ({
      title: `${status} with a picture in it`,
      target: PICTURE,
      routes: { 'pics.pub.test/a.png': sends(png(), {}, status) },
      expect: { fail: code },
    })),
  },
];
