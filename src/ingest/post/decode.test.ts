import { describe, expect, it } from 'vitest';
import { decodePost } from './decode.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);
const join = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const utf16 = (text: string, order: 'le' | 'be'): Uint8Array =>
  bytes(
    ...[...text].flatMap((char) => {
      const code = char.charCodeAt(0);
      return order === 'le' ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );

describe('decodePost', () => {
  const sound: { says: string; input: Uint8Array; text: string }[] = [
    { says: 'reads UTF-8', input: utf8('标题 🔥'), text: '标题 🔥' },
    { says: 'drops the byte order mark of UTF-8', input: utf8('\ufeffa'), text: 'a' },
    { says: 'drops several marks', input: utf8('\ufeff\ufeff\ufeffa\ufeffb'), text: 'a\ufeffb' },
    { says: 'drops several marks of UTF-16', input: utf16('\ufeff\ufeff书', 'le'), text: '书' },
    { says: 'reads UTF-16 with a mark', input: join(bytes(255, 254), utf16('书案', 'le')), text: '书案' },
    { says: 'reads big-endian UTF-16', input: join(bytes(254, 255), utf16('书案', 'be')), text: '书案' },
    { says: 'reads UTF-16 without a mark', input: utf16('---\n书', 'le'), text: '---\n书' },
    { says: 'reads big-endian UTF-16 without a mark', input: utf16('---\n书', 'be'), text: '---\n书' },
    { says: 'makes every line end a newline', input: utf8('a\r\nb\rc\n\r\nd'), text: 'a\nb\nc\n\nd' },
    { says: 'reads an empty file', input: bytes(), text: '' },
    { says: 'keeps a replacement character that was written', input: utf8('a\ufffdb'), text: 'a\ufffdb' },
  ];
  it.each(sound)('$says', ({ input, text }) => {
    expect(decodePost(input)).toEqual({ text, problems: [] });
  });

  it('reads GB18030 and says so', () => {
    const { text, problems } = decodePost(
      join(utf8('t: '), bytes(0xca, 0xe9, 0xb0, 0xb8, 0xd6, 0xd0, 0xce, 0xc4)),
    );
    expect(text).toBe('t: 书案中文');
    expect(problems).toMatchObject([{ code: 'invalid-encoding' }]);
  });

  it('keeps UTF-8 with a few broken bytes UTF-8', () => {
    const { text, problems } = decodePost(join(utf8('书案中文'), bytes(0xe4, 0xb8), utf8('终')));
    expect(text).toBe('书案中文\ufffd终');
    expect(problems).toMatchObject([{ code: 'invalid-encoding' }]);
  });

  it('replaces bytes of other encodings', () => {
    expect(decodePost(join(utf8('caf'), bytes(0xe9))).problems).toMatchObject([{ code: 'invalid-encoding' }]);
  });

  it('removes NUL and control characters, not tabs', () => {
    const { text, problems } = decodePost(utf8('a\0b\tc\u001b\n'));
    expect(text).toBe('ab\tc\n');
    expect(problems).toEqual([{ code: 'control-characters', detail: '2 control characters were removed' }]);
  });
});
