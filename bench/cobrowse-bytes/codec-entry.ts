import { openEncoder } from '../../shared/frames/encoder.ts';
import { openDeflate } from '../../visitor/record/deflate.ts';

/** What it costs a page to say the same minute, in ms; the least of several times. */
export interface CodecTimes {
  readonly jsonMs: number;
  /** Packing what that makes. */
  readonly jsonDeflateMs: number;
  readonly encodeMs: number;
  readonly deflateMs: number;
}

/** Runs in a page. @param batches as JSON, so that they are objects of this page */
export function timeCodec(batches: string, times: number): CodecTimes {
  const given: unknown[][] = JSON.parse(batches);
  let [jsonMs, jsonDeflateMs, encodeMs, deflateMs] = [Infinity, Infinity, Infinity, Infinity];
  const utf8 = new TextEncoder();
  const texts = given.map((events) => utf8.encode(JSON.stringify(events)));
  for (let time = 0; time < times; time += 1) {
    const encoder = openEncoder();
    const deflate = openDeflate();
    const coded: Uint8Array[] = [];
    jsonMs = Math.min(jsonMs, each(given, JSON.stringify));
    encodeMs = Math.min(
      encodeMs,
      each(given, (events) => coded.push(encoder.encode(events) ?? new Uint8Array())),
    );
    deflateMs = Math.min(deflateMs, each(coded, deflate.batch));
    jsonDeflateMs = Math.min(jsonDeflateMs, each(texts, openDeflate().batch));
  }
  return { jsonMs, jsonDeflateMs, encodeMs, deflateMs };
}

function each<T>(given: readonly T[], act: (one: T) => unknown): number {
  const begun = performance.now();
  for (const one of given) act(one);
  return performance.now() - begun;
}
