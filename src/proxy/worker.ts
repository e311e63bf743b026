import { createWorkerProxy } from './worker-proxy.ts';

export default createWorkerProxy();
