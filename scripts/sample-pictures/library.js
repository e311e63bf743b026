// Shelves, drawers, boxes, pages: the places where reading is kept.
import { lyingBooks, roundTone, tableTop } from './furniture.js';
import { pine, range } from './mountains.js';
import { createRandom } from './noise.js';
import { dark, Print } from './press.js';
import { write } from './print-room.js';
import { sign } from './seals.js';
import {
  arcPoints,
  brush,
  curve,
  ellipse,
  pathThrough,
  polygon,
  polyline,
  rectangle,
  turnedCorners,
} from './shapes.js';

/** The innermost shelves of a bookshop, by lamplight. */
function shelves() {
  const print = new Print({ width: 1600, height: 1000, seed: 1010, palette: dark, wear: 0.1 });
  const random = createRandom(21);
  const boards = [300, 640, 980];
  boards.forEach((bottom, shelf) => {
    let x = 40;
    while (x < 1560) {
      const width = random.between(30, 78);
      const height = random.between(186, 272);
      if (random() < 0.05) {
        x += random.between(30, 70);
        continue;
      }
      const leaning = random() < 0.07;
      const isRed = shelf === 1 && x > 930 && x < 1000 && !print.redDone;
      const tone = isRed ? 'red' : random.pick(['ink', 'stone', 'stone', 'sand', undefined]);
      const slant = leaning ? 0.16 : 0;
      const centreX = x + width / 2 + (leaning ? height * 0.08 : 0);
      const corners = turnedCorners(centreX, bottom - height / 2, width, height, slant);
      const spine = polygon(corners, 1.4);
      if (isRed) print.redDone = true;
      print.body(spine, {
        tone,
        edge: tone === 'ink' ? 0 : 3,
        edgePlate: tone === undefined || tone === 'sand' ? 'stone' : 'ink',
      });
      if (!leaning && tone === 'ink') {
        const bands = random.whole(1, 3);
        for (let band = 0; band < bands; band++)
          print.cut(rectangle(x - 2, bottom - height + 24 + band * 12, width + 4, 4, 0.6));
        print.cut(rectangle(x - 2, bottom - 34, width + 4, 4, 0.6));
      }
      if (!leaning && width > 44 && tone !== 'ink') {
        const label = rectangle(x + width * 0.24, bottom - height * 0.84, width * 0.52, height * 0.36, 1);
        print.cut(label);
        print.fill('ink', label);
        const marks = random.whole(3, 5);
        for (let mark = 0; mark < marks; mark++) {
          print.cut(
            rectangle(
              x + width * 0.4,
              bottom - height * 0.8 + mark * ((height * 0.3) / marks) + 3,
              width * 0.2,
              (height * 0.18) / marks,
              1,
            ),
          );
        }
      }
      if (tone === undefined && !leaning) {
        print.engrave('stone', spine, {
          gap: 8,
          angle: Math.PI / 2,
          tone: roundTone(x + width / 2, width / 2, { most: 0.5 }),
          box: { x, y: bottom - height, width, height },
        });
      }
      x += width + (leaning ? height * 0.16 + 6 : random.between(1, 4));
    }
    const board = rectangle(-20, bottom, 1640, 34, 2);
    print.body(board, { tone: 'stone', edge: 3 });
    print.engrave('ink', board, {
      gap: 8,
      tone: () => 0.2,
      drift: 2,
      box: { x: 0, y: bottom, width: 1600, height: 34 },
    });
  });
  return print.pull();
}

