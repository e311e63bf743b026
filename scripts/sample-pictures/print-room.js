// The print room: sorts of type, the revolving case, manuscript paper, punctuation, and cards that are a kind of code.
import { createRandom } from './noise.js';
import { dark, Print } from './press.js';
import { sign } from './seals.js';
import { arcPoints, ellipse, pathThrough, polygon, polyline, rectangle } from './shapes.js';

export const song = (size, weight = 700) => `${weight} ${size}px "Noto Serif CJK SC"`;

/** One character, centred on a point. */
export function write(
  print,
  plate,
  text,
  x,
  y,
  size,
  { weight = 700, mirror = false, turn = 0, erase = false } = {},
) {
  const context = print.plates[plate];
  context.save();
  if (erase) context.globalCompositeOperation = 'destination-out';
  context.translate(x, y);
  context.rotate(turn);
  if (mirror) context.scale(-1, 1);
  context.font = song(size, weight);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, 0, size * 0.02);
  context.restore();
}

const sortText = [
  ...'天地山川草木鱼虫风雨晴雪书画琴棋笔墨纸砚春夏秋冬晨昏昼夜远近高低来去开合耕读渔樵一十百千东西南北金石竹帛甘苦酸辛茶酒灯火门窗',
];

/** Sorts standing in a forme, seen from above and a little to the left; one of them is inked red. */
function typeSorts() {
  const print = new Print({ width: 1400, height: 933, seed: 810, wear: 0.06 });
  const cell = 186;
  const random = createRandom(5);
  let index = 0;
  for (let row = -1; row < 6; row++) {
    for (let column = -1; column < 9; column++) {
      const x = column * cell - 40 + (row % 2) * 6 + random.between(-3, 3);
      const y = row * cell - 30 + random.between(-3, 3);
      const face = cell * 0.86;
      const deep = 18;
      const side = polygon(
        [
          [x + face, y],
          [x + face + deep, y + deep],
          [x + face + deep, y + face + deep],
          [x + face, y + face],
        ],
        1,
      );
      const foot = polygon(
        [
          [x, y + face],
          [x + face, y + face],
          [x + face + deep, y + face + deep],
          [x + deep, y + face + deep],
        ],
        1,
      );
      print.body(side, { tone: 'stone', edge: 2.5 });
      print.body(foot, { tone: 'ink', edge: 2.5 });
      const top = rectangle(x, y, face, face, 1.4);
      const isRed = row === 2 && column === 4;
      const shade = random();
      print.body(top, { tone: shade > 0.6 ? 'sand' : undefined, edge: 3 });
      if (shade < 0.16 && !isRed) print.fill('ink', rectangle(x + 5, y + 5, face - 10, face - 10, 1.2));
      if (isRed) print.fill('red', rectangle(x + 4, y + 4, face - 8, face - 8, 1.2));
      const text = isRed ? '读' : sortText[index++ % sortText.length];
      const erase = isRed || shade < 0.16;
      write(print, isRed ? 'red' : 'ink', text, x + face / 2, y + face / 2, 122, {
        weight: 900,
        mirror: true,
        turn: random.between(-0.03, 0.03),
        erase,
      });
    }
  }
  return print.pull();
}

