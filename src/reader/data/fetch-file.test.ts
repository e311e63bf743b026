import { afterEach, expect, it, vi } from 'vitest';
import { fetchFile } from './fetch-file.ts';

afterEach(() => vi.unstubAllGlobals());

const url = new URL('https://reader.example.com/archive/packs/3/x.json');
const immutable = { headers: { 'cache-control': 'public, max-age=31536000, immutable' } };

function answers(...responses: Response[]) {
  const ask = vi.fn<typeof fetch>(async () => responses.shift() ?? Response.error());
  vi.stubGlobal('fetch', ask);
  return ask;
}

it('asks once more, past what the browser keeps, when a missing file was to be kept for ever', async () => {
  const ask = answers(new Response(null, { status: 404, ...immutable }), new Response('{}'));
  expect((await fetchFile(url)).status).toBe(200);
  expect(ask.mock.calls.map(([, init]) => init?.cache)).toEqual([undefined, 'reload']);
});

it.each([
  ['a file that is there', new Response('{}', immutable)],
  ['a file that is missing for now', new Response(null, { status: 404 })],
  ['a server that fails', new Response(null, { status: 500, ...immutable })],
])('asks once for %s', async (_, response) => {
  const ask = answers(response);
  expect(await fetchFile(url)).toBe(response);
  expect(ask).toHaveBeenCalledTimes(1);
});
