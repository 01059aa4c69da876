import type { RecorderArm } from '../cobrowse/recorders.ts';

/** How recording begins, and when its first picture is done: a mark named `bench-end` (User Timing). */
export interface Beginning {
  readonly name: string;
  readonly script: string | null;
  /** Before the clock runs. */
  readonly prepare: string;
  readonly begin: string;
}

const END = `performance.mark('bench-end')`;

/** The picture as text, as the browser itself writes it: no recorder is faster. */
export const OUTER_HTML: Beginning = {
  name: 'outerHTML',
  script: null,
  prepare: '0',
  begin: `globalThis.benchHtml = document.documentElement.outerHTML; ${END}`,
};

/** Done when the last frame of the first batch has been given to the socket: byte 2, bit 1 (frame.ts). */
export function ourBeginning({ script, start }: RecorderArm): Beginning {
  return {
    name: 'ours',
    script,
    prepare: `(() => {
      const { send } = WebSocket.prototype;
      WebSocket.prototype.send = function (words) {
        send.call(this, words);
        if (typeof words === 'string') return;
        const bytes = new Uint8Array(words.buffer ?? words, words.byteOffset ?? 0);
        if (bytes[1] === 1 && (bytes[2] & 2) !== 0 && performance.getEntriesByName('bench-end').length === 0) ${END};
      };
    })()`,
    begin: start,
  };
}

/** The picture alone, and with making it JSON, as whoever sends it must. */
export function rrwebBeginnings({ script }: RecorderArm): readonly Beginning[] {
  return [
    { name: 'rrweb', script, prepare: '0', begin: `rrweb.record({ emit() {} }); ${END}` },
    {
      name: 'rrwebJson',
      script,
      prepare: '0',
      begin: `globalThis.benchBytes = 0;
        rrweb.record({ emit(event) { benchBytes += JSON.stringify(event).length; } }); ${END}`,
    },
  ];
}
