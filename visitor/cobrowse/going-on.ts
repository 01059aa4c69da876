import type { DownPage } from '../../shared/protocol/frame-sockets.ts';
import type { CobrowsePropose } from '../../shared/protocol/messages/cobrowse.ts';
import type { AlongSide, LoadRecorder } from './along-side.ts';
import { openBar } from './bar.ts';
import { openCoupon } from './coupon/show-coupon.ts';
import type { Follow } from './follow.ts';
import type { Counts } from './kept.ts';
import { openPageRecording, type PageRecording } from './page-recording.ts';
import { openPointing } from './point/pointing.ts';
import { openPreview } from './preview.ts';
import { openProposals } from './propose/proposals.ts';
import type { Regions } from './regions.ts';
import type { Stage } from './stage.ts';
import { type Words, wordsOf } from './words/words-of.ts';

export interface GoingOnSide {
  readonly along: AlongSide;
  readonly load: LoadRecorder;
  readonly stage: Stage;
  readonly follow: Follow;
  readonly regions: Regions;
  readonly cobrowse: string;
  agentName(): string;
  isFolded(): boolean;
  fold(): void;
  isHiding(): boolean;
  hide(): void;
  stop(): void;
  sent(): void;
  left(counts: Counts): void;
}

/** Everything there is while a page is looked along with. */
export interface GoingOn {
  /** The connection, or what is shown, changed. */
  look(): void;
  draw(): void;
  /** Nothing is sent any more from the moment this returns. */
  end(): void;
}

export function openGoingOn(side: GoingOnSide): GoingOn {
  const { along, stage, follow, regions } = side;
  let watching: readonly string[] | null = null;
  let endPreview: (() => void) | null = null;
  const words = (): Words => wordsOf(along.language());
  const now = () => recording.now();
  const name = (): string => side.agentName();

  const pointing = openPointing({ stage, follow, words, name, recording: now });
  const proposals = openProposals({ stage, follow, words, name, recording: now });
  const coupon = openCoupon({ pointing, proposals, words, recording: now });

  const propose = ({ proposal, checkpoint, node, act }: CobrowsePropose): void => {
    const element = now()?.elementOf({ checkpoint, node }) ?? null;
    if (element === null) proposals.answer(proposal, 'gone');
    else proposals.propose({ proposal, element, act });
  };

  const heard = (message: DownPage): void => {
    switch (message.type) {
      case 'cobrowse.audience':
        watching = message.names;
        draw();
        break;
      case 'cobrowse.propose':
        coupon.cancel();
        propose(message);
        break;
      case 'cobrowse.coupon':
        coupon.show(message.proposal, message.code);
        break;
      case 'cobrowse.withdraw':
        coupon.cancel();
        proposals.withdraw(message.proposal);
        break;
      default:
        pointing.heard(message);
    }
  };

  // Both lie over the page: one at a time.
  const hide = (): void => {
    endPreview?.();
    side.hide();
  };
  const preview = (): void => {
    if (side.isHiding()) side.hide();
    const masker = now()?.masker;
    if (endPreview !== null || masker === undefined) {
      endPreview?.();
      return;
    }
    const ended = (): void => {
      endPreview = null;
      draw();
    };
    endPreview = openPreview({ stage, words: words(), masker, ended });
    draw();
  };

  const clear = (): void => {
    endPreview?.();
    coupon.cancel();
    proposals.replace();
    pointing.clear();
  };

  const recording: PageRecording = openPageRecording({
    along,
    load: side.load,
    cobrowse: side.cobrowse,
    begun(recorded) {
      regions.apply(recorded);
      draw();
    },
    heard,
    changed() {
      if (recording.hasSent()) side.sent();
      draw();
    },
    left(counts) {
      regions.apply(null);
      side.left(counts);
    },
  });
  const bar = openBar({ stage, preview, hide, stop: side.stop, fold: side.fold });

  const draw = (): void => {
    // Over by the sidecar's word: nothing can be seen any more, and nothing says that it can.
    if (recording.state() === 'over') {
      clear();
      bar.remove();
      return;
    }
    bar.show(
      {
        said: said(recording.state(), watching, words()),
        isFolded: side.isFolded(),
        isHiding: side.isHiding(),
        isPreviewing: endPreview !== null,
        canPreview: now() !== null,
      },
      words(),
    );
  };
  draw();

  return {
    draw,
    look() {
      recording.look();
      draw();
    },
    end() {
      recording.stop();
      clear();
      bar.remove();
    },
  };
}

function said(
  state: ReturnType<PageRecording['state']>,
  watching: readonly string[] | null,
  words: Words,
): string {
  switch (state) {
    case 'waiting':
      return words.connecting;
    case 'lost':
      return words.lost;
    case 'paused':
      return words.elsewhere;
    case 'sending':
    case 'over':
      return words.looking(watching ?? []);
    default:
      return state satisfies never;
  }
}
