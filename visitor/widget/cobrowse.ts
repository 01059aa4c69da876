import type { VisitorCobrowse } from '../../shared/protocol/messages/cobrowse.ts';
import type { Along } from '../cobrowse/along.ts';
import { guarded, guardedPromise } from '../guard.ts';
import type { Host } from './host.ts';
import { ALONG_KEY } from './place-keys.ts';
import type { TalkSide } from './talk-side.ts';

/** An agent asks whether they may look along. */
export interface Question {
  readonly agentName: string;
  /** Only ever called for a press of the visitor's own (SPEC LA2). */
  answer(isAgreed: boolean): void;
  hideFirst(): void;
}

/** Looking along, as the chat knows it: the question, and the chunk that is loaded for the rest. */
export interface Cobrowsing {
  question(): Question | null;
  look(): void;
  isNeeded(): boolean;
  forget(): void;
}

export function openCobrowsing(
  host: Host,
  side: TalkSide,
  load: () => Promise<typeof import('../cobrowse/along.ts')> = () => import('../cobrowse/along.ts'),
): Cobrowsing {
  let along: Along | null = null;
  let coming: Promise<Along> | null = null;
  let answered: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const told = (): VisitorCobrowse | null | undefined => {
    const known = side.wire()?.told();
    return known === undefined || known.since === null ? undefined : known.cobrowse;
  };

  const bring = async (): Promise<Along> => {
    const { openAlong } = await load();
    along = openAlong({
      host,
      tabStore: side.tabStore,
      language: side.language,
      told,
      page: () => side.wire()?.page() ?? null,
      clockOffsetMs: () => side.wire()?.clockOffsetMs() ?? 0,
      command: (body) => side.wire()?.commands.add(body),
      changed: side.changed,
    });
    side.changed();
    return along;
  };
  const broughtAlong = (): Promise<Along> => {
    coming ??= bring();
    guardedPromise('looking along', coming, () => {
      // The next thing told, or the next press, tries again.
      coming = null;
    });
    return coming;
  };

  const isWanted = (): boolean => told()?.state === 'active' || hasKept();
  const hasKept = (): boolean => side.tabStore.read(ALONG_KEY) !== null;

  const asked = (): VisitorCobrowse | null => {
    const now = told();
    clearTimeout(timer);
    if (now?.state !== 'asked' || now.cobrowse === answered || isAnswering(now.cobrowse))
      return null;
    const leftMs = now.answerBy - Date.now() - (side.wire()?.clockOffsetMs() ?? 0);
    if (leftMs <= 0) return null;
    timer = setTimeout(guarded('the question', side.changed), leftMs + 1);
    return now;
  };
  const isAnswering = (cobrowse: string): boolean =>
    (side.wire()?.waiting() ?? []).some(
      ({ body }) => body.type === 'cobrowse.answer' && body.cobrowse === cobrowse,
    );

  return {
    question() {
      const now = asked();
      if (now === null) return null;
      const { cobrowse, agentName } = now;
      return {
        agentName,
        answer(isAgreed) {
          answered = cobrowse;
          side.wire()?.commands.add({ type: 'cobrowse.answer', cobrowse, isAgreed });
          side.changed();
        },
        hideFirst: () =>
          guardedPromise(
            'looking along',
            broughtAlong().then((brought) => brought.hideFirst()),
          ),
      };
    },
    look() {
      if (along !== null) along.look();
      else if (coming === null && isWanted()) broughtAlong();
    },
    isNeeded: () => along?.isNeeded() ?? hasKept(),
    forget() {
      clearTimeout(timer);
      along?.forget();
    },
  };
}
