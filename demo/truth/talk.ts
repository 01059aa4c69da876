import type { Draw } from '../../sidecar/domain/learning/seeded-draw.ts';
import type { Both } from '../shop/language.ts';
import { around } from './around.ts';

/** One line, and how long after the one before it, or after the agent's answer, it comes. */
export interface Said {
  readonly by: 'visitor' | 'agent';
  readonly afterMs: number;
  readonly text: Both;
}

/** What follows when a shopper says yes. How long it takes says nothing about who they are. */
export interface Talk {
  /** From the yes to the agent's answer. */
  readonly answeredAfterMs: number;
  /** The visitor first. */
  readonly lines: readonly Said[];
  /** After the last line the agent ends it; then it is wrapped up. */
  readonly endedAfterMs: number;
  readonly wrappedUpAfterMs: number;
}

/** A conversation as people have them: most take some minutes, a few much longer. */
export function drawTalk(draw: Draw): Talk {
  const pairs = 1 + Math.floor(draw() * EXCHANGES.length);
  return {
    answeredAfterMs: within(draw, ANSWER_MS, ANSWER_MOST_MS),
    lines: EXCHANGES.slice(0, pairs).flatMap(([asked, answered]): Said[] => [
      { by: 'visitor', afterMs: within(draw, READ_AND_WRITE_MS, LINE_MOST_MS), text: asked },
      { by: 'agent', afterMs: within(draw, READ_AND_WRITE_MS, LINE_MOST_MS), text: answered },
    ]),
    endedAfterMs: within(draw, READ_AND_WRITE_MS, LINE_MOST_MS),
    wrappedUpAfterMs: within(draw, WRAP_UP_MS, WRAP_UP_MOST_MS),
  };
}

function within(draw: Draw, medianMs: number, mostMs: number): number {
  return Math.round(Math.min(mostMs, around(draw, medianMs, 0.5)));
}

// Estimates; no longer than an agent has to answer (ACCEPT_WITHIN_MS) and to wrap up (WRAP_UP_MAX_MS), and all of it
// together less than a session waits for its next act (SESSION_IDLE_MAX_MS).
const ANSWER_MS = 8_000;
const ANSWER_MOST_MS = 29_000;
const READ_AND_WRITE_MS = 30_000;
const LINE_MOST_MS = 150_000;
const WRAP_UP_MS = 25_000;
const WRAP_UP_MOST_MS = 240_000;

const EXCHANGES: readonly (readonly [asked: Both, answered: Both])[] = [
  [
    {
      nl: 'Ik twijfel nog over de maat. Vallen ze ruim?',
      en: 'I am not sure about the size. Do they run large?',
    },
    {
      nl: 'Ze vallen een halve maat groter uit. Neem de kleinste van de twee.',
      en: 'They run half a size large. Take the smaller of the two.',
    },
  ],
  [
    { nl: 'En als ze toch niet passen?', en: 'And if they do not fit after all?' },
    {
      nl: 'Dan stuur je ze binnen dertig dagen gratis terug.',
      en: 'Then you send them back within thirty days, free of charge.',
    },
  ],
  [
    { nl: 'Wanneer zouden ze hier zijn?', en: 'When would they be here?' },
    { nl: 'Besteld voor vier uur: morgen.', en: 'Ordered before four: tomorrow.' },
  ],
  [
    { nl: 'Fijn, dank je.', en: 'Lovely, thank you.' },
    { nl: 'Graag gedaan. Veel plezier ermee.', en: 'You are welcome. Enjoy them.' },
  ],
];