/** A card catalogue; one drawer is open, one card stands up. */
function drawers() {
  const print = new Print({ width: 1600, height: 900, seed: 1020, wear: 0.1 });
  const wide = 244;
  const high = 164;
  for (let row = 0; row < 6; row++) {
    for (let column = 0; column < 7; column++) {
      const x = -54 + column * wide;
      const y = -44 + row * high;
      const front = rectangle(x + 8, y + 8, wide - 16, high - 16, 1.4);
      print.body(front, { tone: (row * 5 + column * 3) % 7 < 2 ? 'sand' : undefined, edge: 4 });
      print.engrave('ink', front, {
        gap: 11,
        tone: (px) => 0.05 + 0.22 * Math.max(0, (px - x - wide * 0.55) / wide),
        drift: 3,
        box: { x, y, width: wide, height: high },
      });
      const label = rectangle(x + 66, y + 32, wide - 132, 44, 1);
      print.body(label, { edge: 3.4 });
      write(
        print,
        'ink',
        '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往'[
          row * 7 + column
        ],
        x + wide / 2,
        y + 54,
        30,
        { weight: 700 },
      );
      print.body(ellipse(x + wide / 2, y + 114, 14, 13, 1), { tone: 'ink', edge: 2 });
    }
  }
  const x = -54 + 3 * wide;
  const y = -44 + 2 * high;
  print.cut(
    polygon(
      [
        [x + 8, y + 8],
        [x + wide - 8, y + 8],
        [x + wide + 26, y + 150],
        [x - 26, y + 150],
      ],
      1,
    ),
  );
  print.fill(
    'ink',
    polygon(
      [
        [x + 8, y + 8],
        [x + wide - 8, y + 8],
        [x + wide - 8, y + 52],
        [x + 8, y + 52],
      ],
      1,
    ),
  );
  for (let card = 0; card < 15; card++) {
    const t = card / 14;
    const left = x + 18 - 34 * t;
    const right = x + wide - 18 + 34 * t;
    const top = y + 26 + 92 * t;
    const tall = card === 8 ? 104 : 26;
    const leaf = rectangle(left, top - tall, right - left, tall + 60, 1);
    print.body(leaf, { edge: 2.4, tone: card % 5 === 3 ? 'sand' : undefined });
    if (card === 8) {
      const tab = rectangle(left + 20, top - tall - 26, 74, 28, 1);
      print.cut(tab);
      print.fill('red', tab);
      for (let line = 0; line < 3; line++)
        print.stroke(
          'ink',
          polyline(
            [
              [left + 26, top - 76 + line * 22],
              [right - (line === 2 ? 110 : 26), top - 76 + line * 22],
            ],
            1,
          ),
          2.6,
        );
    }
  }
  const face = rectangle(x - 36, y + 132, wide + 72, high + 34, 1.6);
  print.body(face, { tone: 'sand', edge: 6 });
  print.engrave('ink', face, {
    gap: 11,
    tone: (px) => 0.06 + 0.3 * Math.max(0, (px - x - 130) / wide),
    drift: 3,
    box: { x: x - 36, y: y + 132, width: wide + 72, height: high + 34 },
  });
  print.body(rectangle(x + 50, y + 164, wide - 100, 62, 1), { edge: 4 });
  write(print, 'ink', '荒', x + wide / 2, y + 195, 42, { weight: 900 });
  print.body(ellipse(x + wide / 2, y + 276, 20, 19, 1), { tone: 'ink', edge: 3 });
  return print.pull();
}

const entries = [
  ['Abecedarium', '3'],
  ['Alphabet, its order', '11, 14'],
  ['  thought improper', '15'],
  ['Bees, see Industry', ''],
  ['Cards, loose', '40–48'],
  ['Concordance', '7'],
  ['Fingers, pointing', '22'],
  ['Folly, passim', ''],
  ['Ink, red', '9, 31'],
  ['Knowledge, see Index', ''],
  ['Margins', '18, 26'],
  ['  as a place to live', '27'],
  ['Order', '1, 2, 3'],
  ['Page numbers', '12'],
  ['Readers, impatient', '4, 5'],
  ['  patient', '60'],
  ['Wheel, of books', '52'],
];

