import { BUS_PEERS_MAX, BUS_SUBJECTS_MAX } from '../../../shared/protocol/limits.ts';
import { putLast } from './put-last.ts';

/** What a sidecar says is numbered over all subjects; each message names the one before on its own. */
export interface Numbered {
  readonly number: number;
  /** 0 for the first on its subject. */
  readonly before: number;
}

/** Numbers for what goes out. One is used up also by what never leaves, so that its loss shows. */
export interface Numbers {
  next(subject: string): Numbered;
  /** What is said there next is the first again. */
  forget(subject: string): void;
}

export function numbers(): Numbers {
  const last = new Map<string, number>();
  let count = 0;
  return {
    next(subject) {
      const before = last.get(subject) ?? 0;
      count += 1;
      putLast(last, subject, count, BUS_SUBJECTS_MAX);
      return { number: count, before };
    },
    forget: (subject) => void last.delete(subject),
  };
}

/** How far one subject was heard, by who spoke on it. */
export interface Places {
  /** `gap`: something since the last that was heard is lost. `again`: heard already. */
  hear(peer: string, numbered: Numbered): 'next' | 'gap' | 'again';
}

export function places(): Places {
  const last = new Map<string, number>();
  return {
    hear(peer, { number, before }) {
      const known = last.get(peer);
      if (known !== undefined && number <= known) return 'again';
      putLast(last, peer, number, BUS_PEERS_MAX);
      return known === undefined || before === known ? 'next' : 'gap';
    },
  };
}
