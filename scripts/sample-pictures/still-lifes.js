// Still lifes: a desk, a lamp, a paste of cinnabar, a bell, a letter.
import {
  brushPot,
  inkstone,
  lamp,
  lectern,
  lyingBooks,
  roundTone,
  sealStone,
  tableTop,
} from './furniture.js';
import { boat, pine, range, water } from './mountains.js';
import { createRandom } from './noise.js';
import { dark, Print } from './press.js';
import { sign } from './seals.js';
import { arcPoints, brush, curve, ellipse, pathThrough, polygon, polyline, rectangle } from './shapes.js';

function desk() {
  const print = new Print({ width: 1600, height: 900, seed: 910 });
  const view = new Print({ width: 1600, height: 900, seed: 911 });
  range(view, {
    plate: 'stone',
    seed: 12,
    base: 330,
    peaks: [
      [210, 130, 190],
      [560, 190, 210],
    ],
    mist: 90,
    weight: 0.9,
    density: 0.7,
  });
  range(view, { plate: 'stone', seed: 19, base: 430, peaks: [[380, 150, 230]], mist: 110 });
  const opening = rectangle(96, 84, 540, 400, 2);
  for (const name of ['sand', 'stone']) {
    const plate = print.plates[name];
    plate.save();
    plate.clip(opening);
    plate.drawImage(view.plates[name].canvas, 0, 0);
    plate.restore();
  }
  print.stroke('ink', opening, 9);
  print.stroke('ink', rectangle(76, 64, 580, 440, 2), 4);
  for (const x of [231, 366, 501])
    print.stroke(
      'ink',
      polyline(
        [
          [x, 84],
          [x, 484],
        ],
        1.4,
      ),
      5,
    );
  print.stroke(
    'ink',
    polyline(
      [
        [96, 384],
        [636, 384],
      ],
      1.4,
    ),
    5,
  );
  print.stroke(
    'ink',
    polyline(
      [
        [96, 184],
        [636, 184],
      ],
      1.4,
    ),
    5,
  );
  for (const x of [163, 298, 433, 568])
    print.stroke(
      'ink',
      polyline(
        [
          [x, 384],
          [x, 484],
        ],
        1,
      ),
      4,
    );
  for (const x of [163, 298, 433, 568])
    print.stroke(
      'ink',
      polyline(
        [
          [x, 84],
          [x, 184],
        ],
        1,
      ),
      4,
    );
  print.engrave('stone', rectangle(-20, 560, 1640, 140, 1), {
    gap: 12,
    tone: (_x, y) => Math.max(0, (y - 560) / 260),
    box: { x: 0, y: 560, width: 1600, height: 140 },
  });
  tableTop(print, { top: 690, thick: 54 });
  const apron = rectangle(60, 744, 1480, 58, 2);
  print.body(apron, { edge: 4 });
  print.engrave('ink', apron, {
    gap: 10,
    tone: (_x, y) => 0.62 - (y - 744) / 160,
    box: { x: 60, y: 744, width: 1480, height: 58 },
  });
  for (const x of [110, 1420]) {
    const leg = rectangle(x, 802, 70, 140, 1.6);
    print.body(leg, { edge: 4 });
    print.engrave('ink', leg, {
      gap: 9,
      angle: Math.PI / 2,
      tone: roundTone(x + 35, 35),
      box: { x, y: 802, width: 70, height: 140 },
    });
  }
  const top = lyingBooks(print, {
    x: 130,
    bottom: 690,
    books: [
      { width: 360, height: 50 },
      { width: 330, height: 42, shift: 18, tone: 'stone' },
      { width: 344, height: 52, shift: -6 },
      { width: 290, height: 38, shift: 22, tone: 'sand' },
    ],
  });
  const cup = pathThrough(
    [
      ...curve(
        [
          [216, top - 66],
          [222, top - 20],
          [244, top],
          [292, top],
          [314, top - 20],
          [320, top - 66],
        ],
        6,
      ),
    ],
    true,
  );
  print.body(cup, { edge: 4 });
  print.engrave('ink', cup, {
    gap: 7,
    angle: Math.PI / 2,
    tone: roundTone(268, 54, { most: 0.6 }),
    box: { x: 214, y: top - 68, width: 110, height: 70 },
  });
  print.stroke('ink', ellipse(268, top - 66, 52, 8, 0.6), 3);
  lectern(print, { x: 830, bottom: 690, width: 470 });
  sealStone(print, { x: 1128, bottom: 690, size: 92 });
  brushPot(print, { x: 1242, bottom: 690, size: 138 });
  lamp(print, { x: 1434, bottom: 690, height: 410, tone: 'sand' });
  return print.pull();
}