/** The revolving case of the fourteenth century: the compositor sits, the type comes round. */
function revolvingCase() {
  const print = new Print({ width: 1200, height: 1200, seed: 820, wear: 0.06 });
  const random = createRandom(12);
  const centre = 600;
  print.body(ellipse(centre, centre, 548, 548, 3), { edge: 9 });
  print.body(ellipse(centre, centre, 530, 530, 2), { edge: 3 });
  const rings = [
    [515, 430, 40],
    [430, 348, 34],
    [348, 268, 27],
    [268, 190, 20],
  ];
  let index = 7;
  rings.forEach(([outer, inner, count], ring) => {
    const offset = ring * 0.11 + 0.06;
    for (let cell = 0; cell < count; cell++) {
      const from = offset + (cell * Math.PI * 2) / count;
      const to = offset + ((cell + 1) * Math.PI * 2) / count;
      const wedge = pathThrough(
        [
          ...arcPoints(centre, centre, outer, outer, from, to),
          ...arcPoints(centre, centre, inner, inner, to, from),
        ],
        true,
      );
      const isRed = ring === 1 && cell === 27;
      const tint = random();
      print.body(wedge, { tone: isRed ? 'red' : tint > 0.72 ? 'sand' : undefined, edge: 2.6 });
      const middle = (from + to) / 2;
      const reach = (outer + inner) / 2;
      if (!isRed) index += 5;
      write(
        print,
        isRed ? 'red' : 'ink',
        isRed ? '字' : sortText[index % sortText.length],
        centre + Math.cos(middle) * reach,
        centre + Math.sin(middle) * reach,
        50 - ring * 1.5,
        { turn: middle + Math.PI / 2, weight: 600, erase: isRed },
      );
    }
  });
  print.body(ellipse(centre, centre, 190, 190, 2), { edge: 5 });
  print.engrave('ink', ellipse(centre, centre, 178, 178, 1), {
    gap: 8,
    angle: 0.5,
    tone: (x, y) => 0.12 + 0.5 * Math.max(0, (x - centre + (y - centre)) / 360),
    box: { x: 410, y: 410, width: 380, height: 380 },
  });
  print.body(ellipse(centre, centre, 74, 74, 2), { tone: 'sand', edge: 5 });
  print.body(ellipse(centre, centre, 24, 24, 1), { tone: 'ink', edge: 0 });
  return print.pull();
}

const manuscript = [
  '书案者安放一本书的',
  '地方也灯在左笔在右',
  '中间空出来留给正在',
  '读的这一页风翻书不',
  '必拦它翻到哪一页便',
  '从哪一页读起夜深了',
  '页边留一点白明日还',
  '要来',
];

/** Manuscript paper with red rules, written from the right in columns. */
function manuscriptPaper() {
  const print = new Print({ width: 1600, height: 1000, seed: 830 });
  const cell = 84;
  const columns = 13;
  const rows = 9;
  const gutter = 26;
  const width = columns * cell + (columns - 1) * gutter;
  const left = (1600 - width) / 2;
  const top = (1000 - rows * cell) / 2 + 8;
  print.stroke('red', rectangle(left - 22, top - 22, width + 44, rows * cell + 44, 1.6), 5);
  print.stroke('red', rectangle(left - 11, top - 11, width + 22, rows * cell + 22, 1.2), 1.8);
  for (let column = 0; column < columns; column++) {
    const x = left + column * (cell + gutter);
    print.stroke('red', rectangle(x, top, cell, rows * cell, 0.8), 2.2);
    for (let row = 1; row < rows; row++) {
      print.stroke(
        'red',
        polyline(
          [
            [x, top + row * cell],
            [x + cell, top + row * cell],
          ],
          0.8,
        ),
        1.8,
      );
    }
    const text = manuscript[columns - 2 - column];
    [...(text ?? '')].forEach((character, row) => {
      write(print, 'ink', character, x + cell / 2, top + (row + 0.5) * cell, 60, { weight: 600 });
    });
  }
  const x = left + (columns - 1) * (cell + gutter) + cell / 2;
  [...'书案'].forEach((character, row) => {
    write(print, 'ink', character, x, top + (row + 2.5) * cell, 64, { weight: 900 });
  });
  sign(print, left + 8, top + 7 * cell + 10, 66);
  return print.pull();
}

