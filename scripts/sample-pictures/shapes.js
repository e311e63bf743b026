// Shapes drawn by a hand that is steady but alive: paths whose edges wander a little.
import { createNoise } from './noise.js';

const hand = createNoise(4242);
let strokes = 0;

function wander(points, amount, closed) {
  strokes += 1;
  const lane = strokes * 3.7;
  const out = [];
  const last = closed ? points.length : points.length - 1;
  for (let index = 0; index < last; index++) {
    const [x1, y1] = points[index];
    const [x2, y2] = points[(index + 1) % points.length];
    const length = Math.hypot(x2 - x1, y2 - y1);
    const pieces = Math.max(1, Math.round(length / 14));
    for (let piece = 0; piece < pieces; piece++) {
      const t = piece / pieces;
      const x = x1 + (x2 - x1) * t;
      const y = y1 + (y2 - y1) * t;
      const push = piece === 0 ? amount * 0.4 : amount;
      out.push([x + push * hand(x / 34 + lane, y / 34), y + push * hand(x / 34, y / 34 + lane + 80)]);
    }
  }
  if (!closed) out.push(points.at(-1));
  return out;
}

/** Starts the hand afresh, so that a picture does not depend on those drawn before it. */
export function restHand() {
  strokes = 0;
}

export function pathThrough(points, closed = false) {
  const path = new Path2D();
  points.forEach(([x, y], index) => {
    if (index === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  });
  if (closed) path.closePath();
  return path;
}

export function polygon(points, wobble = 1.6) {
  return pathThrough(wander(points, wobble, true), true);
}

export function polyline(points, wobble = 1.6) {
  return pathThrough(wander(points, wobble, false));
}

export function rectangle(x, y, width, height, wobble = 1.6) {
  return polygon(
    [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ],
    wobble,
  );
}

/** The corners of a rectangle turned about its centre. */
export function turnedCorners(centreX, centreY, width, height, angle) {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [
    [-width / 2, -height / 2],
    [width / 2, -height / 2],
    [width / 2, height / 2],
    [-width / 2, height / 2],
  ].map(([dx, dy]) => [centreX + dx * cos - dy * sin, centreY + dx * sin + dy * cos]);
}

export function arcPoints(centreX, centreY, radiusX, radiusY, from = 0, to = Math.PI * 2) {
  const count = Math.max(12, Math.round((Math.max(radiusX, radiusY) * Math.abs(to - from)) / 9));
  return Array.from({ length: count + 1 }, (_, index) => {
    const angle = from + ((to - from) * index) / count;
    return [centreX + radiusX * Math.cos(angle), centreY + radiusY * Math.sin(angle)];
  });
}

export function ellipse(centreX, centreY, radiusX, radiusY = radiusX, wobble = 1.2) {
  return polygon(arcPoints(centreX, centreY, radiusX, radiusY).slice(0, -1), wobble);
}

/** Points on a smooth curve through the given ones (Catmull-Rom). */
export function curve(points, pieces = 14) {
  const out = [];
  for (let index = 0; index < points.length - 1; index++) {
    const before = points[Math.max(0, index - 1)];
    const from = points[index];
    const to = points[index + 1];
    const after = points[Math.min(points.length - 1, index + 2)];
    for (let piece = 0; piece < pieces; piece++) {
      const t = piece / pieces;
      out.push(
        [0, 1].map(
          (axis) =>
            0.5 *
            (2 * from[axis] +
              (to[axis] - before[axis]) * t +
              (2 * before[axis] - 5 * from[axis] + 4 * to[axis] - after[axis]) * t * t +
              (3 * from[axis] - before[axis] - 3 * to[axis] + after[axis]) * t * t * t),
        ),
      );
    }
  }
  out.push(points.at(-1));
  return out;
}

/** A brush stroke along points: `width(t)` from start (0) to end (1). */
export function brush(points, width) {
  const left = [];
  const right = [];
  points.forEach(([x, y], index) => {
    const [x1, y1] = points[Math.max(0, index - 1)];
    const [x2, y2] = points[Math.min(points.length - 1, index + 1)];
    const length = Math.hypot(x2 - x1, y2 - y1) || 1;
    const t = index / (points.length - 1);
    const half = (width(t) * (1 + 0.18 * hand(x / 12, y / 12))) / 2;
    left.push([x - ((y2 - y1) / length) * half, y + ((x2 - x1) / length) * half]);
    right.push([x + ((y2 - y1) / length) * half, y - ((x2 - x1) / length) * half]);
  });
  return pathThrough([...left, ...right.toReversed()], true);
}

/** Several paths as one. */
export function together(...paths) {
  const all = new Path2D();
  for (const path of paths) all.addPath(path);
  return all;
}