function lampAtNight() {
  const print = new Print({ width: 1600, height: 1067, seed: 920, palette: dark, wear: 0.12 });
  const wall = rectangle(-20, -20, 1640, 880, 0);
  print.engrave('stone', wall, {
    gap: 13,
    tone: (x, y) => 0.62 * Math.max(0, 1 - Math.hypot((x - 700) / 720, (y - 600) / 480)) ** 1.1,
    drift: 2,
    box: { x: 0, y: 0, width: 1600, height: 860 },
  });
  const cone = polygon(
    [
      [520, 512],
      [880, 512],
      [1180, 806],
      [200, 806],
    ],
    2,
  );
  print.cut(cone);
  print.fill('sand', cone);
  print.engrave('ink', cone, {
    gap: 15,
    tone: (x, y) => 0.5 * Math.max(0, 1 - Math.hypot((x - 700) / 420, (y - 560) / 330)),
    drift: 1.6,
    box: { x: 200, y: 510, width: 980, height: 300 },
  });
  const table = rectangle(-20, 806, 1640, 280, 2);
  print.cut(table);
  print.engrave('stone', table, {
    gap: 14,
    tone: (x, y) => 0.66 * Math.max(0, 1 - Math.hypot((x - 700) / 900, (y - 830) / 230)),
    drift: 3,
    box: { x: 0, y: 806, width: 1600, height: 261 },
  });
  print.stroke(
    'ink',
    polyline(
      [
        [-20, 806],
        [1620, 806],
      ],
      1.6,
    ),
    4,
  );
  print.cut(ellipse(700, 884, 560, 68, 2));
  print.fill('sand', ellipse(700, 884, 560, 68, 2));
  print.fill(
    'ink',
    brush(
      [
        [700, 806],
        [700, 470],
      ],
      () => 13,
    ),
  );
  print.body(pathThrough(arcPoints(700, 852, 96, 50, Math.PI, Math.PI * 2), true), { tone: 'ink', edge: 0 });
  const shade = polygon(
    [
      [618, 250],
      [782, 250],
      [884, 512],
      [516, 512],
    ],
    1.6,
  );
  print.cut(shade);
  print.fill('ink', shade);
  for (let rib = 1; rib < 8; rib++) {
    const t = rib / 8;
    print.cut(
      brush(
        [
          [618 + 164 * t, 256],
          [516 + 368 * t, 508],
        ],
        () => 2.4,
      ),
    );
  }
  print.fill('ink', ellipse(700, 244, 16, 12));
  for (const side of [-1, 1]) {
    for (const depth of [10, 0]) {
      const page = pathThrough(
        [
          ...curve(
            [
              [980, 884 + depth],
              [980 + side * 60, 850 + depth],
              [980 + side * 232, 866 + depth],
            ],
            8,
          ),
          [980 + side * 290, 938 + depth],
          ...curve(
            [
              [980 + side * 290, 938 + depth],
              [980 + side * 80, 920 + depth],
              [980, 950 + depth],
            ],
            8,
          ),
        ],
        true,
      );
      print.cut(page);
      print.fill(depth ? 'stone' : 'ink', page);
    }
    for (let line = 1; line < 6; line++) {
      const t = line / 6;
      print.cut(
        brush(
          curve(
            [
              [980 + side * 34, 884 + 54 * t],
              [980 + side * 100, 868 + 56 * t],
              [980 + side * (208 + 46 * t), 874 + 58 * t],
            ],
            8,
          ),
          () => 3,
        ),
      );
    }
  }
  const ribbon = brush(
    curve(
      [
        [984, 890],
        [990, 950],
        [1004, 990],
        [990, 1024],
      ],
      8,
    ),
    () => 11,
  );
  print.cut(ribbon);
  print.fill('red', ribbon);
  lyingBooks(print, {
    x: 200,
    bottom: 880,
    books: [
      { width: 250, height: 36, tone: 'stone' },
      { width: 220, height: 30, shift: 14, tone: 'sand' },
    ],
  });
  return print.pull();
}