/** Nine marks of punctuation in their squares, where the mainland habit puts them. */
function punctuation() {
  const print = new Print({ width: 1600, height: 720, seed: 840 });
  const marks = [...'，。、；：？！「《'];
  const cell = 300;
  const picks = marks.slice(0, 8);
  picks.forEach((mark, index) => {
    const x = 200 + (index % 4) * cell;
    const y = 60 + Math.floor(index / 4) * cell;
    print.stroke('ink', rectangle(x, y, cell, cell, 1.4), 3.4);
    for (const [from, to] of [
      [
        [x + cell / 2, y + 8],
        [x + cell / 2, y + cell - 8],
      ],
      [
        [x + 8, y + cell / 2],
        [x + cell - 8, y + cell / 2],
      ],
    ]) {
      for (let dash = 0; dash < 15; dash++) {
        const at = (t) => [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
        print.stroke('stone', polyline([at(dash / 15 + 0.012), at(dash / 15 + 0.045)], 0.4), 2.4);
      }
    }
    write(print, index === 1 ? 'red' : 'ink', mark, x + cell / 2, y + cell / 2, 270, { weight: 700 });
  });
  return print.pull();
}

/** Punched cards laced into a chain, as a loom reads them. One hole is red. */
function cards() {
  const print = new Print({ width: 1600, height: 900, seed: 850, palette: dark });
  const random = createRandom(17);
  for (let card = 0; card < 6; card++) {
    const y = -46 + card * 168;
    const lean = card % 2 === 0 ? 5 : -5;
    const face = polygon(
      [
        [150, y + lean],
        [1450, y - lean],
        [1452, y + 148 - lean],
        [152, y + 148 + lean],
      ],
      2,
    );
    print.body(face, { tone: card % 3 === 1 ? 'stone' : 'ink', edge: 0 });
    const erase = (path) => print.cut(path);
    for (const x of [196, 1404]) erase(ellipse(x, y + 74, 19, 19, 1));
    for (let column = 0; column < 34; column++) {
      for (let row = 0; row < 4; row++) {
        const wave =
          Math.sin(column * 0.38 + card * 1.05 + row * 0.5) + 0.5 * Math.cos(column * 0.21 - row + card);
        const x = 266 + column * 32.4;
        const at = y + 26 + row * 32;
        if (wave + random() * 0.7 > 0.25) {
          erase(ellipse(x, at, 10, 10, 0.8));
          if (card === 3 && column === 21 && row === 2) print.fill('red', ellipse(x, at, 12, 12, 0.8));
        } else if (card === 3 && column === 21 && row === 2) {
          erase(ellipse(x, at, 11, 11, 0.8));
          print.fill('red', ellipse(x, at, 12, 12, 0.8));
        }
      }
    }
  }
  for (const x of [172, 222, 1380, 1430]) {
    for (let card = 0; card < 6; card++) {
      const y = -46 + card * 168;
      print.stroke(
        'stone',
        polyline(
          [
            [x, y + 132],
            [x + (x % 4) - 4, y + 186],
          ],
          1.4,
        ),
        5,
      );
    }
  }
  return print.pull();
}

/** Three lines of text, three leadings: too tight, right, too loose. */
function leading() {
  const print = new Print({ width: 1600, height: 620, seed: 860 });
  const sample = [
    '行与行之间留一条路',
    '眼睛从这一行走回来',
    '才找得到下一行开头',
    '太窄会踩到上一行字',
    '太宽就忘了要去哪里',
  ];
  const blocks = [
    [90, 1.25, '1.25'],
    [580, 1.8, '1.80'],
    [1070, 2.5, '2.50'],
  ];
  for (const [x, height, label] of blocks) {
    const size = 46;
    const isRight = label === '1.80';
    const count = height > 2 ? 4 : 5;
    const top = 92;
    sample.slice(0, count).forEach((text, row) => {
      [...text].forEach((character, column) => {
        write(
          print,
          'ink',
          character,
          x + (column + 0.5) * size,
          top + row * size * height + size / 2,
          size,
          { weight: 500 },
        );
      });
    });
    const context = print.plates[isRight ? 'red' : 'stone'];
    context.font = '600 30px "Noto Serif CJK SC"';
    context.fillText(label, x, 566);
    print.stroke(
      isRight ? 'red' : 'stone',
      polyline(
        [
          [x, 522],
          [x + 9 * size, 522],
        ],
        1,
      ),
      isRight ? 4 : 2.4,
    );
  }
  return print.pull();
}

export const printRoom = {
  'type-sorts': typeSorts,
  'revolving-case': revolvingCase,
  'manuscript-paper': manuscriptPaper,
  punctuation,
  'punched-cards': cards,
  leading,
};
