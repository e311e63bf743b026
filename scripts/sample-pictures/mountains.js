// Mountains in the manner of an album leaf: far ranges in grey, near ones in ink, mist between, one red sun.
import { createNoise, createRandom, layered } from './noise.js';
import { Print } from './press.js';
import { arcPoints, brush, curve, ellipse, pathThrough, polygon, polyline, rectangle } from './shapes.js';

const step = 5;
const lowestRock = 14;

/** The outline of a range: `peaks` are [x, height] in pixels, joined by rock. */
function outline(print, { seed, base, peaks, roughness = 1 }) {
  const noise = layered(createNoise(seed), 5);
  const points = [];
  for (let x = -40; x <= print.width + 40; x += step) {
    let height = 0;
    for (const [centre, top, spread] of peaks) {
      const away = Math.abs(x - centre) / spread;
      height = Math.max(height, top * Math.max(0, 1 - away ** 1.25) ** 1.15);
    }
    const rock = roughness * (26 * noise(x / 120, seed) + 10 * noise(x / 28, seed + 9));
    points.push([x, base - height + rock * (0.35 + Math.min(1, height / 160)), height]);
  }
  return points;
}

/** Rock texture: strokes that run down the slopes, thick on the shadow side, fading into mist. */
function texture(print, plate, points, { seed, depth, density = 1, weight = 1 }) {
  const random = createRandom(seed);
  const noise = layered(createNoise(seed + 3), 3);
  const context = print.plates[plate];
  for (let index = 4; index < points.length - 4; index++) {
    const [x, y, height] = points[index];
    if (height < lowestRock) continue;
    const slope = (points[index + 4][1] - points[index - 4][1]) / (8 * step);
    const shade = slope > 0 ? 1 : 0.42;
    const count = density * shade * (1.6 + 2.4 * Math.abs(slope));
    for (let stroke = 0; stroke < count; stroke++) {
      if (stroke + random() > count + 0.3) continue;
      const down = depth * random() ** 1.7;
      const fade = 1 - down / depth;
      if (noise(x / 70, (y + down) / 70) < -0.18 || random() > 0.25 + fade) continue;
      const length = (18 + 46 * random()) * (0.5 + 0.5 * fade);
      const lean = slope * 0.75 + 0.35 * noise(x / 40, (y + down) / 40);
      const startX = x + random.between(-step, step);
      const startY = y + 3 + down;
      const line = curve(
        [
          [startX, startY],
          [startX + (length * 0.5 * lean) / (1 + Math.abs(lean)), startY + length * 0.5],
          [startX + (length * 1.2 * lean) / (1 + Math.abs(lean)), startY + length],
        ],
        4,
      );
      const width = weight * (1.2 + 2.2 * shade * fade * random());
      context.fill(brush(line, (t) => width * (1 - 0.8 * t)));
    }
  }
}