function cinnabar() {
  const print = new Print({ width: 1600, height: 900, seed: 930 });
  for (const plate of Object.values(print.plates)) plate.translate(0, -150);
  const floor = polygon(
    [
      [-20, 640],
      [1620, 560],
      [1620, 1090],
      [-20, 1090],
    ],
    2,
  );
  print.fill('sand', floor);
  const cloth = polygon(
    [
      [90, 700],
      [560, 610],
      [700, 930],
      [150, 1010],
    ],
    3,
  );
  print.body(cloth, { edge: 3 });
  sign(print, 300, 730, 128);
  print.engrave('ink', ellipse(1010, 868, 420, 74, 2), {
    gap: 9,
    tone: (x) => 0.1 + 0.4 * Math.max(0, (x - 760) / 700),
    box: { x: 580, y: 780, width: 900, height: 180 },
  });
  const bowl = pathThrough(
    [
      ...curve(
        [
          [600, 620],
          [612, 740],
          [700, 850],
          [880, 886],
          [1060, 850],
          [1148, 740],
          [1160, 620],
        ],
        10,
      ),
    ],
    true,
  );
  print.body(bowl, { edge: 6 });
  print.engrave('ink', bowl, {
    gap: 10,
    tone: (x, y) => 0.02 + 0.62 * Math.max(0, (x - 880) / 300 + (y - 700) / 420) ** 1.3,
    drift: 0.8,
    box: { x: 590, y: 610, width: 580, height: 290 },
  });
  for (const [y, rx] of [
    [742, 250],
    [760, 240],
  ])
    print.stroke('stone', polyline(arcPoints(880, y - 44, rx, 96, 0.35, Math.PI - 0.35), 1), 3.4);
  const rim = ellipse(880, 620, 280, 112, 1.4);
  print.body(rim, { edge: 6 });
  print.body(ellipse(880, 624, 254, 96, 1.4), { tone: 'stone', edge: 4 });
  const paste = pathThrough(
    [
      ...arcPoints(880, 640, 236, 76, 0, Math.PI),
      ...curve(
        [
          [644, 640],
          [700, 590],
          [770, 570],
          [850, 532],
          [930, 556],
          [1010, 578],
          [1078, 600],
          [1116, 640],
        ],
        8,
      ),
    ],
    true,
  );
  print.cut(paste);
  print.fill('red', paste);
  const context = print.plates.red;
  context.save();
  context.globalCompositeOperation = 'destination-out';
  for (const line of [
    [
      [724, 604],
      [790, 588],
      [850, 552],
    ],
    [
      [760, 628],
      [840, 606],
      [900, 580],
    ],
    [
      [700, 646],
      [760, 652],
      [820, 642],
    ],
  ])
    context.fill(brush(curve(line, 8), (t) => 6 * Math.sin(Math.PI * t)));
  context.restore();
  print.engrave('ink', paste, {
    gap: 8,
    angle: -0.35,
    tone: (x, y) => 0.75 * Math.max(0, (x - 930) / 240 + (y - 620) / 240),
    box: { x: 640, y: 530, width: 480, height: 190 },
  });
  const lid = pathThrough(arcPoints(1330, 690, 210, 214, 0, Math.PI * 2), true);
  print.body(lid, { edge: 6 });
  print.engrave('ink', lid, {
    gap: 10,
    tone: (x, y) => 0.6 * Math.max(0, (x - 1330) / 260 + (y - 740) / 300) ** 1.2,
    box: { x: 1110, y: 470, width: 440, height: 440 },
  });
  print.stroke('ink', ellipse(1330, 690, 176, 180, 1), 3);
  const leaf = (x, y, angle, size) => {
    const at = (a, b) => [
      x + (a * Math.cos(angle) - b * Math.sin(angle)) * size,
      y + (a * Math.sin(angle) + b * Math.cos(angle)) * size,
    ];
    print.fill(
      'ink',
      pathThrough(
        [...curve([at(0, 0), at(0.5, -0.16), at(1, 0)], 8), ...curve([at(1, 0), at(0.5, 0.12), at(0, 0)], 8)],
        true,
      ),
    );
  };
  print.fill(
    'ink',
    brush(
      curve(
        [
          [1240, 800],
          [1300, 720],
          [1350, 640],
          [1410, 580],
        ],
        10,
      ),
      (t) => 8 - 5 * t,
    ),
  );
  for (const [x, y, angle, size] of [
    [1290, 734, -2.3, 90],
    [1304, 716, 0.1, 96],
    [1332, 668, -2.2, 80],
    [1346, 648, 0.0, 84],
    [1378, 612, -2.0, 66],
    [1392, 598, -0.15, 62],
  ])
    leaf(x, y, angle, size);
  return print.pull();
}

