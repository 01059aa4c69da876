import { setTimeout as wait } from 'node:timers/promises';
import type { RaisedStage } from '../../demo/journey/raise-stage.ts';
import { VIEWER } from '../cobrowse/look-along.ts';
import { type Asked, NOW, outOfStep } from '../floor-latency/drawn.ts';

/** The recorder looks at a mouse 40 times a second, and lets what comes sooner go by. */
const APART_MIN_MS = 60;
const APART_SPREAD_MS = 100;
const LOST_AFTER_MS = 5_000;
const PLACES = 7;

interface PointerRoad {
  readonly from: Asked;
  readonly to: Asked;
  /** Runs in `from`, with `at` (0..1): moves there. */
  readonly move: string;
  /** In `to`: the node whose changes are watched, and where in it the pointer is drawn. */
  readonly root: string;
  readonly drawn: string;
}

/** The visitor's mouse, to the arrow over the picture. */
export function visitorPointer({ agent, shopper }: RaisedStage): PointerRoad {
  return {
    from: shopper.page,
    to: agent.panel,
    move: `document.elementFromPoint(200 + 600 * at, 300).dispatchEvent(new MouseEvent('mousemove', {
      clientX: 200 + 600 * at, clientY: 300, bubbles: true, view: window }))`,
    root: `${VIEWER}.documentElement`,
    drawn: `${VIEWER}.querySelector('.arrow-visitor')?.getAttribute('style')`,
  };
}

/** The agent's mouse over the picture, to the pointer on the shop page. */
export function agentPointer({ agent, shopper }: RaisedStage): PointerRoad {
  const host = `document.querySelector('toonbank-counter').shadowRoot`;
  return {
    from: agent.panel,
    to: shopper.page,
    move: `(() => {
      const stage = ${VIEWER}.querySelector('[data-testid="stage"]');
      const { left, top, width, height } = stage.getBoundingClientRect();
      stage.dispatchEvent(new PointerEvent('pointermove', { bubbles: true,
        clientX: left + width * (0.3 + 0.4 * at), clientY: top + height / 2 }));
    })()`,
    root: host,
    drawn: `${host}.querySelector('.along-pointer:not([hidden])')?.getAttribute('style')`,
  };
}

/** One move after the other. @returns from just before each until the pointer was elsewhere, in ms */
export async function timeMoves(road: PointerRoad, moves: number): Promise<readonly number[]> {
  const times: number[] = [];
  // The first makes the pointer; it is not one of those that are counted.
  for (let move = 0; move <= moves; move += 1) {
    await wait(APART_MIN_MS);
    await outOfStep(APART_SPREAD_MS);
    await road.to.evaluate(`(() => {
      const drawn = () => ${road.drawn};
      const before = drawn();
      globalThis.benchMoved = new Promise((done, lost) => {
        setTimeout(() => lost(new Error('a move was lost')), ${LOST_AFTER_MS});
        const observer = new MutationObserver(() => {
          if (drawn() === before || drawn() === undefined) return;
          observer.disconnect();
          done(${NOW});
        });
        observer.observe(${road.root}, { attributes: true, childList: true, subtree: true });
      });
    })()`);
    const madeAt = await road.from.evaluate<number>(`(() => {
      const at = ${(move % PLACES) / PLACES};
      const begun = ${NOW};
      ${road.move};
      return begun;
    })()`);
    const seenAt = await road.to.evaluate<number>('globalThis.benchMoved');
    if (move > 0) times.push(seenAt - madeAt);
  }
  return times;
}
