import { afterEach, beforeEach, expect, vi } from 'vitest';

// A warning of React or an unhandled failure is a defect that no assertion would see.
beforeEach(() => {
  vi.spyOn(console, 'error');
});

afterEach(() => {
  expect(console.error).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
