import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { AwsV4Signer } from 'aws4fetch';
import { onTestFinished } from 'vitest';

export const credentials = { keyId: 'a-key', secret: 'a secret of the tests' };

/** More would come on a second page of the listing. */
const pageKeys = 7;

export type LoopbackBucket = Awaited<ReturnType<typeof startBucket>>;

/**
 * For tests: a bucket on loopback that speaks as much of S3 as an upload needs, and believes nobody whose signature is wrong.
 * @param before is asked before each request; a status is answered at once, `'hang up'` ends the connection.
 */
export async function startBucket(
  before: (method: string, key: string) => number | 'hang up' | null = () => null,
) {
  const objects = new Map<string, Buffer>();
  const log: string[] = [];
  /** Called after each change, with what is there then. */
  let onChange: (() => void) | null = null;
  let underWay = 0;
  let most = 0;

  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    most = Math.max(most, ++underWay);
    response.on('close', () => underWay--);
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { method = '' } = request;
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
    const answer = (status: number, text: string): void => void response.writeHead(status).end(text);
    const ordered = before(method, key);
    if (ordered === 'hang up') return request.socket.destroy();
    if (ordered !== null) return answer(ordered, '<Error><Code>Ordered</Code></Error>');
    if (!(await isSigned(request, url)))
      return answer(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>');
    if (url.pathname.split('/')[1] !== 'site') return answer(404, '<Error><Code>NoSuchBucket</Code></Error>');
    if (method === 'GET' && key === '') return answer(200, listing(url.searchParams));
    if (method === 'GET') return objects.has(key) ? void response.end(objects.get(key)) : answer(404, '');
    log.push(`${method} ${key}`);
    if (method === 'DELETE') objects.delete(key);
    else {
      const md5 = createHash('md5').update(body).digest('base64');
      if (request.headers['content-md5'] !== md5) return answer(400, '<Error><Code>BadDigest</Code></Error>');
      objects.set(key, body);
    }
    onChange?.();
    answer(method === 'DELETE' ? 204 : 200, '');
  });

  function listing(query: URLSearchParams): string {
    const from = query.get('continuation-token') ?? '';
    const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).sort();
    const rest = keys.filter((key) => key > from);
    const page = rest.slice(0, pageKeys);
    const isMore = rest.length > page.length;
    const entries = page.map((key) => {
      const content = objects.get(key) ?? Buffer.alloc(0);
      const etag = createHash('md5').update(content).digest('hex');
      return `<Contents><Key>${encodeURIComponent(key)}</Key><Size>${content.length}</Size><ETag>&quot;${etag}&quot;</ETag><Owner><ID>1</ID></Owner></Contents>`;
    });
    const next = isMore ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${isMore}</IsTruncated>${next}${entries.join('')}</ListBucketResult>`;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/site`,
    objects,
    /** What was changed, in order. */
    log,
    mostAtOnce: () => most,
    watch(watcher: () => void): void {
      onChange = watcher;
    },
  };
}

/** Signs the request once more, with the credentials that it should have. */
async function isSigned(request: http.IncomingMessage, url: URL): Promise<boolean> {
  const { authorization = '' } = request.headers;
  const names = /SignedHeaders=([^,]+)/.exec(authorization)?.[1]?.split(';') ?? [];
  const headers = names
    .filter((name) => name !== 'host')
    .map((name): [string, string] => [name, String(request.headers[name])]);
  const { keyId, secret } = credentials;
  const signer = new AwsV4Signer({
    ...{ method: request.method ?? '', url: url.href, headers, service: 's3', region: 'auto' },
    ...{ accessKeyId: keyId, secretAccessKey: secret, datetime: String(request.headers['x-amz-date']) },
  });
  return (await signer.authHeader()) === authorization;
}
