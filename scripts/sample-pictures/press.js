// A relief press: pictures are cut as plates (black on nothing), inked in one colour each and pulled
// on paper one after another, with the rough edges and thin places that wood and lead leave.
import { createNoise, createRandom, layered } from './noise.js';

export const light = {
  paper: [244, 238, 225],
  sand: [226, 215, 194],
  stone: [178, 163, 138],
  ink: [33, 27, 23],
  red: [181, 54, 38],
  fibre: [150, 132, 104],
};

export const dark = {
  paper: [37, 32, 28],
  sand: [56, 49, 42],
  stone: [122, 108, 91],
  ink: [232, 221, 200],
  red: [200, 72, 50],
  fibre: [110, 98, 84],
};

const order = ['sand', 'stone', 'red', 'ink'];

function canvasOf(width, height) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function smoothstep(low, high, value) {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

/**
 * One picture in the making. Plates are drawn in any order; `cut` clears a shape from all of them, so that what
 * stands in front hides what stands behind.
 */
export class Print {
  constructor({ width, height, seed, palette = light, rough = 0.5, wear = 0.16 }) {
    this.width = width;
    this.height = height;
    this.palette = palette;
    this.rough = rough;
    this.wear = wear;
    this.seed = seed;
    this.random = createRandom(seed);
    this.noise = createNoise(seed + 1);
    this.plates = Object.fromEntries(
      order.map((name) => [name, canvasOf(width, height).getContext('2d', { willReadFrequently: true })]),
    );
  }

  /** Clears a shape from every plate. */
  cut(path) {
    for (const name of order) this.cutFrom(name, path);
  }

  cutFrom(name, path) {
    const plate = this.plates[name];
    plate.save();
    plate.globalCompositeOperation = 'destination-out';
    plate.fill(path);
    plate.restore();
  }

  fill(name, path) {
    this.plates[name].fill(path);
  }

  stroke(name, path, width = 3) {
    const plate = this.plates[name];
    plate.save();
    plate.lineWidth = width;
    plate.lineCap = 'round';
    plate.lineJoin = 'round';
    plate.stroke(path);
    plate.restore();
  }

  /** A body: hides what is behind it, has an outline, and optionally a flat tone. */
  body(path, { tone, edge = 4, edgePlate = 'ink' } = {}) {
    this.cut(path);
    if (tone) this.fill(tone, path);
    if (edge) this.stroke(edgePlate, path, edge);
  }

  /**
   * Engraver's lines inside a shape: parallel, swelling with `tone(x, y)` in [0, 1].
   */
  engrave(name, path, { tone, angle = 0, gap = 9, step = 7, drift = 1.2, box }) {
    const plate = this.plates[name];
    const { width, height, noise } = this;
    const area = box ?? { x: 0, y: 0, width, height };
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const reach = Math.hypot(area.width, area.height) / 2;
    const centreX = area.x + area.width / 2;
    const centreY = area.y + area.height / 2;
    plate.save();
    plate.clip(path);
    plate.beginPath();
    for (let across = -reach; across <= reach; across += gap) {
      let run = [];
      const flush = () => {
        if (run.length > 1) {
          run.forEach(([x, y, half], index) => {
            if (index === 0) plate.moveTo(x - sin * half, y + cos * half);
            else plate.lineTo(x - sin * half, y + cos * half);
          });
          for (const [x, y, half] of run.toReversed()) plate.lineTo(x + sin * half, y - cos * half);
          plate.closePath();
        }
        run = [];
      };
      for (let along = -reach; along <= reach; along += step) {
        const wave = drift * noise(along / 60, across / 11 + 40);
        const x = centreX + cos * along - sin * (across + wave);
        const y = centreY + sin * along + cos * (across + wave);
        const strength = tone(x, y) + 0.07 * noise(x / 23, y / 23);
        if (strength < 0.09) flush();
        else run.push([x, y, (Math.min(strength, 0.94) * gap) / 2]);
      }
      flush();
    }
    plate.fill();
    plate.restore();
  }

  /** Everything on paper, as a finished canvas. */
  pull() {
    const sheet = canvasOf(this.width, this.height);
    const context = sheet.getContext('2d', { willReadFrequently: true });
    this.makePaper(context);
    const page = context.getImageData(0, 0, this.width, this.height);
    order.forEach((name, index) => {
      this.printPlate(page, name, index);
    });
    context.putImageData(page, 0, 0);
    return sheet;
  }

  makePaper(context) {
    const { width, height, palette, random } = this;
    const cloud = layered(createNoise(this.seed + 7), 3);
    const page = context.createImageData(width, height);
    for (let y = 0, index = 0; y < height; y++) {
      for (let x = 0; x < width; x++, index += 4) {
        const lift = 3.2 * cloud(x / 260, y / 260);
        for (let channel = 0; channel < 3; channel++)
          page.data[index + channel] = palette.paper[channel] + lift;
        page.data[index + 3] = 255;
      }
    }
    context.putImageData(page, 0, 0);
    const fibres = Math.round((width * height) / 9000);
    context.lineWidth = 1;
    for (let count = 0; count < fibres; count++) {
      const x = random() * width;
      const y = random() * height;
      const turn = random() * Math.PI * 2;
      const length = random.between(6, 22);
      context.strokeStyle = `rgba(${palette.fibre.join(',')},${random.between(0.05, 0.17)})`;
      context.beginPath();
      context.moveTo(x, y);
      context.quadraticCurveTo(
        x + Math.cos(turn + 0.6) * length * 0.5,
        y + Math.sin(turn + 0.6) * length * 0.5,
        x + Math.cos(turn) * length,
        y + Math.sin(turn) * length,
      );
      context.stroke();
    }
  }

  printPlate(page, name, index) {
    const { width, height, palette, rough, wear } = this;
    const soft = canvasOf(width, height).getContext('2d', { willReadFrequently: true });
    soft.filter = 'blur(0.7px)';
    soft.drawImage(this.plates[name].canvas, 0, 0);
    const cover = soft.getImageData(0, 0, width, height).data;
    const edge = createNoise(this.seed + 31 * (index + 1));
    const dust = createNoise(this.seed + 57 * (index + 1));
    const press = layered(createNoise(this.seed + 83 * (index + 1)), 3);
    const colour = palette[name];
    const thin = name === 'sand' ? wear * 0.35 : wear;
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at += 4) {
        const alpha = cover[at + 3];
        if (alpha === 0) continue;
        const value = alpha / 255 + rough * 0.5 * edge(x / 2.6, y / 2.6);
        let ink = smoothstep(0.38, 0.62, value);
        if (ink === 0) continue;
        const pressure = press(x / 150, y / 150);
        const speck = dust(x / 1.7, y / 1.7) + 0.55 * dust(x / 4.3 + 50, y / 4.3);
        const limit = 1.12 - thin * (1.1 - 1.7 * pressure);
        if (speck > limit) ink *= 1 - smoothstep(limit, limit + 0.25, speck);
        ink *= 0.965 + 0.05 * pressure;
        for (let channel = 0; channel < 3; channel++) {
          page.data[at + channel] += (colour[channel] - page.data[at + channel]) * ink;
        }
      }
    }
  }
}
