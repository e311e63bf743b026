import { expect, it } from 'vitest';
import { readGiscusMessage } from './giscus-message.ts';

it.each([
  [{ giscus: { resizeHeight: 640 } }, { height: 640, isSignedOut: false }],
  [{ giscus: { signOut: true } }, { height: null, isSignedOut: true }],
  [{ giscus: { error: 'Error: State has expired' } }, { height: null, isSignedOut: true }],
  [{ giscus: { error: 'Discussion not found' } }, { height: null, isSignedOut: false }],
  [{ giscus: { resizeHeight: 1e9 } }, null],
  [{ giscus: { resizeHeight: '1; x' } }, null],
  ['resize', null],
  [null, null],
])('reads %j', (data, expected) => {
  expect(readGiscusMessage(data)).toEqual(expected);
});
