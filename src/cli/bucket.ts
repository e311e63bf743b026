import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { parseDocument } from 'htmlparser2';

/** A bucket that cannot be used: the message says what to do. */
export class BucketError extends Error {
  override readonly name = 'BucketError';
}

export type BucketOptions = {
  /** `https://<host>/<bucket>/`, and a folder in it where one is meant. */
  address: string;
  region: string;
  keyId: string;
  secret: string;
  sessionToken?: string | undefined;
  /** Of the first pause before a request is repeated; each further one is twice as long. */
  retryMs?: number;
};

/** An object's size, and its tag: of one that came in a single piece the MD5 of its content. */
export type StoredObject = { size: number; etag: string };

export type Bucket = ReturnType<typeof openBucket>;

const attempts = 6;
const patienceMs = 120_000;

/**
 * A bucket by the protocol of S3 (docs.aws.amazon.com/AmazonS3/latest/API): list, get, put, delete. What fails for a moment is tried again.
 * @throws BucketError from each call.
 */
export function openBucket({ address, region, keyId, secret, sessionToken, retryMs = 300 }: BucketOptions) {
  const { origin, pathname } = new URL(address);
  const [bucketName = '', ...folder] = pathname.split('/').filter((name) => name !== '');
  const prefix = folder.map((name) => `${name}/`).join('');
  const root = `${origin}/${bucketName}`;
  const client = new AwsClient({
    ...{ accessKeyId: keyId, secretAccessKey: secret, region, service: 's3', retries: 0 },
    ...(sessionToken && { sessionToken }),
  });

  async function send(
    url: string,
    init: RequestInit & { body?: Uint8Array<ArrayBuffer> } = {},
  ): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt === attempts;
      try {
        const request = await client.sign(url, { ...init, signal: AbortSignal.timeout(patienceMs) });
        const response = await fetch(request);
        if (response.ok || response.status === 404) return response;
        const code = codeIn(await response.text());
        const isPassing = response.status === 429 || response.status >= 500 || code === 'RequestTimeout';
        if (!isPassing || isLast) throw refusal(response.status, code);
      } catch (cause) {
        if (cause instanceof BucketError) throw cause;
        if (isLast) throw new BucketError(`${origin} cannot be reached: ${reasonOf(cause)}`, { cause });
      }
      await sleep(retryMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
    }
  }

  const urlOf = (file: string): string => `${root}/${encodeKey(prefix + file)}`;

  return {
    /** All objects, by path below the folder. */
    async list(): Promise<Map<string, StoredObject>> {
      const objects = new Map<string, StoredObject>();
      let next: string | null = null;
      do {
        const query = new URLSearchParams({ 'list-type': '2', 'encoding-type': 'url', prefix });
        if (next !== null) query.set('continuation-token', next);
        const response = await send(`${root}?${query}`);
        if (response.status === 404) throw new BucketError(`there is no bucket ${bucketName} at ${origin}`);
        const page = readListing(await response.text());
        for (const { key, ...object } of page.objects) objects.set(key.slice(prefix.length), object);
        next = page.next;
      } while (next !== null);
      return objects;
    },
    /** `null` where there is no such object. */
    async get(file: string): Promise<string | null> {
      const response = await send(urlOf(file));
      const text = await response.text();
      return response.status === 404 ? null : text;
    },
    async put(
      file: string,
      content: Uint8Array<ArrayBuffer>,
      headers: Readonly<Record<string, string>>,
    ): Promise<void> {
      // What arrives otherwise than it was sent is refused.
      const md5 = createHash('md5').update(content).digest('base64');
      const response = await send(urlOf(file), {
        method: 'PUT',
        body: content,
        headers: { ...headers, 'content-md5': md5 },
      });
      await response.body?.cancel();
      if (response.status === 404) throw new BucketError(`there is no bucket ${bucketName} at ${origin}`);
    },
    async remove(file: string): Promise<void> {
      const response = await send(urlOf(file), { method: 'DELETE' });
      await response.body?.cancel();
    },
  };
}

function refusal(status: number, code: string): BucketError {
  const said = [status, code].filter(Boolean).join(' ');
  if (status === 401 || status === 403)
    return new BucketError(
      `the bucket refuses these credentials (${said}): check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and that they may list, read and write it; --region has to be that of the bucket`,
    );
  return new BucketError(`the bucket answered with ${said}`);
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? cause.cause.message : cause.message;
}

/** Characters that a path may hold and a signature wants escaped. */
function encodeKey(key: string): string {
  return key
    .split('/')
    .map((name) =>
      encodeURIComponent(name).replaceAll(
        /[!'()*]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');
}

type Elements = ReturnType<typeof parseDocument>['children'];

function codeIn(xml: string): string {
  return textOf(parseDocument(xml, { xmlMode: true }).children, 'Code') ?? '';
}

function readListing(xml: string): { objects: ({ key: string } & StoredObject)[]; next: string | null } {
  const [result] = elementsNamed(parseDocument(xml, { xmlMode: true }).children, 'ListBucketResult');
  if (!result)
    throw new BucketError('the bucket gave no listing: is this the address of a bucket of S3 or R2?');
  const objects = elementsNamed(result, 'Contents').map((object) => ({
    key: decodeURIComponent((textOf(object, 'Key') ?? '').replaceAll('+', ' ')),
    size: Number(textOf(object, 'Size')),
    etag: (textOf(object, 'ETag') ?? '').replaceAll('"', ''),
  }));
  const isMore = textOf(result, 'IsTruncated') === 'true';
  return { objects, next: isMore ? (textOf(result, 'NextContinuationToken') ?? null) : null };
}

/** The contents of the outermost elements of a name. */
function elementsNamed(nodes: Elements, name: string): Elements[] {
  return nodes.flatMap((node) => {
    if (!('children' in node)) return [];
    return 'name' in node && node.name === name ? [node.children] : elementsNamed(node.children, name);
  });
}

function textOf(nodes: Elements, name: string): string | undefined {
  const [inside] = elementsNamed(nodes, name);
  return inside?.map((node) => ('data' in node ? node.data : '')).join('');
}
