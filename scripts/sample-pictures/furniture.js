// Things that stand on desks, drawn once and set into several pictures.
import { arcPoints, brush, curve, ellipse, pathThrough, polygon, polyline, rectangle } from './shapes.js';

/** Light from the upper left on something round: dark towards the right edge. */
export function roundTone(centreX, radius, { least = 0.06, most = 0.75 } = {}) {
  return (x) => {
    const t = (x - centreX) / radius;
    return least + (most - least) * Math.max(0, t * 0.75 + 0.22) ** 1.5 + (t < -0.82 ? 0.22 : 0);
  };
}

export function tableTop(print, { top, thick = 46, left = -30, right = print.width + 30 }) {
  const slab = rectangle(left, top, right - left, thick, 2);
  print.body(slab, { tone: 'sand', edge: 5 });
  print.engrave('ink', slab, {
    gap: 9,
    tone: (_x, y) => 0.12 + 0.3 * ((y - top) / thick),
    drift: 2.4,
    box: { x: left, y: top, width: right - left, height: thick },
  });
}

/** Books that lie: cover, pages, cover. One of them may carry a red slip. */
export function lyingBooks(print, { x, bottom, books }) {
  let y = bottom;
  for (const { width, height, shift = 0, tone, slip = false } of books) {
    y -= height;
    const left = x + shift;
    print.body(rectangle(left, y, width, height, 1.6), { tone, edge: 4 });
    const cover = Math.max(4, height * 0.14);
    if (!tone) {
      print.engrave('ink', rectangle(left + 3, y + cover, width - 14, height - cover * 2, 0.6), {
        gap: 5.5,
        tone: () => 0.2,
        drift: 1.6,
        box: { x: left, y, width, height },
      });
    }
    print.stroke(
      'ink',
      polyline(
        [
          [left, y + cover],
          [left + width, y + cover],
        ],
        1,
      ),
      2.2,
    );
    print.stroke(
      'ink',
      polyline(
        [
          [left, y + height - cover],
          [left + width, y + height - cover],
        ],
        1,
      ),
      2.2,
    );
    print.fill('ink', rectangle(left + width - 16, y, 16, height, 1.2));
    if (slip) {
      const tag = polygon(
        [
          [left + 46, y + height - 6],
          [left + 74, y + height - 6],
          [left + 74, y + height + 44],
          [left + 60, y + height + 34],
          [left + 46, y + height + 44],
        ],
        1,
      );
      print.cut(tag);
      print.fill('red', tag);
    }
  }
  return y;
}

export function brushPot(print, { x, bottom, size, brushes = 4 }) {
  const width = size * 0.62;
  const top = bottom - size;
  for (let index = 0; index < brushes; index++) {
    const t = brushes === 1 ? 0 : index / (brushes - 1) - 0.5;
    const foot = [x + t * width * 0.5, top + 10];
    const head = [x + t * width * 1.5, top - size * (0.72 + 0.22 * ((index * 7) % 3))];
    const lean = [head[0] - foot[0], head[1] - foot[1]];
    const length = Math.hypot(...lean);
    const unit = [lean[0] / length, lean[1] / length];
    print.fill(
      'ink',
      brush([foot, head], () => 7),
    );
    const tuft = curve(
      [
        head,
        [head[0] + unit[0] * 26, head[1] + unit[1] * 26],
        [head[0] + unit[0] * 62, head[1] + unit[1] * 62],
      ],
      6,
    );
    print.fill(
      'ink',
      brush(tuft, (s) => 3 + 17 * Math.sin(Math.PI * Math.min(1, 0.28 + s * 0.74))),
    );
    print.cut(
      brush(
        [
          [head[0] - unit[0] * 4, head[1] - unit[1] * 4],
          [head[0] + unit[0] * 3, head[1] + unit[1] * 3],
        ],
        () => 14,
      ),
    );
  }
  const pot = polygon(
    [
      [x - width / 2, top],
      [x + width / 2, top],
      [x + width * 0.47, bottom],
      [x - width * 0.47, bottom],
    ],
    1.6,
  );
  print.body(pot, { edge: 5 });
  print.engrave('ink', pot, {
    gap: 8,
    angle: Math.PI / 2,
    tone: roundTone(x, width / 2),
    box: { x: x - width / 2, y: top, width, height: size },
  });
  const rim = ellipse(x, top, width / 2, size * 0.06, 0.8);
  print.stroke('ink', polyline(arcPoints(x, top, width / 2, size * 0.06, 0, Math.PI), 0.8), 4);
  print.stroke('ink', rim, 2);
  print.stroke(
    'ink',
    polyline(
      [
        [x - width * 0.49, top + size * 0.2],
        [x + width * 0.49, top + size * 0.2],
      ],
      1,
    ),
    3,
  );
}