/** A page of an index, set by hand. */
function indexPage() {
  const print = new Print({ width: 1200, height: 1500, seed: 1030, wear: 0.12 });
  print.body(rectangle(90, 70, 1020, 1360, 2), { edge: 0 });
  const context = print.plates.ink;
  context.font = '400 92px "Liberation Serif"';
  context.textAlign = 'center';
  const title = 'INDEX';
  [...title].forEach((letter, index) => {
    context.fillText(letter, 600 + (index - 2) * 108, 236);
  });
  print.stroke(
    'ink',
    polyline(
      [
        [170, 292],
        [1030, 292],
      ],
      0.8,
    ),
    4,
  );
  print.stroke(
    'ink',
    polyline(
      [
        [170, 302],
        [1030, 302],
      ],
      0.8,
    ),
    1.8,
  );
  entries.forEach(([words, pages], row) => {
    const y = 376 + row * 58;
    const inset = words.startsWith('  ') ? 44 : 0;
    const isRed = words.startsWith('Ink');
    const plate = print.plates[isRed ? 'red' : 'ink'];
    const [head, after] = words.trim().split(/, see /);
    plate.textAlign = 'left';
    plate.font = '400 41px "Liberation Serif"';
    const initialIsNew = row === 0 || entries[row - 1][0].trim()[0] !== words.trim()[0];
    plate.fillText(head, 170 + inset, y);
    let end = 170 + inset + plate.measureText(head).width;
    if (after) {
      plate.font = 'italic 400 41px "Liberation Serif"';
      const see = `, see `;
      plate.fillText(see, end, y);
      end += plate.measureText(see).width;
      plate.font = '400 41px "Liberation Serif"';
      plate.fillText(after, end, y);
    }
    plate.textAlign = 'right';
    plate.fillText(pages, 1030, y);
    if (pages) {
      const stop = 1030 - plate.measureText(pages).width - 16;
      for (let dot = stop; dot > end + 14; dot -= 17) plate.fill(ellipse(dot, y - 4, 2.1, 2.1, 0.2));
    }
    if (initialIsNew && inset === 0 && row % 3 === 0) print.fill('red', rectangle(136, y - 22, 13, 13, 1));
  });
  print.stroke(
    'ink',
    polyline(
      [
        [520, 1392],
        [680, 1392],
      ],
      0.8,
    ),
    2.4,
  );
  return print.pull();
}

/** Books waiting to be read, one on another. */
function pile() {
  const print = new Print({ width: 1200, height: 1000, seed: 1040 });
  const random = createRandom(44);
  tableTop(print, { top: 880, thick: 40 });
  const books = Array.from({ length: 14 }, (_, index) => ({
    width: random.between(300, 470),
    height: random.between(40, 64),
    shift: random.between(-50, 50),
    tone: index === 9 ? 'red' : [undefined, 'stone', 'sand', undefined, 'ink'][index % 5],
  })).map((book) => ({ ...book, shift: book.shift - (book.width - 400) / 2 }));
  lyingBooks(print, { x: 330, bottom: 880, books });
  const ladder = (x) =>
    print.fill(
      'ink',
      brush(
        [
          [x, 884],
          [x + 96, 40],
        ],
        () => 12,
      ),
    );
  ladder(860);
  ladder(990);
  for (let rung = 0; rung < 9; rung++) {
    const t = 0.06 + rung * 0.108;
    print.fill(
      'ink',
      brush(
        [
          [860 + 96 * t, 884 - 844 * t],
          [990 + 96 * t, 884 - 844 * t],
        ],
        () => 9,
      ),
    );
  }
  return print.pull();
}

/** The archive: sealed boxes in a wall, drawn as solids. One has just been added. */
function boxes() {
  const print = new Print({ width: 1600, height: 900, seed: 1050, wear: 0.05 });
  const random = createRandom(9);
  const wide = 150;
  const rise = 96;
  const cube = (x, y, { isRed, open }) => {
    const dx = wide * 0.5;
    const dy = wide * 0.26;
    const topFace = polygon(
      [
        [x, y - dy],
        [x + dx, y],
        [x, y + dy],
        [x - dx, y],
      ],
      1,
    );
    const left = polygon(
      [
        [x - dx, y],
        [x, y + dy],
        [x, y + dy + rise],
        [x - dx, y + rise],
      ],
      1,
    );
    const right = polygon(
      [
        [x + dx, y],
        [x, y + dy],
        [x, y + dy + rise],
        [x + dx, y + rise],
      ],
      1,
    );
    print.body(left, { tone: 'sand', edge: 3.4 });
    print.body(right, { edge: 3.4 });
    print.body(topFace, { tone: isRed ? 'red' : undefined, edge: 3.4 });
    print.engrave('ink', right, {
      gap: 11,
      angle: -0.48,
      tone: (_x, at) => 0.22 + 0.16 * ((at - y) / rise),
      drift: 0.8,
      box: { x, y, width: dx, height: dy + rise },
    });
    const label = polygon(
      [
        [x - dx * 0.76, y + rise * 0.42 + dy * 0.24],
        [x - dx * 0.24, y + rise * 0.42 + dy * 0.76],
        [x - dx * 0.24, y + rise * 0.74 + dy * 0.76],
        [x - dx * 0.76, y + rise * 0.74 + dy * 0.24],
      ],
      0.8,
    );
    print.body(label, { edge: 2.4 });
    if (open) return;
    print.stroke(
      'ink',
      polyline(
        [
          [x - dx / 2, y - dy / 2],
          [x + dx / 2, y + dy / 2],
        ],
        0.8,
      ),
      2.6,
    );
  };
  const columns = [3, 5, 4, 6, 5, 6, 4, 5, 3];
  for (let depth = 0; depth < 3; depth++) {
    for (let column = 8; column >= 0; column--) {
      const height = Math.max(1, columns[column] - depth * 2 - random.whole(0, 1));
      const x = 170 + column * wide * 0.98;
      const y = 600 + depth * wide * 0.44;
      for (let level = 0; level < height; level++) {
        const isTop = level === height - 1;
        cube(x + (depth % 2) * wide * 0.49, y - level * rise, {
          isRed: isTop && depth === 0 && column === 5,
        });
      }
    }
  }
  return print.pull();
}