/** The stretches of an outline that are rock; between them there is only mist. */
function rockRuns(points) {
  const runs = [];
  let run = [];
  for (const point of points) {
    if (point[2] >= lowestRock) run.push(point);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs.filter((run) => run.length > 8);
}

/** A flat tone on the slopes that face away from the light. */
function shadow(print, points, mist) {
  const reach = 14;
  const noise = createNoise(print.seed + 77);
  const lower = points.map(([x, y, height], index) => {
    const before = points[Math.max(0, index - reach)];
    const after = points[Math.min(points.length - 1, index + reach)];
    const slope = (after[1] - before[1]) / (after[0] - before[0]);
    const depth = mist * 0.62 * Math.min(1, Math.max(0, slope * 1.3)) * Math.min(1, height / 90);
    return [x, y + depth * (1 + 0.4 * noise(x / 16, y / 60))];
  });
  print.fill('sand', pathThrough([...points, ...lower.toReversed()], true));
}

/** One range, hiding what is behind it. `mist` is how far the rock goes down before it dissolves. */
export function range(print, { plate, seed, base, peaks, mist = 220, weight = 1, density = 1 }) {
  const points = outline(print, { seed, base, peaks });
  const floor = print.height + 20;
  const body = pathThrough([...points, [print.width + 60, floor], [-60, floor]], true);
  print.cut(body);
  shadow(print, points, mist);
  const noise = createNoise(seed + 5);
  for (const run of rockRuns(points)) {
    const taper = (t) => Math.min(1, 14 * t, 14 * (1 - t));
    print.fill(
      plate,
      brush(run, (t) => weight * taper(t) * (3 + 1.8 * noise(t * 40, 2))),
    );
  }
  texture(print, plate, points, { seed: seed + 11, depth: mist, density, weight });
  return points;
}

export function pine(print, { x, y, size, seed, lean = 0.15, plate = 'ink' }) {
  const random = createRandom(seed);
  const context = print.plates[plate];
  const trunk = curve([
    [x, y],
    [x + size * lean * 0.2, y - size * 0.35],
    [x + size * lean * 1.1, y - size * 0.65],
    [x + size * lean * 0.9, y - size],
  ]);
  const crown = (centreX, centreY, radius) => {
    for (let needle = 0; needle < 26; needle++) {
      const angle = Math.PI + (Math.PI * (needle + random())) / 26;
      const length = radius * random.between(0.7, 1.1);
      context.fill(
        brush(
          [
            [centreX + random.between(-4, 4), centreY],
            [centreX + Math.cos(angle) * length * 0.6, centreY + Math.sin(angle) * length * 0.32],
            [centreX + Math.cos(angle) * length, centreY + Math.sin(angle) * length * 0.5],
          ],
          (t) => (size / 60) * (1.25 - t),
        ),
      );
    }
  };
  context.fill(brush(trunk, (t) => size * 0.055 * (1 - 0.7 * t + 0.9 * Math.max(0, 0.12 - t) * 8)));
  for (const [at, side, reach] of [
    [0.5, -1, 0.3],
    [0.62, 1, 0.34],
    [0.76, -1, 0.27],
    [0.86, 1, 0.22],
    [0.99, -1, 0.06],
  ]) {
    const [branchX, branchY] = trunk[Math.round(at * (trunk.length - 1))];
    const end = [branchX + side * size * reach, branchY - size * 0.05];
    context.fill(
      brush(
        curve([[branchX, branchY], [branchX + side * size * reach * 0.5, branchY - size * 0.015], end]),
        (t) => Math.max(1.4, size * 0.024 * (1 - 0.6 * t)),
      ),
    );
    crown(end[0], end[1], size * 0.2);
    crown(branchX + side * size * reach * 0.45, branchY - size * 0.05, size * 0.16);
  }
}

/** Still water: broken level lines. */
export function water(
  print,
  { top, bottom, left = 0, right = print.width, seed, plate = 'stone', gap = 15 },
) {
  const random = createRandom(seed);
  for (let y = top; y < bottom; y += gap * random.between(0.75, 1.3)) {
    for (let x = left - 60 + random() * 160; x < right; x += random.between(120, 420)) {
      const length = random.between(30, 190);
      const bend = random.between(-2, 2);
      print.fill(
        plate,
        brush(
          curve(
            [
              [x, y],
              [x + length / 2, y + bend],
              [x + length, y + bend / 2],
            ],
            8,
          ),
          (t) => 2.6 * Math.sin(Math.PI * t),
        ),
      );
    }
  }
}

export function boat(print, x, y, size) {
  const hull = pathThrough(
    [
      ...curve([
        [x - size, y - size * 0.1],
        [x - size * 0.5, y + size * 0.1],
        [x + size * 0.5, y + size * 0.1],
        [x + size, y - size * 0.16],
      ]),
      ...curve([
        [x + size, y - size * 0.16],
        [x + size * 0.4, y + size * 0.2],
        [x - size * 0.4, y + size * 0.2],
        [x - size, y - size * 0.1],
      ]),
    ],
    true,
  );
  print.fill('ink', hull);
  const roof = pathThrough(
    [...arcPoints(x + size * 0.12, y + size * 0.06, size * 0.36, size * 0.3, Math.PI, Math.PI * 2)],
    true,
  );
  print.body(roof, { tone: 'sand', edge: 3 });
  print.fill('ink', ellipse(x - size * 0.52, y - size * 0.22, size * 0.055, size * 0.06));
  print.fill(
    'ink',
    polygon(
      [
        [x - size * 0.58, y + size * 0.04],
        [x - size * 0.55, y - size * 0.17],
        [x - size * 0.48, y - size * 0.17],
        [x - size * 0.42, y + size * 0.05],
      ],
      0.6,
    ),
  );
  print.stroke(
    'ink',
    polyline(
      [
        [x - size * 0.56, y - size * 0.1],
        [x - size * 1.35, y + size * 0.42],
      ],
      0.8,
    ),
    2,
  );
}

export function pavilion(print, x, y, size) {
  const eave = pathThrough(
    [
      ...curve([
        [x - size, y - size * 0.62],
        [x - size * 0.5, y - size * 0.78],
        [x, y - size * 1.25],
      ]),
      ...curve([
        [x, y - size * 1.25],
        [x + size * 0.5, y - size * 0.78],
        [x + size, y - size * 0.62],
      ]),
      [x + size * 0.6, y - size * 0.56],
      [x - size * 0.6, y - size * 0.56],
    ],
    true,
  );
  print.cut(rectangle(x - size * 0.6, y - size * 0.6, size * 1.2, size * 0.6));
  for (const side of [-0.52, -0.17, 0.17, 0.52]) {
    print.stroke(
      'ink',
      polyline(
        [
          [x + side * size, y - size * 0.58],
          [x + side * size, y],
        ],
        0.5,
      ),
      size * 0.05,
    );
  }
  print.stroke(
    'ink',
    polyline(
      [
        [x - size * 0.72, y],
        [x + size * 0.72, y],
      ],
      0.6,
    ),
    size * 0.07,
  );
  print.stroke(
    'ink',
    polyline(
      [
        [x - size * 0.5, y - size * 0.2],
        [x + size * 0.5, y - size * 0.2],
      ],
      0.6,
    ),
    size * 0.03,
  );
  print.cut(eave);
  print.fill('ink', eave);
  print.fill('ink', ellipse(x, y - size * 1.28, size * 0.06));
}

function clear() {
  const print = new Print({ width: 1600, height: 1067, seed: 610 });
  print.fill('red', ellipse(1130, 300, 88));
  range(print, {
    plate: 'stone',
    seed: 21,
    base: 560,
    peaks: [
      [260, 150, 420],
      [760, 210, 430],
      [1420, 190, 420],
    ],
    mist: 120,
    weight: 0.8,
    density: 0.5,
  });
  range(print, {
    plate: 'stone',
    seed: 33,
    base: 690,
    peaks: [
      [120, 240, 330],
      [1010, 300, 330],
      [1540, 190, 300],
    ],
    mist: 190,
    density: 0.9,
  });
  const near = range(print, {
    plate: 'ink',
    seed: 48,
    base: 860,
    peaks: [
      [520, 560, 400],
      [300, 300, 330],
      [760, 300, 280],
    ],
    mist: 330,
    density: 1.1,
  });
  range(print, {
    plate: 'ink',
    seed: 52,
    base: 1010,
    peaks: [
      [1500, 380, 420],
      [1180, 190, 300],
      [40, 170, 300],
    ],
    mist: 260,
    weight: 1.15,
  });
  const perch = near.find(([x]) => x >= 700);
  pavilion(print, perch[0], perch[1] + 6, 34);
  for (const [x, y, size, seed] of [
    [1290, 842, 150, 1],
    [1385, 800, 190, 2],
    [1218, 868, 110, 3],
    [150, 930, 140, 4],
    [70, 955, 100, 5],
  ])
    pine(print, { x, y, size, seed, lean: seed % 2 ? 0.16 : -0.12 });
  return print.pull();
}

function mist() {
  const print = new Print({ width: 1200, height: 800, seed: 620 });
  range(print, {
    plate: 'stone',
    seed: 71,
    base: 420,
    peaks: [
      [880, 240, 300],
      [560, 120, 300],
    ],
    mist: 130,
    weight: 0.9,
    density: 0.6,
  });
  range(print, {
    plate: 'stone',
    seed: 77,
    base: 520,
    peaks: [
      [200, 330, 280],
      [1180, 200, 260],
    ],
    mist: 190,
  });
  water(print, { top: 560, bottom: 780, seed: 9 });
  const shore = range(print, { plate: 'ink', seed: 85, base: 860, peaks: [[1080, 290, 330]], mist: 160 });
  const foot = shore.find(([x]) => x >= 985);
  pine(print, { x: foot[0], y: foot[1] + 10, size: 210, seed: 12, lean: -0.2 });
  pine(print, { x: foot[0] + 70, y: foot[1] - 20, size: 130, seed: 14, lean: 0.15 });
  boat(print, 420, 640, 74);
  return print.pull();
}

/** A wide band: ridge behind ridge to the horizon, for a picture that is mostly air. */
function horizon() {
  const print = new Print({ width: 1600, height: 640, seed: 630 });
  print.fill('red', ellipse(380, 190, 52));
  range(print, {
    plate: 'stone',
    seed: 91,
    base: 330,
    peaks: [
      [300, 90, 500],
      [1000, 130, 600],
    ],
    mist: 60,
    weight: 0.7,
    density: 0.35,
  });
  range(print, {
    plate: 'stone',
    seed: 92,
    base: 410,
    peaks: [
      [640, 120, 500],
      [1360, 160, 420],
    ],
    mist: 90,
    weight: 0.9,
    density: 0.6,
  });
  range(print, {
    plate: 'ink',
    seed: 93,
    base: 520,
    peaks: [
      [160, 200, 420],
      [1180, 150, 380],
    ],
    mist: 150,
    weight: 0.9,
    density: 0.8,
  });
  range(print, {
    plate: 'ink',
    seed: 94,
    base: 640,
    peaks: [
      [820, 150, 420],
      [1560, 190, 320],
    ],
    mist: 160,
  });
  return print.pull();
}

function waterfall(print, x, top, bottom, width) {
  const fall = pathThrough(
    [
      ...curve([
        [x - width / 2, top],
        [x - width * 0.42, (top + bottom) / 2],
        [x - width * 0.75, bottom],
      ]),
      ...curve([
        [x + width * 0.75, bottom],
        [x + width * 0.5, (top + bottom) / 2],
        [x + width / 2, top],
      ]),
    ],
    true,
  );
  print.cut(fall);
  for (let line = 0; line < 9; line++) {
    const t = (line + 0.5) / 9 - 0.5;
    print.fill(
      line % 3 === 1 ? 'ink' : 'stone',
      brush(
        curve([
          [x + t * width, top + 6 + 30 * ((line * 7) % 4)],
          [x + t * width * 0.86, (top + bottom) / 2],
          [x + t * width * 1.4, bottom - 20 * ((line * 5) % 3)],
        ]),
        (t) => 2.6 * Math.sin(Math.PI * Math.min(1, t + 0.12)),
      ),
    );
  }
}

/** The hanging scroll: 900 by 3000, read from the sun down to the boat. */
function scroll() {
  const print = new Print({ width: 900, height: 3000, seed: 640 });
  print.fill('red', ellipse(640, 330, 74));
  range(print, {
    plate: 'stone',
    seed: 201,
    base: 830,
    peaks: [
      [180, 220, 260],
      [820, 170, 240],
    ],
    mist: 110,
    weight: 0.8,
    density: 0.5,
  });
  range(print, {
    plate: 'stone',
    seed: 205,
    base: 1000,
    peaks: [
      [430, 520, 240],
      [640, 300, 220],
    ],
    mist: 260,
  });
  range(print, {
    plate: 'ink',
    seed: 211,
    base: 1420,
    peaks: [
      [300, 620, 270],
      [80, 420, 240],
      [520, 330, 240],
    ],
    mist: 420,
    density: 1.1,
  });
  waterfall(print, 536, 1190, 1510, 46);
  const shoulder = range(print, {
    plate: 'ink',
    seed: 219,
    base: 1760,
    peaks: [
      [840, 560, 300],
      [640, 260, 240],
    ],
    mist: 330,
  });
  const seat = shoulder.find(([x]) => x >= 700);
  pine(print, { x: seat[0] + 96, y: seat[1] - 60, size: 170, seed: 31, lean: -0.18 });
  pavilion(print, seat[0] - 6, seat[1] + 8, 44);
  range(print, {
    plate: 'stone',
    seed: 226,
    base: 1960,
    peaks: [
      [120, 200, 300],
      [500, 110, 260],
    ],
    mist: 150,
  });
  const ledge = range(print, {
    plate: 'ink',
    seed: 231,
    base: 2330,
    peaks: [
      [120, 470, 320],
      [360, 210, 240],
    ],
    mist: 340,
  });
  for (const [x, size, seed] of [
    [250, 250, 41],
    [150, 180, 42],
    [330, 150, 43],
  ]) {
    const foot = ledge.find((point) => point[0] >= x);
    pine(print, { x, y: foot[1] + 14, size, seed, lean: seed % 2 ? 0.2 : -0.14 });
  }
  range(print, {
    plate: 'ink',
    seed: 238,
    base: 2520,
    peaks: [
      [880, 330, 330],
      [640, 120, 260],
    ],
    mist: 240,
  });
  const bank = polygon(
    [
      [-20, 2560],
      [300, 2530],
      [620, 2560],
      [940, 2540],
      [940, 3040],
      [-20, 3040],
    ],
    6,
  );
  print.cut(bank);
  water(print, { top: 2560, bottom: 2960, seed: 50, gap: 19 });
  boat(print, 330, 2700, 78);
  const shore = range(print, { plate: 'ink', seed: 244, base: 3040, peaks: [[760, 210, 330]], mist: 150 });
  const root = shore.find(([x]) => x >= 690);
  pine(print, { x: root[0], y: root[1] + 14, size: 230, seed: 61, lean: -0.16 });
  const seal = rectangle(86, 2850, 62, 62, 2.4);
  print.fill('red', seal);
  for (const stroke of [
    polyline(
      [
        [102, 2868],
        [102, 2896],
        [132, 2896],
        [132, 2868],
      ],
      0.6,
    ),
    polyline(
      [
        [117, 2862],
        [117, 2896],
      ],
      0.6,
    ),
  ]) {
    const plate = print.plates.red;
    plate.save();
    plate.globalCompositeOperation = 'destination-out';
    plate.lineWidth = 5;
    plate.stroke(stroke);
    plate.restore();
  }
  return print.pull();
}

export const mountains = {
  'mountains-clear': clear,
  'mountains-mist': mist,
  'mountains-horizon': horizon,
  'mountain-scroll': scroll,
};
