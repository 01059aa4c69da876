import { signal } from '@preact/signals';
import type {
  Picture,
  PictureSide,
  PictureState,
  VisitorTrace,
} from '../../extension/cobrowse/picture.ts';
import type { UpViewer } from '../../shared/protocol/frame-sockets.ts';
import type { CobrowseAnswered } from '../../shared/protocol/messages/cobrowse.ts';
import { fillShopPage } from './fake-page.ts';

const STATES: Readonly<Record<string, PictureState>> = {
  connecting: { kind: 'connecting' },
  waiting: { kind: 'waiting' },
  away: { kind: 'away' },
  lost: { kind: 'lost' },
  revoked: { kind: 'ended', because: 'revoked', sentence: '' },
};
const AGES: Readonly<Record<string, number | null>> = {
  stale: 12_000,
  away: 4_000,
  lost: 75_000,
  connecting: null,
  waiting: null,
};

/** A picture that stands still: an ordinary page of a shop in a frame, in the state that the scene asks for. */
export function openPicture({ root, cobrowse: scene }: PictureSide): Picture {
  const size = scene === 'phone' ? { width: 390, height: 844 } : { width: 1_280, height: 800 };
  const hasPicture = AGES[scene] !== null;
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.title = 'page';
  frame.tabIndex = -1;
  frame.width = String(size.width);
  frame.height = String(size.height);
  frame.style.border = '0';
  root.append(frame);
  const page = frame.contentDocument;
  if (page === null) throw new Error('a frame of our own has no document');
  if (hasPicture) fillShopPage(page, size.width < 600);
  const ids: Element[] = [];
  const listeners = new Set<(answered: CobrowseAnswered) => void>();
  const answer = (proposal: string, what: CobrowseAnswered['answer']) => {
    for (const tell of listeners) tell({ type: 'cobrowse.answered', proposal, answer: what });
  };

  return {
    state: signal(STATES[scene] ?? { kind: 'live' }),
    viewport: signal(hasPicture ? size : { width: 0, height: 0 }),
    trace: signal<VisitorTrace>({
      pointer: hasPicture ? { x: size.width * 0.62, y: size.height * 0.45 } : null,
      click: null,
      selection: hasPicture ? [{ left: 40, top: 118, width: 180, height: 28 }] : [],
    }),
    unmirrored: signal(
      scene === 'unmirrored'
        ? [
            { kind: 'foreign-frame', count: 1 },
            { kind: 'canvas', count: 2 },
          ]
        : [],
    ),
    canPoint: signal(scene !== 'watching' && hasPicture),
    ageMs: () => (scene in AGES ? (AGES[scene] ?? null) : 200),
    anchorAt: (x, y) => {
      const element = page.elementFromPoint(x, y);
      if (element === null) return null;
      if (!ids.includes(element)) ids.push(element);
      return { checkpoint: 1, node: ids.indexOf(element) + 1, x: 0.5, y: 0.5 };
    },
    isThere: ({ node }) => ids[node - 1]?.isConnected === true,
    boxOf: ({ node }) => ids[node - 1]?.getBoundingClientRect() ?? null,
    kindOf: ({ node }) => {
      const element = ids[node - 1];
      if (element?.closest('.covered')) return 'covered';
      if (element?.matches('input')) return 'field';
      return element?.matches('button, a') ? 'button' : 'other';
    },
    say: (message: UpViewer) => {
      if (message.type === 'cobrowse.coupon') answer(message.proposal, 'not-found');
      if (message.type === 'cobrowse.propose') {
        answer(message.proposal, message.act.kind === 'fill' ? 'shown' : 'done');
      }
    },
    onAnswered: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => frame.remove(),
  };
}