/** The lectern: a slanted stand with an open book, facing us. Text in columns, a small red seal at its end. */
export function lectern(print, { x, bottom, width }) {
  const height = width * 0.56;
  const top = bottom - height - width * 0.13;
  const ledge = bottom - width * 0.13;
  for (const side of [-1, 1]) {
    print.body(
      polygon(
        [
          [x + side * width * 0.36, ledge],
          [x + side * width * 0.42, ledge],
          [x + side * width * 0.46, bottom],
          [x + side * width * 0.38, bottom],
        ],
        1.4,
      ),
      { tone: 'ink', edge: 3 },
    );
  }
  print.body(
    polygon(
      [
        [x - width * 0.47, top + 18],
        [x + width * 0.47, top + 18],
        [x + width * 0.53, ledge],
        [x - width * 0.53, ledge],
      ],
      2,
    ),
    { tone: 'stone', edge: 5 },
  );
  for (const side of [-1, 1]) {
    for (const depth of [12, 6, 0]) {
      const page = pathThrough(
        [
          [x, top + 22 + depth * 0.4],
          ...curve(
            [
              [x, top + 22 + depth * 0.4],
              [x + side * width * 0.12, top - 6 + depth],
              [x + side * width * 0.42, top + 4 + depth],
            ],
            10,
          ),
          [x + side * (width * 0.46 + depth * 0.6), ledge - 8 + depth * 0.6],
          ...curve(
            [
              [x + side * (width * 0.46 + depth * 0.6), ledge - 8 + depth * 0.6],
              [x + side * width * 0.14, ledge - 22 + depth * 0.6],
              [x, ledge + 2],
            ],
            10,
          ),
        ],
        true,
      );
      print.body(page, { edge: depth === 0 ? 4 : 2.6 });
    }
    const columns = 8;
    for (let column = 0; column < columns; column++) {
      const t = 0.1 + (0.8 * column) / (columns - 1);
      const headX = x + side * width * 0.42 * t;
      const footX = x + side * width * 0.455 * t;
      const last = side === -1 && column === columns - 1;
      const columnTop = top + 42;
      const columnBottom = last ? top + height * 0.5 : ledge - 46;
      const marks = Math.round((columnBottom - columnTop) / 15);
      for (let mark = 0; mark < marks; mark++) {
        const s = mark / marks;
        const at = [headX + (footX - headX) * s, columnTop + (columnBottom - columnTop) * s];
        const size = 4.2 + 1.6 * Math.sin(mark * 2.3 + column * 1.7);
        print.fill('ink', rectangle(at[0] - size / 2, at[1], size, 9.5, 1.4));
      }
      if (last) print.fill('red', rectangle(footX - 13, ledge - 88, 26, 26, 1.4));
    }
    print.engrave(
      'ink',
      polygon(
        [
          [x, top + 24],
          [x + side * 34, top + 4],
          [x + side * 36, ledge - 24],
          [x, ledge],
        ],
        1,
      ),
      {
        gap: 7,
        angle: Math.PI / 2,
        tone: (at) => Math.max(0, 0.6 - Math.abs(at - x) / 44),
        box: { x: x - 40, y: top, width: 80, height: height + 10 },
      },
    );
  }
  print.body(rectangle(x - width * 0.56, ledge - 4, width * 1.12, width * 0.034, 1.4), {
    tone: 'sand',
    edge: 4,
  });
}

/** A lamp with a shade: base, stem, cone. Returns where its light begins. */
export function lamp(print, { x, bottom, height, tone }) {
  const shadeBottom = bottom - height * 0.56;
  const shadeTop = bottom - height;
  const wide = height * 0.33;
  print.fill(
    'ink',
    brush(
      [
        [x, bottom - 12],
        [x, shadeBottom - 10],
      ],
      () => height * 0.024,
    ),
  );
  print.body(
    pathThrough([...arcPoints(x, bottom, height * 0.17, height * 0.085, Math.PI, Math.PI * 2)], true),
    { tone: 'ink', edge: 3 },
  );
  const shade = polygon(
    [
      [x - wide * 0.45, shadeTop],
      [x + wide * 0.45, shadeTop],
      [x + wide, shadeBottom],
      [x - wide, shadeBottom],
    ],
    1.6,
  );
  print.body(shade, { tone, edge: 5 });
  print.engrave('ink', shade, {
    gap: 9,
    angle: Math.PI / 2,
    tone: roundTone(x, wide, { least: 0.03, most: 0.6 }),
    box: { x: x - wide, y: shadeTop, width: wide * 2, height: shadeBottom - shadeTop },
  });
  return { shade, shadeBottom, wide };
}

export function inkstone(print, { x, bottom, width }) {
  const stone = polygon(
    [
      [x - width / 2, bottom - width * 0.13],
      [x + width / 2, bottom - width * 0.13],
      [x + width * 0.48, bottom],
      [x - width * 0.48, bottom],
    ],
    1.4,
  );
  print.body(stone, { tone: 'ink', edge: 3 });
  print.cut(rectangle(x - width * 0.42, bottom - width * 0.105, width * 0.84, 3, 1));
  print.fill(
    'ink',
    polygon(turned(x + width * 0.3, bottom - width * 0.24, width * 0.11, width * 0.34, 0.5), 1),
  );
}

function turned(x, y, width, height, angle) {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([a, b]) => [
    x + (a * width * cos) / 2 - (b * height * sin) / 2,
    y + (a * width * sin) / 2 + (b * height * cos) / 2,
  ]);
}

/** A seal stone that stands on its face. */
export function sealStone(print, { x, bottom, size }) {
  const body = polygon(
    [
      [x - size * 0.25, bottom - size * 0.72],
      [x + size * 0.25, bottom - size * 0.72],
      [x + size * 0.25, bottom - size * 0.07],
      [x - size * 0.25, bottom - size * 0.07],
    ],
    1.2,
  );
  const knob = pathThrough(
    arcPoints(x, bottom - size * 0.72, size * 0.25, size * 0.26, Math.PI, Math.PI * 2),
    true,
  );
  print.body(knob, { edge: 4 });
  print.body(body, { edge: 4 });
  for (const path of [body, knob]) {
    print.engrave('ink', path, {
      gap: 6,
      angle: Math.PI / 2,
      tone: roundTone(x, size * 0.25, { most: 0.6 }),
      box: { x: x - size / 2, y: bottom - size, width: size, height: size },
    });
  }
  const face = rectangle(x - size * 0.25, bottom - size * 0.09, size * 0.5, size * 0.09, 1);
  print.cut(face);
  print.fill('red', face);
}
