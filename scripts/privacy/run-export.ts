import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { askSidecar } from './ask-sidecar.ts';
import type { Options } from './options.ts';

const OWNER_ONLY = 0o600;

/** Where words and the document go. */
export interface Mouth {
  readonly say: (line: string) => void;
  readonly write: (piece: string) => void;
}

/** Writes the document as it comes; the exit code. */
export async function runExport(options: Options, { say, write }: Mouth): Promise<number> {
  const asked = await askSidecar('export', options, options.whom);
  if ('sentence' in asked) {
    say(asked.sentence);
    return 1;
  }
  const { body } = asked.answer;
  if (body === null) return 1;
  if (options.out === null) {
    const decoder = new TextDecoder();
    for await (const piece of body) write(decoder.decode(piece, { stream: true }));
    return 0;
  }
  // Never over a file that is there: it might be somebody else's export.
  await pipeline(body, createWriteStream(options.out, { flags: 'wx', mode: OWNER_ONLY }));
  say(
    `Everything that is kept is in ${options.out}. Only you may read it; delete it once it is sent.`,
  );
  return 0;
}
