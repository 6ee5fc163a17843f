// Scripts and styles that stay the same while the server runs: read once, kept in memory in every encoding a browser takes. pane.ts and
// office-js.ts answer from it, because opening the pane asks for many files at once and a disk answers slowly on a busy machine.
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

export type KeptFiles = {
  /** Answers with the file, which must exist; `kept` says for how long browsers may keep it. */
  readonly send: (request: FastifyRequest, reply: FastifyReply, file: string, kept: string) => Promise<FastifyReply>;
};

/** Whether a file is of a kind that is kept. */
export const isKeptFile = (name: string): boolean => /\.(?:js|css)$/.test(name);

export const createKeptFiles = (): KeptFiles => {
  const read = new Map<string, Promise<Kept>>();
  const kept = (file: string): Promise<Kept> => {
    const known = read.get(file);
    if (known) return known;
    const reading = readKept(file);
    read.set(file, reading);
    // A file that could not be read is tried again.
    reading.catch(() => read.delete(file));
    return reading;
  };
  return {
    send: async (request, reply, file, cacheControl) => {
      const { plain, br, gz, tag } = await kept(file);
      const encoding = pickEncoding(request.headers['accept-encoding']);
      reply.header('cache-control', cacheControl).header('etag', tag).header('vary', 'accept-encoding');
      if (request.headers['if-none-match'] === tag) return reply.code(304).send();
      reply.type(file.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8');
      if (encoding !== null) reply.header('content-encoding', encoding);
      return reply.send(encoding === 'br' ? br : encoding === 'gzip' ? gz : plain);
    },
  };
};

type Kept = { readonly plain: Buffer; readonly br: Buffer; readonly gz: Buffer; readonly tag: string };

const readKept = async (file: string): Promise<Kept> => {
  const [plain, { size, mtimeMs }] = await Promise.all([readFile(file), stat(file)]);
  const [br, gz] = await Promise.all([
    // The build lays its own beside each file; others are compressed here, once.
    readFile(`${file}.br`).catch(() => toBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })),
    readFile(`${file}.gz`).catch(() => toGzip(plain, { level: 9 })),
  ]);
  return { plain, br, gz, tag: `W/"${size.toString(16)}-${Math.floor(mtimeMs).toString(16)}"` };
};

/** The shortest the browser says it takes; one that is refused by q=0 counts as not said. */
const pickEncoding = (accepted: string | readonly string[] | undefined): 'br' | 'gzip' | null => {
  const takes = String(accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim().split(/\s*;\s*/))
    .filter(([, quality]) => quality === undefined || !/^q=0(?:\.0{0,3})?$/.test(quality))
    .map(([name]) => name);
  return takes.includes('br') ? 'br' : takes.includes('gzip') ? 'gzip' : null;
};

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);