const marginText = [
  '夜雨初歇灯下展卷得',
  '前人批语一行曰此处',
  '可笑余亦笑忽念此人',
  '与我隔二百年未尝谋',
  '面而同在此处停笔然',
  '则书非一人之书页边',
  '三寸之白亦可居',
];
const marginNotes = ['此处', '可笑', '', '余亦笑', '', '灯花', '又落'];

/** A block-printed page with readers' circles and notes in red. */
function marginalia() {
  const print = new Print({ width: 1400, height: 1000, seed: 1060, wear: 0.2 });
  const right = 1270;
  const top = 280;
  const pitch = 150;
  const bottom = 930;
  const left = right - marginText.length * pitch;
  print.stroke('ink', rectangle(left - 12, top - 12, right - left + 24, bottom - top + 24, 2), 8);
  print.stroke('ink', rectangle(left, top, right - left, bottom - top, 1.4), 2.4);
  marginText.forEach((text, column) => {
    const x = right - (column + 0.5) * pitch;
    if (column > 0)
      print.stroke(
        'ink',
        polyline(
          [
            [x + pitch / 2, top],
            [x + pitch / 2, bottom],
          ],
          1.2,
        ),
        2,
      );
    [...text].forEach((character, row) => {
      const y = top + 40 + row * 70.5;
      write(print, 'ink', character, x - 10, y, 58, { weight: 700 });
      const emphatic = (column === 1 && row > 6) || (column === 2 && row < 5) || column === 6;
      if (emphatic) print.stroke('red', ellipse(x + 44, y, 10, 10, 1.4), 4);
    });
    [...marginNotes[column]].forEach((character, row) => {
      write(print, 'red', character, x - 8 + (row % 2) * 4, 90 + row * 50, 42, {
        weight: 400,
        turn: 0.04 * Math.sin(row + column),
      });
    });
  });
  sign(print, left + 20, bottom - 92, 74);
  return print.pull();
}

