import { parseArgs } from 'node:util';

export type Options = { names: readonly string[]; posts: readonly number[]; json: string | null };

/** Reads the arguments; a wrong one ends the program with what is allowed. */
export function readOptions(known: readonly string[]): Options {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      posts: { type: 'string', default: '1000,20000' },
      json: { type: 'string' },
    },
  });
  const stranger = values.only.find((name) => !known.includes(name));
  if (stranger !== undefined) stop(`--only ${stranger}: one of ${known.join(', ')}`);
  const posts = values.posts.split(',').map(Number);
  if (posts.some((count) => !Number.isInteger(count) || count < 1)) {
    stop(`--posts ${values.posts}: numbers of posts, as 1000,20000`);
  }
  return {
    names: values.only.length > 0 ? values.only : known,
    posts: posts.sort((a, b) => a - b),
    json: values.json ?? null,
  };
}

function stop(message: string): never {
  console.error(`bench: ${message}`);
  process.exit(2);
}