function bell() {
  const print = new Print({ width: 1200, height: 800, seed: 940 });
  const centre = 600;
  for (let ring = 0; ring < 9; ring++) {
    const radius = 250 + ring * 62;
    const random = createRandom(ring + 3);
    for (let angle = -0.25; angle < Math.PI * 2 - 0.3; ) {
      const length = random.between(0.1, 0.5);
      print.fill(
        'stone',
        brush(
          arcPoints(centre, 450, radius, radius, angle, angle + length),
          (t) => (4.4 - ring * 0.36) * Math.sin(Math.PI * t),
        ),
      );
      angle += length + random.between(0.05, 0.24);
    }
  }
  const body = pathThrough(
    [
      ...curve(
        [
          [centre - 92, 262],
          [centre - 128, 330],
          [centre - 142, 470],
          [centre - 152, 580],
          [centre - 186, 640],
        ],
        10,
      ),
      ...curve(
        [
          [centre + 186, 640],
          [centre + 152, 580],
          [centre + 142, 470],
          [centre + 128, 330],
          [centre + 92, 262],
        ],
        10,
      ),
      ...curve(
        [
          [centre + 92, 262],
          [centre, 226],
          [centre - 92, 262],
        ],
        10,
      ),
    ],
    true,
  );
  print.cut(ellipse(centre, 470, 238, 268, 2));
  print.stroke(
    'ink',
    polyline(
      [
        [centre, -20],
        [centre, 190],
      ],
      1,
    ),
    9,
  );
  print.body(ellipse(centre, 208, 34, 36, 1), { edge: 9 });
  print.body(body, { tone: 'sand', edge: 6 });
  print.engrave('ink', body, {
    gap: 9,
    angle: Math.PI / 2,
    tone: roundTone(centre, 178, { least: 0.04, most: 0.92 }),
    box: { x: centre - 200, y: 220, width: 400, height: 430 },
  });
  for (const [y, wide] of [
    [322, 126],
    [336, 128],
    [540, 148],
    [556, 150],
  ]) {
    print.cut(
      brush(
        [
          [centre - wide, y],
          [centre, y + 12],
          [centre + wide, y],
        ],
        () => 7,
      ),
    );
    print.stroke(
      'ink',
      polyline(
        curve(
          [
            [centre - wide, y],
            [centre, y + 12],
            [centre + wide, y],
          ],
          8,
        ),
        0.8,
      ),
      3,
    );
  }
  for (let row = 0; row < 3; row++) {
    for (const column of [-1.5, -0.5, 0.5, 1.5])
      print.body(ellipse(centre + column * 52, 376 + row * 36, 8, 8, 0.6), { edge: 3 });
  }
  print.body(
    pathThrough(
      [
        ...curve(
          [
            [centre - 186, 640],
            [centre, 672],
            [centre + 186, 640],
          ],
          10,
        ),
        ...curve(
          [
            [centre + 186, 640],
            [centre, 622],
            [centre - 186, 640],
          ],
          10,
        ),
      ],
      true,
    ),
    { tone: 'ink', edge: 4 },
  );
  print.stroke(
    'ink',
    polyline(
      [
        [centre, 650],
        [centre, 700],
      ],
      0.8,
    ),
    4,
  );
  const slip = polygon(
    [
      [centre - 22, 700],
      [centre + 22, 700],
      [centre + 18, 780],
      [centre - 18, 780],
    ],
    1.4,
  );
  print.cut(slip);
  print.fill('red', slip);
  return print.pull();
}