/** What fell out of the books: a leaf, a ticket, a slip, a card with a hill on it, a hairpin. */
function findings() {
  const print = new Print({ width: 1500, height: 1000, seed: 1070 });
  const at = (centreX, centreY, angle) => (x, y) => [
    centreX + x * Math.cos(angle) - y * Math.sin(angle),
    centreY + x * Math.sin(angle) + y * Math.cos(angle),
  ];
  const leafAt = at(330, 380, -0.5);
  const half = (side) => {
    const points = [];
    for (let step = 0; step <= 24; step++) {
      const t = step / 24;
      points.push(leafAt(side * (118 * Math.sin(Math.PI * t ** 0.8) * (1 - 0.3 * t)), 250 - 480 * t));
    }
    return points;
  };
  const leaf = pathThrough([...half(-1), ...half(1).toReversed()], true);
  print.body(leaf, { tone: 'sand', edge: 4 });
  print.fill(
    'ink',
    brush(curve([leafAt(12, 330), leafAt(0, 240), leafAt(4, 0), leafAt(0, -224)], 12), (t) => 9 - 7 * t),
  );
  for (let vein = 0; vein < 8; vein++) {
    const y = 190 - vein * 48;
    for (const side of [-1, 1]) {
      const reach = 104 * Math.sin(Math.PI * ((250 - y) / 480) ** 0.8);
      print.fill(
        'ink',
        brush(
          curve([leafAt(2, y), leafAt(side * reach * 0.5, y - 34), leafAt(side * reach * 0.86, y - 72)], 8),
          (t) => 4.4 - 3 * t,
        ),
      );
    }
  }
  const ticket = at(760, 250, 0.12);
  print.body(polygon([ticket(-190, -80), ticket(190, -80), ticket(190, 80), ticket(-190, 80)], 2), {
    edge: 5,
  });
  print.stroke(
    'ink',
    polygon([ticket(-176, -66), ticket(176, -66), ticket(176, 66), ticket(-176, 66)], 1),
    2,
  );
  [...'阅览券'].forEach((character, index) => {
    write(print, 'ink', character, ...ticket(-112 + index * 76, -8), 62, { turn: 0.12, weight: 900 });
  });
  write(print, 'red', '四二', ...ticket(126, -6), 44, { turn: 0.12, weight: 700 });
  print.stroke('ink', polyline([ticket(78, -66), ticket(78, 66)], 0.6), 2);
  print.cut(ellipse(...ticket(-190, 0), 17, 17, 0.6));
  const card = at(1140, 640, -0.1);
  const view = new Print({ width: 1500, height: 1000, seed: 1071 });
  range(view, {
    plate: 'ink',
    seed: 5,
    base: 740,
    peaks: [
      [1060, 190, 190],
      [1260, 130, 170],
    ],
    mist: 100,
    weight: 0.9,
  });
  pine(view, { x: 970, y: 760, size: 120, seed: 4 });
  const face = polygon([card(-250, -180), card(250, -180), card(250, 180), card(-250, 180)], 2);
  const frame = polygon([card(-226, -156), card(226, -156), card(226, 156), card(-226, 156)], 1);
  print.body(face, { edge: 5 });
  for (const name of ['sand', 'ink']) {
    const plate = print.plates[name];
    plate.save();
    plate.clip(frame);
    plate.drawImage(view.plates[name].canvas, 0, 0);
    plate.restore();
  }
  print.stroke('ink', frame, 2.6);
  print.fill('red', ellipse(...card(140, -80), 32));
  const slip = at(690, 690, 0.34);
  print.body(polygon([slip(-56, -240), slip(56, -240), slip(56, 220), slip(0, 246), slip(-56, 220)], 2), {
    tone: 'stone',
    edge: 5,
  });
  [...'读至此'].forEach((character, index) => {
    write(print, 'ink', character, ...slip(0, -100 + index * 84), 66, { turn: 0.34, weight: 900 });
  });
  print.body(ellipse(...slip(0, -204), 13, 13), { edge: 4 });
  print.fill(
    'red',
    brush(curve([slip(0, -206), slip(-46, -280), slip(30, -330), slip(-24, -400)], 10), () => 7),
  );
  const pin = curve(
    [
      [180, 860],
      [260, 800],
      [420, 770],
      [520, 800],
    ],
    12,
  );
  print.fill(
    'ink',
    brush(pin, (t) => 8 - 5 * t),
  );
  print.fill(
    'ink',
    brush(
      pin.map(([x, y]) => [x + 8, y + 30]),
      (t) => 8 - 5 * t,
    ),
  );
  print.fill(
    'ink',
    brush(arcPoints(184, 876, 20, 19, Math.PI * 0.45, Math.PI * 1.7), () => 9),
  );
  return print.pull();
}

/** Months as piles of sheets on one shelf: fourteen of them, the chosen one red. */
function months() {
  const print = new Print({ width: 1600, height: 720, seed: 1080 });
  const counts = [4, 7, 5, 9, 6, 12, 8, 15, 10, 13, 18, 14, 21, 16];
  const bottom = 600;
  counts.forEach((count, month) => {
    const random = createRandom(month + 60);
    const x = 90 + month * 103;
    for (let sheet = 0; sheet < count; sheet++) {
      const y = bottom - (sheet + 1) * 23;
      const leaf = rectangle(x + random.between(-4, 4), y, 76, 17, 1.2);
      const isChosen = month === 10;
      print.fill(isChosen ? 'red' : 'ink', leaf);
    }
    write(print, month === 10 ? 'red' : 'ink', '十十十一二三四五六七八九十十'[month], x + 38, 642, 32, {
      weight: 600,
    });
    if (month === 1 || month === 13) write(print, 'ink', '一', x + 38, 680, 32, { weight: 600 });
    if (month === 2) write(print, 'ink', '二', x + 38, 680, 32, { weight: 600 });
  });
  print.stroke(
    'ink',
    polyline(
      [
        [60, bottom + 6],
        [1540, bottom + 6],
      ],
      1.2,
    ),
    5,
  );
  return print.pull();
}

