import type { DownPage } from '../../../shared/protocol/frame-sockets.ts';
import type { Recording } from '../../record/recording.ts';
import type { Follow } from '../follow.ts';
import type { Stage } from '../stage.ts';
import type { Words } from '../words/words.ts';
import { openPointer } from './pointer.ts';
import { openRing } from './ring.ts';
import { openStrokes } from './strokes.ts';

export interface PointingSide {
  readonly stage: Stage;
  readonly follow: Follow;
  recording(): Recording | null;
  words(): Words;
  name(): string;
}

/** What the agent shows on the visitor's own page; what means an element that is gone is passed over. */
export interface Pointing {
  heard(message: DownPage): void;
  ring(element: Element, text: string): void;
  clear(): void;
}

export function openPointing(side: PointingSide): Pointing {
  const { stage, follow } = side;
  const strokes = openStrokes(stage.under, follow);
  const { show: ring, clear: clearRing } = openRing(side);
  const pointer = openPointer(stage.under, follow);
  const elementOf = (checkpoint: number, node: number): Element | null =>
    side.recording()?.elementOf({ checkpoint, node }) ?? null;

  const clear = (): void => {
    strokes.clear();
    clearRing();
  };
  return {
    ring,
    heard(message) {
      switch (message.type) {
        case 'cobrowse.point': {
          const { checkpoint, node, x, y } = message;
          const element = node === null ? null : elementOf(checkpoint, node);
          if (element !== null) pointer.show(element, x, y, side.name());
          else if (node === null) pointer.hide();
          return;
        }
        case 'cobrowse.ring': {
          const element = elementOf(message.checkpoint, message.node);
          if (element !== null) ring(element, message.text);
          return;
        }
        case 'cobrowse.draw': {
          const element = elementOf(message.checkpoint, message.node);
          if (element !== null) strokes.add(message.stroke, element, message.points);
          return;
        }
        case 'cobrowse.clear':
          clear();
          return;
        default:
      }
    },
    clear() {
      clear();
      pointer.hide();
    },
  };
}
