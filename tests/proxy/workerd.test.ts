import { vi } from 'vitest';

// The suites of the proxy once more, in workerd, the runtime of Cloudflare Workers.
vi.mock('./loopback.ts', () => import('./workerd-loopback.ts'));

import './access.test.ts';
import './answers.test.ts';
import './caching.test.ts';
import './cases.test.ts';
import './limits.test.ts';
import './requests.test.ts';
import './shared-cases.test.ts';
