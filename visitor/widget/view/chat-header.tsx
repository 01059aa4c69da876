import type { TalkState } from '../talk-state.ts';
import type { Words } from '../words/words.ts';
import { Icon } from './icon.tsx';
import type { Scene } from './scene.ts';
import { waitOf } from './times.ts';

interface HeaderProps {
  readonly state: TalkState;
  readonly scene: Scene;
  readonly words: Words;
  readonly onClose: () => void;
  readonly onEnd: (() => void) | null;
}

/** Who answers, said as it is. */
export function ChatHeader({ state, scene, words, onClose, onEnd }: HeaderProps) {
  const { title, more } = headerWords(state, scene, words);
  return (
    <div class="head">
      <div class="head-words">
        <h2 id="chat-title">{title}</h2>
        {more !== '' && <p>{more}</p>}
      </div>
      {onEnd !== null && (
        <button
          type="button"
          class="head-act"
          aria-label={words.end}
          title={words.end}
          onClick={onEnd}
        >
          <Icon name="end" />
        </button>
      )}
      <button
        type="button"
        class="head-act"
        aria-label={words.close}
        title={words.close}
        onClick={onClose}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

export function headerWords(
  { conversation, counter }: TalkState,
  scene: Scene,
  words: Words,
): { readonly title: string; readonly more: string } {
  switch (scene) {
    case 'new':
      return {
        title: words.title,
        more: counter === null ? words.connecting : staffed(counter.waitMs, words),
      };
    case 'leave':
      return { title: words.title, more: words.notStaffed };
    case 'waiting':
      return {
        title: words.waiting,
        more:
          counter?.isStaffed === false
            ? words.notStaffed
            : waitWords(
                conversation?.ahead ?? null,
                conversation?.waitMs ?? counter?.waitMs ?? null,
                words,
              ),
      };
    case 'talking':
      return {
        title: words.talkingWith(conversation?.agentName ?? words.somebody),
        more: words.talking,
      };
    case 'left':
      return { title: words.messageLeft, more: words.messageLeftMore };
    case 'ended':
      return { title: words.ended, more: conversation?.agentName ?? '' };
    default:
      return scene satisfies never;
  }
}

function staffed(waitMs: number | null, words: Words): string {
  return waitMs === null ? words.staffed : words.staffedWait(waitOf(waitMs, words));
}

function waitWords(ahead: number | null, waitMs: number | null, words: Words): string {
  const place = ahead === null ? [] : [ahead === 0 ? words.next : words.ahead(ahead)];
  return [...place, waitMs === null ? words.waitUnknown : words.wait(waitOf(waitMs, words))].join(
    ' ',
  );
}