/** A bell jar over something with thorns: dangerous once, now on a shelf with a label. */
function specimen() {
  const print = new Print({ width: 1600, height: 900, seed: 950 });
  const random = createRandom(8);
  print.engrave('stone', rectangle(0, 690, 1600, 230, 0), {
    gap: 14,
    tone: (x) => 0.1 + (0.3 * Math.abs(x - 800)) / 900,
    drift: 2.6,
    box: { x: 0, y: 690, width: 1600, height: 210 },
  });
  const glass = pathThrough(
    [
      [520, 700],
      ...curve(
        [
          [520, 700],
          [522, 420],
          [560, 250],
          [680, 160],
          [800, 136],
          [920, 160],
          [1040, 250],
          [1078, 420],
          [1080, 700],
        ],
        12,
      ),
    ],
    true,
  );
  print.body(glass, { edge: 0 });
  for (const [root, ...stem] of [
    [
      [800, 700],
      [770, 600],
      [690, 520],
      [640, 420],
      [700, 330],
    ],
    [
      [800, 700],
      [830, 580],
      [910, 500],
      [950, 400],
      [890, 300],
    ],
    [
      [800, 700],
      [800, 560],
      [760, 440],
      [830, 350],
      [790, 250],
    ],
    [
      [770, 610],
      [700, 640],
      [620, 600],
      [590, 520],
    ],
    [
      [826, 600],
      [900, 640],
      [980, 590],
      [1010, 490],
    ],
    [
      [780, 480],
      [720, 430],
      [730, 360],
    ],
    [
      [812, 420],
      [870, 430],
      [880, 380],
    ],
  ]) {
    const branch = curve([root, ...stem], 14);
    print.fill(
      'ink',
      brush(branch, (t) => 13 - 8 * t),
    );
    for (let index = 5; index < branch.length - 3; index += 5) {
      const [x, y] = branch[index];
      const [nextX, nextY] = branch[index + 2];
      const length = Math.hypot(nextX - x, nextY - y) || 1;
      const side = index % 2 ? 1 : -1;
      const thorn = random.between(24, 38);
      const forward = 0.4;
      const tip = [
        x + (((nextX - x) * forward - (nextY - y) * side) / length) * thorn,
        y + (((nextY - y) * forward + (nextX - x) * side) / length) * thorn,
      ];
      print.fill(
        'ink',
        brush([[x, y], tip], (t) => 11 * (1 - t)),
      );
    }
  }
  const bloom = ellipse(790, 238, 26, 24, 5);
  print.cut(bloom);
  print.fill('red', bloom);
  print.stroke(
    'ink',
    polyline(
      [
        [800, 660],
        [800, 700],
      ],
      1,
    ),
    4,
  );
  const glassEdge = curve(
    [
      [520, 700],
      [522, 420],
      [560, 250],
      [680, 160],
      [800, 136],
      [920, 160],
      [1040, 250],
      [1078, 420],
      [1080, 700],
    ],
    12,
  );
  print.stroke('ink', polyline(glassEdge, 1), 6);
  print.fill(
    'stone',
    brush(
      curve(
        [
          [556, 640],
          [556, 430],
          [590, 290],
          [660, 220],
        ],
        10,
      ),
      (t) => 11 * Math.sin(Math.PI * t),
    ),
  );
  print.fill(
    'stone',
    brush(
      curve(
        [
          [582, 560],
          [584, 430],
          [606, 350],
        ],
        10,
      ),
      (t) => 7 * Math.sin(Math.PI * t),
    ),
  );
  print.engrave('stone', glass, {
    gap: 11,
    angle: 1.2,
    tone: (x) => 0.42 * Math.max(0, (x - 960) / 130),
    box: { x: 520, y: 130, width: 560, height: 570 },
  });
  print.body(ellipse(800, 116, 30, 28, 1), { edge: 6 });
  const base = rectangle(450, 700, 700, 44, 2);
  print.body(base, { tone: 'ink', edge: 3 });
  const foot = polygon(
    [
      [410, 744],
      [1190, 744],
      [1210, 792],
      [390, 792],
    ],
    2,
  );
  print.body(foot, { tone: 'sand', edge: 5 });
  print.engrave('ink', foot, {
    gap: 9,
    tone: (_x, y) => 0.2 + (y - 744) / 110,
    drift: 2,
    box: { x: 380, y: 744, width: 840, height: 50 },
  });
  const label = rectangle(700, 668, 200, 106, 1.6);
  print.body(label, { edge: 4 });
  const context = print.plates.ink;
  context.font = '700 34px "Noto Serif CJK SC"';
  context.textAlign = 'center';
  context.fillText('已失效', 800, 716);
  context.font = '600 24px "Liberation Mono", monospace';
  context.fillText('<script>', 800, 752);
  print.fill('red', ellipse(1108, 768, 17, 17, 2));
  return print.pull();
}

