// Runs a command line in this process and collects what it says.
import { runCli } from '../../../server/cli/run.ts';

export type Ran = { readonly code: number; readonly out: string; readonly bytes: Buffer; readonly err: string };

export const runCommand = async (argv: readonly string[], stdin: string | Uint8Array = ''): Promise<Ran> => {
  const chunks: Buffer[] = [];
  const lines: string[] = [];
  const code = await runCli(argv, {
    out: (content) => void chunks.push(Buffer.from(content)),
    sayLine: (line) => void lines.push(line),
    readStdin: async () => Buffer.from(stdin),
  });
  const bytes = Buffer.concat(chunks);
  return { code, out: bytes.toString('utf8'), bytes, err: lines.join('\n') };
};
