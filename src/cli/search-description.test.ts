import { describe, expect, it } from 'vitest';
import { searchDescription } from './search-description.ts';

const described = (title: string, name: string): string =>
  new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(
    searchDescription({ title, address: 'https://reader.example.com/', description: null }),
  )?.[1] ?? '';

describe('searchDescription', () => {
  it('keeps to the lengths of the specification, in whole characters', () => {
    expect(described('书案', 'ShortName')).toBe('书案');
    expect([...described('𠮷'.repeat(60), 'ShortName')]).toHaveLength(16);
    expect(described('The reading desk of all', 'ShortName')).toBe('The reading des…');
    expect([...described('字'.repeat(60), 'LongName')]).toHaveLength(48);
    expect(described('字'.repeat(60), 'Description')).toBe('字'.repeat(60));
  });

  it('is XML whatever the title is', () => {
    expect(described('<a> & \u0000"b"\uD800', 'Description')).toBe('&lt;a&gt; &amp; &quot;b&quot;');
  });
});