function letter() {
  const print = new Print({ width: 1400, height: 933, seed: 960 });
  const sheet = polygon(
    [
      [470, 70],
      [1190, 170],
      [1120, 690],
      [400, 590],
    ],
    2,
  );
  print.body(sheet, { edge: 4 });
  for (let line = 0; line < 8; line++) {
    const t = 0.13 + line * 0.098;
    const from = [470 + (400 - 470) * t + 70, 70 + (590 - 70) * t + 10];
    const length = line === 7 ? 0.42 : 0.82;
    const to = [from[0] + 720 * length, from[1] + 100 * length];
    const words = Math.round(9 * length);
    for (let word = 0; word < words; word++) {
      const random = createRandom(line * 31 + word);
      const start = word / words;
      const end = start + random.between(0.55, 0.85) / words;
      const marks = Array.from({ length: 7 }, (_, index) => {
        const s = start + ((end - start) * index) / 6;
        return [from[0] + (to[0] - from[0]) * s, from[1] + (to[1] - from[1]) * s + random.between(-8, 8)];
      });
      print.fill(
        'ink',
        brush(curve(marks, 6), () => 3),
      );
    }
  }
  const back = polygon(
    [
      [180, 420],
      [1000, 330],
      [1060, 790],
      [240, 880],
    ],
    2,
  );
  print.body(back, { tone: 'sand', edge: 5 });
  const tip = [632, 650];
  print.engrave(
    'ink',
    polygon(
      [
        [180, 420],
        [1000, 330],
        [1060, 790],
        [240, 880],
      ],
      1,
    ),
    {
      gap: 11,
      angle: -0.11,
      tone: (x, y) => 0.34 * Math.max(0, (y - 640) / 240 + (x - 620) / 900),
      box: { x: 180, y: 330, width: 880, height: 550 },
    },
  );
  print.stroke(
    'ink',
    polyline(
      [
        [240, 880],
        [540, 600],
      ],
      1.4,
    ),
    4,
  );
  print.stroke(
    'ink',
    polyline(
      [
        [1060, 790],
        [720, 580],
      ],
      1.4,
    ),
    4,
  );
  const flap = pathThrough(
    [[180, 420], [1000, 330], ...curve([[1000, 330], [820, 520], tip, [400, 560], [180, 420]], 10)],
    true,
  );
  print.body(flap, { edge: 5 });
  const wax = polygon(
    arcPoints(620, 626, 82, 78)
      .slice(0, -1)
      .map(([x, y], index) => [x + 7 * Math.sin(index * 1.1), y + 6 * Math.cos(index * 0.83)]),
    4,
  );
  print.cut(wax);
  print.fill('red', wax);
  const context = print.plates.red;
  context.save();
  context.globalCompositeOperation = 'destination-out';
  context.lineWidth = 4;
  context.stroke(ellipse(620, 626, 56, 54, 1));
  context.lineWidth = 8;
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.stroke(
    polyline(
      [
        [594, 614],
        [594, 646],
        [646, 646],
        [646, 614],
      ],
      1,
    ),
  );
  context.stroke(
    polyline(
      [
        [620, 598],
        [620, 646],
      ],
      1,
    ),
  );
  context.restore();
  return print.pull();
}

