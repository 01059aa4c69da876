import { signal } from '@preact/signals';
import type {
  Anchor,
  Box,
  Picture,
  PictureState,
} from '../../../../../extension/cobrowse/picture.ts';
import type { UpViewer } from '../../../../../shared/protocol/frame-sockets.ts';
import type { CobrowseAnswered } from '../../../../../shared/protocol/messages/cobrowse.ts';

/** A picture of squares: an element of 100 by 100 px wherever one looks, numbered from the left upper corner. */
export function fakePicture() {
  const said: UpViewer[] = [];
  const listeners = new Set<(answered: CobrowseAnswered) => void>();
  const state = signal<PictureState>({ kind: 'live' });
  const canPoint = signal(true);
  const gone = new Set<number>();
  const tiny = new Set<number>();
  const kinds = new Map<number, ReturnType<Picture['kindOf']>>();
  const unmirrored = signal<Picture['unmirrored']['value']>([]);
  const world = { since: 1, checkpoint: 3, age: 0 as number | null, isClosed: false };
  const isThere = ({ checkpoint, node }: Pick<Anchor, 'checkpoint' | 'node'>): boolean =>
    checkpoint >= world.since && checkpoint <= world.checkpoint && !gone.has(node);
  const boxOf = ({ checkpoint, node }: Pick<Anchor, 'checkpoint' | 'node'>): Box | null => {
    if (!isThere({ checkpoint, node })) return null;
    const at = node - 1;
    const edge = tiny.has(node) ? 10 : 100;
    return { left: (at % 10) * 100, top: Math.floor(at / 10) * 100, width: edge, height: edge };
  };
  const picture: Picture = {
    state,
    viewport: signal({ width: 1_000, height: 1_000 }),
    trace: signal({ pointer: null, click: null, selection: [] }),
    unmirrored,
    canPoint,
    ageMs: () => world.age,
    anchorAt: (x, y) => {
      if (x < 0 || y < 0 || x >= 1_000 || y >= 1_000) return null;
      const node = Math.floor(y / 100) * 10 + Math.floor(x / 100) + 1;
      if (gone.has(node)) return null;
      return { checkpoint: world.checkpoint, node, x: (x % 100) / 100, y: (y % 100) / 100 };
    },
    isThere,
    boxOf,
    kindOf: ({ node }) => kinds.get(node) ?? 'other',
    say: (message) => {
      said.push(message);
    },
    onAnswered: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      world.isClosed = true;
    },
  };
  return {
    picture,
    said,
    state,
    canPoint,
    unmirrored,
    gone,
    tiny,
    kinds,
    world,
    answer: (proposal: string, answer: CobrowseAnswered['answer']) => {
      for (const tell of listeners) tell({ type: 'cobrowse.answered', proposal, answer });
    },
  };
}

/** A clock that stands until it is moved, and what was put off until then. */
export function fakeLater() {
  const waiting: { at: number; act: () => void }[] = [];
  const clock = { now: 1_000 };
  return {
    now: () => clock.now,
    later: (act: () => void, delayMs: number) => {
      waiting.push({ at: clock.now + delayMs, act });
    },
    pass: (ms: number) => {
      clock.now += ms;
      for (const due of waiting.filter(({ at }) => at <= clock.now)) {
        waiting.splice(waiting.indexOf(due), 1);
        due.act();
      }
    },
  };
}