/** An open book from above, a red ribbon at the place. */
function ribbon() {
  const print = new Print({ width: 1600, height: 900, seed: 1090 });
  print.fill('sand', rectangle(-20, -20, 1640, 940, 0));
  print.engrave('stone', rectangle(-20, -20, 1640, 940, 0), {
    gap: 14,
    angle: 0.06,
    tone: (x, y) => 0.16 + 0.1 * Math.sin(x / 260 + y / 70),
    drift: 5,
  });
  const cover = rectangle(180, 96, 1240, 730, 3);
  print.body(cover, { tone: 'ink', edge: 4 });
  for (const side of [-1, 1]) {
    for (const depth of [14, 9, 4, 0]) {
      print.body(
        pathThrough(
          [
            ...curve(
              [
                [800, 132 + depth * 0.4],
                [800 + side * 180, 108 + depth * 0.5],
                [800 + side * (584 + depth), 116 + depth * 0.5],
              ],
              10,
            ),
            ...curve(
              [
                [800 + side * (584 + depth), 792 + depth],
                [800 + side * 180, 784 + depth],
                [800, 810 + depth],
              ],
              10,
            ),
          ],
          true,
        ),
        { edge: depth ? 2.4 : 3.4 },
      );
    }
    const random = createRandom(side + 9);
    for (let column = 0; column < 11; column++) {
      const x = 800 + side * (86 + column * 44);
      const end = column === 10 && side === -1 ? 420 : 700;
      if (side === 1 && column === 10) continue;
      for (let y = 196; y < end; y += 27) {
        if (random() < 0.05) continue;
        const size = random.between(13, 20);
        print.fill(
          'ink',
          polygon(
            [
              [x - size / 2, y - size / 2],
              [x + size / 2, y - size / 2 + random.between(-3, 3)],
              [x + size / 2 - random.between(0, 5), y + size / 2],
              [x - size / 2 + random.between(0, 5), y + size / 2],
            ],
            3,
          ),
        );
        print.cut(rectangle(x - size * 0.28, y - 2.4, size * 0.56, 3.2, 1));
      }
    }
    print.engrave('ink', rectangle(side < 0 ? 720 : 800, 110, 80, 700, 0), {
      gap: 9,
      angle: Math.PI / 2,
      tone: (x) => 0.62 * Math.max(0, 1 - Math.abs(x - 800) / 74),
      box: { x: 720, y: 110, width: 160, height: 700 },
    });
  }
  const band = pathThrough(
    [
      [958, 104],
      [1000, 104],
      ...curve(
        [
          [1000, 104],
          [1004, 400],
          [990, 720],
          [1030, 892],
        ],
        12,
      ),
      [1006, 866],
      [986, 896],
      ...curve(
        [
          [986, 896],
          [948, 720],
          [962, 400],
          [958, 104],
        ],
        12,
      ),
    ],
    true,
  );
  print.cut(band);
  print.fill('red', band);
  return print.pull();
}