/** A low desk by a round window, persimmons outside. */
function lowDesk() {
  const print = new Print({ width: 1600, height: 1067, seed: 970 });
  const view = new Print({ width: 1600, height: 1067, seed: 971 });
  range(view, {
    plate: 'stone',
    seed: 33,
    base: 520,
    peaks: [
      [960, 130, 260],
      [1330, 180, 260],
    ],
    mist: 90,
  });
  const branch = curve(
    [
      [1420, 120],
      [1280, 210],
      [1160, 236],
      [1040, 300],
      [940, 300],
    ],
    12,
  );
  view.fill(
    'ink',
    brush(branch, (t) => 19 * (1 - 0.75 * t)),
  );
  view.fill(
    'ink',
    brush(
      curve(
        [
          [1230, 222],
          [1190, 290],
          [1200, 360],
        ],
        8,
      ),
      (t) => 8 * (1 - 0.6 * t),
    ),
  );
  view.fill(
    'ink',
    brush(
      curve(
        [
          [1090, 276],
          [1060, 230],
          [1000, 200],
        ],
        8,
      ),
      (t) => 7 * (1 - 0.6 * t),
    ),
  );
  for (const [x, y, size] of [
    [1200, 396, 38],
    [1000, 344, 34],
    [1302, 252, 32],
  ]) {
    view.fill(
      'ink',
      brush(
        [
          [x, y - size - 26],
          [x, y - size + 6],
        ],
        () => 5,
      ),
    );
    const fruit = ellipse(x, y, size * 1.08, size, 2.4);
    view.cut(fruit);
    view.fill('red', fruit);
    const cap = polygon(
      arcPoints(x, y - size * 0.84, size * 0.52, size * 0.24)
        .slice(0, -1)
        .map(([a, b], index) => [a, b + (index % 3 === 0 ? 4 : -2)]),
      1,
    );
    view.cut(cap);
    view.fill('ink', cap);
  }
  const window = ellipse(1130, 390, 310, 310, 1);
  for (const name of ['sand', 'stone', 'red', 'ink']) {
    const plate = print.plates[name];
    plate.save();
    plate.clip(window);
    plate.drawImage(view.plates[name].canvas, 0, 0);
    plate.restore();
  }
  print.stroke('ink', window, 13);
  print.stroke('ink', ellipse(1130, 390, 334, 334, 1), 4);
  const floor = rectangle(-20, 800, 1640, 300, 1);
  print.fill('sand', floor);
  print.engrave('stone', floor, {
    gap: 8,
    tone: () => 0.24,
    drift: 0.8,
    box: { x: 0, y: 800, width: 1600, height: 270 },
  });
  print.stroke(
    'ink',
    polyline(
      [
        [-20, 800],
        [1620, 800],
      ],
      1.2,
    ),
    5,
  );
  for (const [from, to] of [
    [500, 330],
    [1220, 1390],
  ]) {
    print.cut(
      brush(
        [
          [from, 800],
          [to, 1080],
        ],
        () => 20,
      ),
    );
    print.stroke(
      'ink',
      polyline(
        [
          [from - 8, 800],
          [to - 8, 1080],
        ],
        1,
      ),
      3.4,
    );
    print.stroke(
      'ink',
      polyline(
        [
          [from + 8, 800],
          [to + 8, 1080],
        ],
        1,
      ),
      3.4,
    );
  }
  for (const x of [196, 836]) {
    const leg = pathThrough(
      [
        ...curve(
          [
            [x, 700],
            [x + 6, 800],
            [x - 20, 900],
          ],
          8,
        ),
        [x + 66, 900],
        ...curve(
          [
            [x + 66, 900],
            [x + 52, 800],
            [x + 60, 700],
          ],
          8,
        ),
      ],
      true,
    );
    print.body(leg, { tone: 'ink', edge: 3 });
  }
  tableTop(print, { top: 664, thick: 40, left: 130, right: 960 });
  const books = lyingBooks(print, {
    x: 190,
    bottom: 664,
    books: [
      { width: 280, height: 44 },
      { width: 256, height: 34, shift: 10, tone: 'stone' },
    ],
  });
  print.fill(
    'ink',
    brush(
      [
        [220, books - 8],
        [440, books - 12],
      ],
      () => 8,
    ),
  );
  print.fill(
    'ink',
    brush(
      curve(
        [
          [440, books - 12],
          [466, books - 12],
          [498, books - 6],
        ],
        6,
      ),
      (t) => 5 + 15 * Math.sin(Math.PI * Math.min(1, 0.25 + t * 0.76)),
    ),
  );
  inkstone(print, { x: 600, bottom: 664, width: 130 });
  const cup = pathThrough(
    [
      ...curve(
        [
          [752, 590],
          [756, 640],
          [774, 664],
          [826, 664],
          [844, 640],
          [848, 590],
        ],
        6,
      ),
    ],
    true,
  );
  print.body(cup, { edge: 4 });
  print.engrave('ink', cup, {
    gap: 7,
    angle: Math.PI / 2,
    tone: roundTone(800, 48, { most: 0.7 }),
    box: { x: 750, y: 588, width: 100, height: 78 },
  });
  print.stroke('ink', ellipse(800, 590, 48, 8, 0.6), 3);
  for (const [x, lean] of [
    [786, 14],
    [814, -12],
  ])
    print.fill(
      'stone',
      brush(
        curve(
          [
            [x, 572],
            [x + lean, 530],
            [x - lean, 486],
            [x + lean * 0.6, 440],
          ],
          10,
        ),
        (t) => 5 * Math.sin(Math.PI * t),
      ),
    );
  const cushion = polygon(
    [
      [480, 926],
      [860, 926],
      [910, 1000],
      [440, 1000],
    ],
    6,
  );
  print.body(cushion, { tone: 'stone', edge: 5 });
  print.engrave('ink', cushion, {
    gap: 10,
    tone: (x) => 0.1 + 0.5 * Math.max(0, (x - 560) / 400),
    angle: 0.02,
    box: { x: 430, y: 920, width: 490, height: 90 },
  });
  return print.pull();
}

/** A wide river at evening, small: the picture that comes in late. */
function ferry() {
  const print = new Print({ width: 1400, height: 700, seed: 980 });
  print.fill('red', ellipse(1040, 236, 46));
  range(print, {
    plate: 'stone',
    seed: 61,
    base: 330,
    peaks: [
      [1200, 110, 420],
      [760, 70, 300],
    ],
    mist: 70,
    weight: 0.8,
    density: 0.5,
  });
  water(print, { top: 370, bottom: 690, seed: 4, gap: 18 });
  const bank = range(print, { plate: 'ink', seed: 66, base: 720, peaks: [[60, 260, 430]], mist: 170 });
  for (const [x, size, seed] of [
    [96, 190, 2],
    [190, 140, 3],
    [20, 150, 6],
  ])
    pine(print, { x, y: bank.find((point) => point[0] >= x)[1] + 10, size, seed, lean: 0.16 });
  boat(print, 800, 520, 70);
  return print.pull();
}

export const stillLifes = {
  desk,
  'lamp-at-night': lampAtNight,
  cinnabar,
  bell,
  specimen,
  letter,
  'low-desk': lowDesk,
  ferry,
};
