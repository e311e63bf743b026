// Nine seals. The characters are cut here as even strokes, the way seal script is, not taken from a font.
import { createRandom } from './noise.js';
import { Print } from './press.js';
import {
  arcPoints,
  curve,
  ellipse,
  pathThrough,
  polygon,
  polyline,
  rectangle,
  together,
  turnedCorners,
} from './shapes.js';

const line = (...points) => points;
const box = (left, top, right, bottom) => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
  [left, top],
];
const bow = (...points) => curve(points, 8);

// Each glyph lies in a square of 10 by 10, strokes as polylines.
const glyphs = {
  shan: [line([1, 3], [1, 9.2], [9, 9.2], [9, 3]), line([5, 0.8], [5, 9.2])],
  ri: [box(1.6, 0.8, 8.4, 9.2), line([1.6, 5], [8.4, 5])],
  yue: [
    bow([2.6, 0.8], [2.6, 6], [1.2, 9.4]),
    line([2.6, 0.8], [8.4, 0.8], [8.4, 9.4]),
    line([2.6, 3.6], [8.4, 3.6]),
    line([2.6, 6.3], [8.4, 6.3]),
  ],
  mu: [
    line([5, 0.4], [5, 9.6]),
    bow([0.8, 0.8], [1.4, 4], [5, 4.6], [8.6, 4], [9.2, 0.8]),
    bow([0.8, 9.4], [1.4, 6.4], [5, 5.6], [8.6, 6.4], [9.2, 9.4]),
  ],
  zhong: [box(1.2, 3, 8.8, 6.8), line([5, 0.4], [5, 9.6])],
  shi: [line([0.8, 1], [9.2, 1]), bow([3.4, 1], [2.8, 5.6], [0.9, 9.4]), box(4, 4.8, 8.8, 9)],
  men: [
    line([0.9, 9.6], [0.9, 0.7], [4.2, 0.7], [4.2, 4.6], [0.9, 4.6]),
    line([0.9, 2.65], [4.2, 2.65]),
    line([9.1, 9.6], [9.1, 0.7], [5.8, 0.7], [5.8, 4.6], [9.1, 4.6]),
    line([5.8, 2.65], [9.1, 2.65]),
  ],
  yu: [
    line([0.6, 0.8], [9.4, 0.8]),
    line([1, 9.6], [1, 3], [9, 3], [9, 9.6]),
    line([5, 0.8], [5, 9.6]),
    line([2.9, 4.7], [2.9, 5.7]),
    line([2.9, 7.2], [2.9, 8.2]),
    line([7.1, 4.7], [7.1, 5.7]),
    line([7.1, 7.2], [7.1, 8.2]),
  ],
  wen: [
    line([5, 0.4], [5, 2.4]),
    line([0.8, 2.4], [9.2, 2.4]),
    bow([2.2, 2.4], [3.6, 6], [8.9, 9.5]),
    bow([7.8, 2.4], [6.4, 6], [1.1, 9.5]),
  ],
  xin: [
    bow([0.9, 3.2], [0.9, 7.6], [3.2, 7.6], [3.2, 3]),
    bow([3.2, 5.6], [3.6, 9.4], [6.6, 9.4], [6.8, 5.6]),
    bow([6.8, 3], [6.8, 7.6], [9.1, 7.6], [9.1, 3.2]),
    line([5, 0.8], [5, 5.6]),
  ],
  shu: [
    line([5, 0.2], [5, 5.7]),
    line([2.2, 1.1], [7.8, 1.1], [7.8, 3.5]),
    line([0.7, 2.3], [9.3, 2.3]),
    line([2.2, 3.5], [7.8, 3.5]),
    line([0.7, 4.7], [9.3, 4.7]),
    line([1.6, 5.9], [8.4, 5.9]),
    box(2, 7.1, 8, 9.8),
    line([2, 8.45], [8, 8.45]),
  ],
  an: [
    line([0.9, 2.8], [0.9, 1.2], [9.1, 1.2], [9.1, 2.8]),
    line([5, 0.2], [5, 1.2]),
    bow([3.8, 2.2], [2.6, 4.3], [7, 5.7]),
    bow([6.6, 2.4], [5.6, 4.6], [3, 5.7]),
    line([1, 3.6], [9, 3.6]),
    line([0.8, 6.8], [9.2, 6.8]),
    line([5, 5.9], [5, 9.8]),
    bow([4.6, 7.2], [3, 8.8], [1, 9.6]),
    bow([5.4, 7.2], [7, 8.8], [9, 9.6]),
  ],
  zi: [
    line([5, 0.2], [5, 1.6]),
    box(1.8, 1.6, 8.2, 9.4),
    line([1.8, 4.2], [8.2, 4.2]),
    line([1.8, 6.8], [8.2, 6.8]),
  ],
  zai: [
    line([0.7, 2.6], [9.3, 2.6]),
    bow([4.6, 0.3], [3.4, 4.6], [0.9, 7.2]),
    line([2.6, 5.2], [2.6, 9.7]),
    line([6.6, 4.2], [6.6, 9.2]),
    line([4.4, 6.2], [8.8, 6.2]),
    line([4, 9.2], [9.3, 9.2]),
  ],
};

