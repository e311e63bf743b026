import { describe, expect, it } from 'vitest';
import { fixtureNames, keptFixture, readFixture } from '../scripts/make-post-fixture.ts';

// A case that fails here has changed: see whether a reader would like the new output better, then keep it with
// `node scripts/make-post-fixture.ts <case>`.
describe('a post with a defect', () => {
  const names = fixtureNames();

  it('has its case', () => {
    expect(names.length).toBeGreaterThan(25);
  });

  it.each(names)('%s', (name) => {
    const kept = keptFixture(name);
    const read = readFixture(name);
    expect(read.html).toBe(kept.html);
    expect(JSON.parse(read.json)).toEqual(JSON.parse(kept.json));
  });
});
