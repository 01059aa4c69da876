import { spawnSync } from 'node:child_process';
import { brotliCompressSync, constants, createDeflateRaw, deflateSync } from 'node:zlib';

/** Each event by itself, as @rrweb/packer does it, without its detour over text. */
export function deflatedEach(events: readonly string[]): number {
  return events.reduce((sum, event) => sum + deflateSync(event).length, 0);
}

/** One stream for all, flushed after each event. */
export async function deflatedStream(events: readonly string[]): Promise<number> {
  const stream = createDeflateRaw();
  let bytes = 0;
  stream.on('data', (part: Buffer) => {
    bytes += part.length;
  });
  for (const event of events) {
    stream.write(event);
    await new Promise<void>((resolve) => stream.flush(constants.Z_SYNC_FLUSH, resolve));
  }
  stream.destroy();
  return bytes;
}

/** As small as it gets when time does not matter. */
export function packedBest(text: string): { readonly bytes: number; readonly by: string } {
  const made = spawnSync('xz', ['-9e', '-c'], { input: text, maxBuffer: 2 ** 28 });
  if (made.status === 0) return { bytes: made.stdout.length, by: 'xz -9e' };
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
  };
  return { bytes: brotliCompressSync(text, { params }).length, by: 'brotli 11' };
}