function glyphPath(name, { x, y, width, height }) {
  return together(
    ...glyphs[name].map((stroke) =>
      polyline(
        stroke.map(([a, b]) => [x + (a * width) / 10, y + (b * height) / 10]),
        1.4,
      ),
    ),
  );
}

function carve(print, path, width) {
  const plate = print.plates.red;
  plate.save();
  plate.globalCompositeOperation = 'destination-out';
  plate.lineWidth = width;
  plate.lineJoin = 'round';
  plate.lineCap = 'round';
  plate.stroke(path);
  plate.restore();
}

/** The small losses of an old stone: bites out of the rim. */
function chip(print, { left, top, width, height, round = false, seed, count = 9 }) {
  const random = createRandom(seed);
  for (let index = 0; index < count; index++) {
    const angle = random() * Math.PI * 2;
    const reach = round ? 1 : 1 / Math.max(Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle)));
    const x = left + width / 2 + (Math.cos(angle) * reach * width) / 2;
    const y = top + height / 2 + (Math.sin(angle) * reach * height) / 2;
    const size = random.between(4, 15);
    const turn = random() * Math.PI;
    const bite = turnedCorners(x, y, size * random.between(1, 3), size * random.between(0.6, 1.4), turn);
    print.cutFrom('red', polygon(bite, 8));
  }
}

const paper = (seed) => new Print({ width: 1000, height: 1000, seed, rough: 0.55, wear: 0.2 });

/** Red ground, white characters (白文). */
function white({ seed, size = [600, 600], cells, stroke = 30, round = false, corner = 26 }) {
  const print = paper(seed);
  const [width, height] = size;
  const left = (1000 - width) / 2;
  const top = (1000 - height) / 2;
  print.fill(
    'red',
    round ? ellipse(500, 500, width / 2, height / 2, 5) : softRectangle(left, top, width, height, corner),
  );
  for (const [name, x, y, w, h] of cells) {
    carve(
      print,
      glyphPath(name, { x: left + x * width, y: top + y * height, width: w * width, height: h * height }),
      stroke,
    );
  }
  chip(print, { left, top, width, height, round, seed: seed + 5 });
  return print.pull();
}

/** Red characters and rim on bare paper (朱文). */
function red({ seed, size = [600, 600], cells, stroke = 26, rim = 24, round = false }) {
  const print = paper(seed);
  const [width, height] = size;
  const left = (1000 - width) / 2;
  const top = (1000 - height) / 2;
  print.stroke(
    'red',
    round ? ellipse(500, 500, width / 2, height / 2, 4) : softRectangle(left, top, width, height, 18),
    rim,
  );
  for (const [name, x, y, w, h] of cells) {
    print.stroke(
      'red',
      glyphPath(name, { x: left + x * width, y: top + y * height, width: w * width, height: h * height }),
      stroke,
    );
  }
  chip(print, { left, top, width, height, round, seed: seed + 5, count: 6 });
  return print.pull();
}

function softRectangle(x, y, width, height, corner) {
  const points = [
    ...arcPoints(x + width - corner, y + corner, corner, corner, -Math.PI / 2, 0),
    ...arcPoints(x + width - corner, y + height - corner, corner, corner, 0, Math.PI / 2),
    ...arcPoints(x + corner, y + height - corner, corner, corner, Math.PI / 2, Math.PI),
    ...arcPoints(x + corner, y + corner, corner, corner, Math.PI, Math.PI * 1.5),
  ];
  return polygon(points, 4);
}

