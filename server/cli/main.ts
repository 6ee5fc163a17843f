// The command line's entry: gives runCli the real outside.
import { runCli } from './run.ts';

const readStdin = async (limit: number): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= limit) break;
  }
  return Buffer.concat(chunks);
};

// A reader that closes the pipe early (head, less) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
process.exitCode = await runCli(process.argv.slice(2), {
  out: (content) => void process.stdout.write(content),
  sayLine: (line) => void process.stderr.write(`${line}\n`),
  readStdin,
});
