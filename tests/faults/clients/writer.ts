import { setTimeout as sleep } from 'node:timers/promises';
import { seededChance } from '../../support/seeded-chance.ts';
import type { HeldLine } from '../harness/verdict.ts';
import type { WriterTerms } from './asks.ts';
import type { Client } from './client.ts';

/** Somebody who writes lines that say who wrote them and which one it is. */
export interface Writer {
  begin(): void;
  /** Resolves once nothing is being written any more. */
  end(): Promise<void>;
  last(): Promise<void>;
  accepted(conversation: string): number;
}

export function openWriter(name: string, client: Client, terms: WriterTerms): Writer {
  const chance = seededChance(terms.seed);
  const accepted = new Map<string, number>();
  let stop = new AbortController();
  let writing: Promise<void> = Promise.resolve();

  const write = async (conversation: string): Promise<void> => {
    const n = (accepted.get(conversation) ?? 0) + 1;
    await client.write(conversation, lineText({ by: name, n }));
    accepted.set(conversation, n);
  };

  const writeOn = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      const pauseMs = terms.everyMs * (0.5 + chance.next());
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      const burst = 1 + Math.floor(chance.next() * terms.burstMax);
      for (const conversation of await client.conversations()) {
        for (let line = 0; line < burst && !signal.aborted; line += 1) await write(conversation);
      }
    }
  };

  return {
    begin() {
      stop = new AbortController();
      writing = writeOn(stop.signal);
    },
    end() {
      stop.abort();
      return writing;
    },
    async last() {
      for (const conversation of await client.conversations()) await write(conversation);
    },
    accepted: (conversation) => accepted.get(conversation) ?? 0,
  };
}

const lineText = ({ by, n }: HeldLine): string => `${by} ${n}`;

/** Whose line it is; null for a text that no writer wrote. */
export function readLine(text: string): HeldLine | null {
  const [, by, n] = /^((?:visitor|agent)-\S+) (\d+)$/.exec(text) ?? [];
  return by === undefined ? null : { by, n: Number(n) };
}