/** A picture seal: two fish that follow each other. */
function fish() {
  const print = paper(790);
  print.fill('red', ellipse(500, 500, 310, 310, 5));
  const plate = print.plates.red;
  for (const turn of [0, Math.PI]) {
    plate.save();
    plate.translate(500, 500);
    plate.rotate(turn - 0.35);
    plate.globalCompositeOperation = 'destination-out';
    const body = pathThrough(
      [
        ...curve([
          [-205, -70],
          [-120, -170],
          [30, -178],
          [120, -112],
        ]),
        ...curve([
          [120, -112],
          [176, -98],
          [222, -142],
        ]),
        ...curve([
          [222, -142],
          [214, -60],
          [208, 6],
        ]),
        ...curve([
          [208, 6],
          [168, -52],
          [118, -74],
        ]),
        ...curve([
          [118, -74],
          [20, -40],
          [-120, -36],
          [-205, -70],
        ]),
      ],
      true,
    );
    plate.fill(body);
    plate.globalCompositeOperation = 'source-over';
    plate.fill(ellipse(-148, -84, 13, 13, 1));
    plate.lineWidth = 9;
    plate.lineCap = 'round';
    plate.stroke(polyline(arcPoints(-150, -84, 58, 62, -0.9, 0.75), 1));
    for (const [x, y] of [
      [-50, -112],
      [0, -128],
      [0, -90],
      [50, -112],
      [-50, -74],
      [96, -98],
    ]) {
      plate.stroke(polyline(arcPoints(x, y, 16, 17, -1.2, 1.2), 0.6));
    }
    plate.restore();
  }
  chip(print, { left: 190, top: 190, width: 620, height: 620, round: true, seed: 11 });
  return print.pull();
}

export const seals = {
  'seal-desk': () =>
    white({
      seed: 710,
      size: [430, 700],
      cells: [
        ['shu', 0.17, 0.08, 0.66, 0.4],
        ['an', 0.17, 0.53, 0.66, 0.39],
      ],
      stroke: 21,
    }),
  'seal-mountain': () =>
    red({
      seed: 720,
      size: [600, 600],
      round: true,
      cells: [['shan', 0.24, 0.2, 0.52, 0.54]],
      stroke: 38,
      rim: 26,
    }),
  'seal-rain': () => white({ seed: 730, cells: [['yu', 0.16, 0.14, 0.68, 0.72]], stroke: 34 }),
  'seal-sun-moon': () =>
    red({
      seed: 740,
      size: [650, 560],
      cells: [
        ['yue', 0.11, 0.15, 0.31, 0.7],
        ['ri', 0.58, 0.15, 0.31, 0.7],
      ],
      stroke: 26,
    }),
  'seal-stone-gate': () =>
    white({
      seed: 750,
      size: [660, 600],
      cells: [
        ['men', 0.08, 0.13, 0.4, 0.74],
        ['shi', 0.54, 0.13, 0.38, 0.74],
      ],
      stroke: 27,
    }),
  'seal-in-the-woods': () =>
    red({
      seed: 760,
      size: [620, 620],
      cells: [
        ['mu', 0.1, 0.1, 0.36, 0.4],
        ['mu', 0.54, 0.1, 0.36, 0.4],
        ['zhong', 0.22, 0.58, 0.56, 0.33],
      ],
      stroke: 23,
    }),
  'seal-heart-of-text': () =>
    white({
      seed: 770,
      size: [440, 690],
      cells: [
        ['wen', 0.15, 0.08, 0.7, 0.39],
        ['xin', 0.15, 0.54, 0.7, 0.38],
      ],
      stroke: 27,
      corner: 110,
    }),
  'seal-at-ease': () =>
    red({
      seed: 780,
      size: [430, 680],
      round: true,
      cells: [
        ['zi', 0.27, 0.13, 0.46, 0.35],
        ['zai', 0.25, 0.52, 0.5, 0.34],
      ],
      stroke: 21,
      rim: 22,
    }),
  'seal-two-fish': fish,
};

/** The little seal that signs the other pictures. */
export function sign(print, x, y, size = 62) {
  print.cut(rectangle(x - 2, y - 2, size + 4, size + 4, 1));
  print.fill('red', rectangle(x, y, size, size, 2));
  carve(
    print,
    glyphPath('shu', { x: x + size * 0.16, y: y + size * 0.12, width: size * 0.68, height: size * 0.76 }),
    size * 0.062,
  );
}
