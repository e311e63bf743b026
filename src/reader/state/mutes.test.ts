// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { readMutes } from './mute.ts';
import { getMutes, setMutes } from './mutes.ts';

it('keeps mutes once each, and leaves out what is none', () => {
  const word = { kind: 'word', value: 'ai' };
  const broken = [null, 7, { kind: 'colour', value: 'red' }, { kind: 'word', value: ' ' }];
  expect(readMutes([word, { kind: 'word', value: ' ai ' }, ...broken])).toEqual([word]);
  expect(readMutes({ kind: 'word' })).toEqual([]);
});

it('keeps the last two hundred', () => {
  setMutes(Array.from({ length: 250 }, (_, number) => ({ kind: 'word', value: `w${number}` })));
  expect(getMutes()).toHaveLength(200);
  expect(getMutes().at(-1)).toEqual({ kind: 'word', value: 'w249' });
  expect(JSON.parse(localStorage.getItem('lectern:mutes') ?? '')).toHaveLength(200);
});
