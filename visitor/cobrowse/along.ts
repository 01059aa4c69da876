import type { VisitorCobrowse } from '../../shared/protocol/messages/cobrowse.ts';
import { guarded } from '../guard.ts';
import css from './along.css?inline';
import type { AlongSide, LoadRecorder } from './along-side.ts';
import { focus, WHAT } from './elements.ts';
import { openFollow } from './follow.ts';
import { type GoingOn, openGoingOn } from './going-on.ts';
import { openHiding } from './hide/hiding.ts';
import { type KeptAlong, keepAlong, leavePage, newlyKept, readAlong } from './kept.ts';
import { receiptOf } from './receipt/receipt.ts';
import { showReceipt } from './receipt/receipt-card.ts';
import { openStage, type Stage } from './stage.ts';
import { wordsOf } from './words/words-of.ts';

/** The visitor's own interface while their page is looked along with, and its receipt afterwards. */
export interface Along {
  /** Something was told, or the connection changed. */
  look(): void;
  /** Asked, and the visitor wants to hide parts before agreeing. */
  hideFirst(): void;
  /** A receipt is to be shown, or what goes on needs a connection. */
  isNeeded(): boolean;
  forget(): void;
}

/** @param load what sees the page: asked for when the visitor has agreed, never before (SPEC LA3) */
export function openAlong(side: AlongSide, load: LoadRecorder = loadRecorder): Along {
  const follow = openFollow();
  let kept: KeptAlong | null = readAlong(side.tabStore);
  let stage: Stage | null = null;
  let goingOn: GoingOn | null = null;
  let takeReceiptOff: (() => void) | null = null;

  const put = (next: KeptAlong | null): void => {
    kept = next;
    keepAlong(side.tabStore, next);
  };
  const change = (part: Partial<KeptAlong>): void => {
    if (kept !== null) put({ ...kept, ...part });
  };

  const openedStage = (): Stage => {
    stage ??= openStage(side.host, css);
    return stage;
  };
  const hiding = openHiding({
    follow,
    stage: openedStage,
    language: side.language,
    kept: () => kept?.regions ?? [],
    keep: (regions) => change({ regions }),
    changed: () => goingOn?.draw(),
  });

  const now = (): number => Date.now() + side.clockOffsetMs();

  const stop = (): void => {
    if (kept === null) return;
    const isByKeyboard = side.host.root.activeElement !== null;
    end();
    change({ stoppedAt: now() });
    side.command({ type: 'cobrowse.stop', cobrowse: kept.told.cobrowse });
    look();
    // The button that had the focus has gone.
    if (isByKeyboard) focus(stage?.dock.querySelector('.along-receipt') ?? null);
  };

  const begin = ({ cobrowse }: VisitorCobrowse): void => {
    if (goingOn !== null) return;
    hiding.end();
    goingOn = openGoingOn({
      along: side,
      load,
      stage: openedStage(),
      follow,
      regions: hiding.regions(),
      cobrowse,
      agentName: () => kept?.told.agentName ?? '',
      isFolded: () => kept?.isFolded ?? false,
      fold() {
        change({ isFolded: !kept?.isFolded });
        goingOn?.draw();
      },
      isHiding: hiding.isOn,
      hide: () => hiding.toggle(null),
      stop: guarded(WHAT, stop),
      sent() {
        if (kept?.hasSent === false) change({ hasSent: true });
      },
      left(counts) {
        if (kept !== null) put(leavePage(kept, location.pathname, counts));
      },
    });
  };

  const end = (): void => {
    const ending = goingOn;
    goingOn = null;
    ending?.end();
    hiding.close();
  };

  const clear = (): void => {
    end();
    takeReceiptOff?.();
    takeReceiptOff = null;
    stage?.remove();
    stage = null;
  };

  const close = (): void => {
    put(null);
    clear();
    side.changed();
  };

  const receive = (shown: KeptAlong): void => {
    if (takeReceiptOff !== null) return;
    const words = wordsOf(side.language());
    takeReceiptOff = showReceipt(
      openedStage(),
      receiptOf(shown, words, side.language()),
      words,
      guarded(WHAT, close),
    );
  };

  /** Brings what is kept in line with what was told. */
  const take = (): void => {
    const told = side.told();
    if (told === undefined) return;
    if (told !== null && told.cobrowse === kept?.told.cobrowse) {
      if (told.state !== kept.told.state || told.watchers.length !== kept.told.watchers.length)
        change({ told });
      return;
    }
    if (told?.state === 'active') {
      clear();
      put(newlyKept(told));
    } else if (kept !== null && kept.told.state !== 'ended')
      // How it ended was told while nobody was there to hear it.
      change({ told: { ...kept.told, state: 'ended', endedAt: kept.told.endedAt ?? now() } });
  };

  const look = guarded(WHAT, () => {
    take();
    if (kept === null) return clear();
    const { told, stoppedAt, hasSent } = kept;
    if (told.state === 'asked') {
      if (kept.regions.length > 0) hiding.regions();
      return;
    }
    if (told.state === 'active' && stoppedAt === null) {
      begin(told);
      goingOn?.look();
      return;
    }
    end();
    if (hasSent) receive(kept);
    else close();
  });

  return {
    look,
    hideFirst() {
      const told = side.told();
      if (told?.state !== 'asked') return;
      if (kept?.told.cobrowse !== told.cobrowse) {
        clear();
        put(newlyKept(told));
      }
      hiding.toggle(wordsOf(side.language()).agreeAfter);
    },
    isNeeded: () => kept !== null,
    forget: guarded(WHAT, () => {
      kept = null;
      clear();
    }),
  };
}

const loadRecorder: LoadRecorder = () => import('../record/record.ts');