/** Loose sheets that become a folded book. */
function folding() {
  const print = new Print({ width: 1600, height: 820, seed: 1100 });
  const random = createRandom(77);
  for (let sheet = 0; sheet < 11; sheet++) {
    const t = sheet / 10;
    const x = 120 + t * 520;
    const y = 410 + 250 * (1 - t) * Math.sin(sheet * 2.4) - 30;
    const angle = (1 - t) * random.between(-0.8, 0.8);
    const corners = turnedCorners(x, y, 170, 236, angle);
    print.body(polygon(corners, 2), { tone: sheet % 4 === 1 ? 'sand' : undefined, edge: 4 });
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    for (let line = 0; line < 8; line++) {
      const from = [-62, -86 + line * 23];
      const to = [line === 7 ? 0 : 62 - 14 * ((line * 3 + sheet) % 3), from[1]];
      const place = ([a, b]) => [x + a * cos - b * sin, y + a * sin + b * cos];
      print.stroke(line === 0 ? 'ink' : 'stone', polyline([place(from), place(to)], 1), line === 0 ? 7 : 4);
    }
  }
  const folds = 7;
  const wide = 112;
  for (let fold = 0; fold < folds; fold++) {
    const x = 744 + fold * wide;
    const up = fold % 2 === 0;
    const a = up ? 0 : 46;
    const b = up ? 46 : 0;
    const panel = polygon(
      [
        [x, 190 + a],
        [x + wide, 190 + b],
        [x + wide, 590 + b],
        [x, 590 + a],
      ],
      1.4,
    );
    print.body(panel, { edge: 5 });
    if (!up)
      print.engrave('ink', panel, {
        gap: 9,
        angle: Math.PI / 2,
        tone: (at) => 0.16 + 0.3 * ((x + wide - at) / wide),
        box: { x, y: 190, width: wide, height: 450 },
      });
    if (fold === folds - 1) {
      const slip = polygon(
        [
          [x + 38, 244],
          [x + 74, 259],
          [x + 74, 447],
          [x + 38, 432],
        ],
        1,
      );
      print.cut(slip);
      print.fill('red', slip);
    } else if (up) {
      for (let column = 0; column < 3; column++) {
        const at = x + 24 + column * 32;
        const shift = a + ((b - a) * (at - x)) / wide;
        for (let mark = 0; mark < 14; mark++) {
          if (column === 2 && fold === 0 && mark > 7) continue;
          print.fill(
            'ink',
            rectangle(at - 6, 226 + shift + mark * 24, 12 + 3 * Math.sin(mark + column), 14, 2),
          );
        }
      }
    }
  }
  print.engrave(
    'stone',
    polygon(
      [
        [700, 640],
        [1560, 640],
        [1520, 690],
        [760, 690],
      ],
      2,
    ),
    { gap: 10, tone: (_x, y) => 0.5 - (y - 640) / 110, box: { x: 700, y: 640, width: 860, height: 50 } },
  );
  return print.pull();
}

/** Keys of a writing machine; the one that moves you on has a red ring. */
function keys() {
  const print = new Print({ width: 1600, height: 760, seed: 1110, palette: dark, wear: 0.1 });
  const rows = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'];
  print.engrave('stone', rectangle(0, 0, 1600, 760, 0), {
    gap: 15,
    tone: (_x, y) => 0.1 + 0.16 * (y / 760),
    drift: 3,
  });
  const key = (x, y, label, { isRed = false, wide = 0 } = {}) => {
    const left = x - wide;
    const shape = (grow) =>
      pathThrough(
        [
          ...arcPoints(left, y, 56 + grow, 56 + grow, Math.PI / 2, Math.PI * 1.5),
          ...arcPoints(x + wide, y, 56 + grow, 56 + grow, -Math.PI / 2, Math.PI / 2),
        ],
        true,
      );
    print.cut(shape(10));
    const well = pathThrough([...arcPoints(left, y + 12, 60, 60, 0, Math.PI)], true);
    print.cut(well);
    print.fill('ink', shape(4));
    print.cut(shape(-3));
    print.fill(isRed ? 'red' : 'sand', shape(-3));
    print.cutFrom('sand', shape(-10));
    print.cutFrom('red', shape(-10));
    print.fill('ink', shape(-14));
    const context = print.plates.ink;
    context.save();
    context.globalCompositeOperation = 'destination-out';
    context.font = `400 ${label.length > 1 ? 44 : 58}px "Liberation Serif"`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(label, x, y + 3);
    context.restore();
  };
  rows.forEach((letters, row) => {
    const start = [320, 346, 468][row];
    [...letters].forEach((letter, column) => {
      key(start + column * 122, 150 + row * 156, letter);
    });
  });
  key(130, 150, 'Tab', { isRed: true, wide: 44 });
  key(150, 306, 'Shift', { wide: 52 });
  key(1488, 306, 'Enter', { wide: 44 });
  key(800, 640, '', { wide: 430 });
  return print.pull();
}

export const library = {
  shelves,
  drawers,
  'index-page': indexPage,
  pile,
  boxes,
  marginalia,
  findings,
  months,
  ribbon,
  folding,
  keys,
};
