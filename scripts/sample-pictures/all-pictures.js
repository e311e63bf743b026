// Every picture by its file name.
import { library } from './library.js';
import { mountains } from './mountains.js';
import { printRoom } from './print-room.js';
import { seals } from './seals.js';
import { stillLifes } from './still-lifes.js';

export const pictures = { ...library, ...mountains, ...printRoom, ...seals, ...stillLifes };
