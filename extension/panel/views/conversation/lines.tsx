import { useSignal } from '@preact/signals';
import { ArrowDown, Check, CheckCheck, Clock, MessageSquare } from 'lucide';
import { memo } from 'preact/compat';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { readLines, readsTheSame, type Shown, type ShownLine } from './lines.model.ts';
import type { LinesNow } from './use-lines.ts';
import { useSeeing } from './use-seeing.ts';

type LinesProps = {
  readonly card: ConversationCard;
  readonly read: LinesNow;
  readonly name: string;
  readonly isMine: boolean;
  /** What the visitor's last line is about and how it sounds, as far as can be told. */
  readonly hint: string;
};

/** Close enough to the end that a new line should pull the view along; in pixels. */
const NEAR_END = 40;

/** The chat, newest at the bottom; it follows new lines unless somebody is reading back. */
export function Lines({ card, read, name, isMine, hint }: LinesProps) {
  const { tables, afloat, typing, drafts } = usePanel();
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  const height = useRef(0);
  const isAtEnd = useSignal(true);
  const shown = readLines({
    lines: read.lines ?? [],
    afloat: afloat.lines.value.filter((line) => line.conversation === card.conversation),
    me: tables.me.value?.agent ?? null,
    seenByVisitor: card.seenByVisitor,
  });
  const draft = drafts.byConversation.value.get(card.conversation);
  const isTyping = draft !== undefined || typing.visitors.value.has(card.conversation);
  const newest = shown.at(-1)?.key;
  const oldest = shown[0]?.key;

  const toEnd = () => {
    const view = box.current;
    if (view !== null) view.scrollTop = view.scrollHeight;
    isAtEnd.value = true;
  };
  // these say that the end has moved
  useLayoutEffect(() => {
    if (isAtEnd.peek()) toEnd();
  }, [newest, isTyping, draft?.text]);
  // `oldest` says that lines came in above
  useLayoutEffect(() => {
    const view = box.current;
    if (view === null) return;
    if (!isAtEnd.peek()) view.scrollTop += view.scrollHeight - height.current;
    height.current = view.scrollHeight;
  }, [oldest]);
  useEffect(() => {
    const view = box.current;
    if (view === null) return;
    // A keyboard that opens, a menu, a wider panel: the last line stays in sight.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.peek()) view.scrollTop = view.scrollHeight;
    });
    observer.observe(view);
    return () => observer.disconnect();
  }, [isAtEnd]);
  useSeeing(card, isMine && isAtEnd.value);

  return (
    <div class="lines-frame">
      <div
        class="lines"
        ref={box}
        role="log"
        aria-label={words.conversation.lines}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: view }) => {
          height.current = view.scrollHeight;
          isAtEnd.value = view.scrollHeight - view.scrollTop - view.clientHeight < NEAR_END;
        }}
      >
        {read.hasOlder && (
          <div class="older">
            <Button kind="quiet" testId="older-lines" onClick={read.showOlder}>
              {words.conversation.older}
            </Button>
          </div>
        )}
        {read.lines !== undefined && shown.length === 0 && (
          <EmptyState
            icon={MessageSquare}
            says={words.conversation.empty}
            hint={isMine ? words.conversation.emptyHint : undefined}
          />
        )}
        {shown.map((one) => (
          <ShownRow key={one.key} shown={one} visitor={name} />
        ))}
        <div class="line-under">
          <p class="typing" role="status" data-testid="typing">
            {isTyping ? words.conversation.typing(name) : ''}
          </p>
          {!isTyping && hint !== '' && (
            <p class="line-hint" data-testid="line-hint">
              <bdi>{hint}</bdi>
            </p>
          )}
        </div>
        {draft !== undefined && (
          <p class="draft" data-testid="draft">
            <span class="sr-only">{words.conversation.draft(name)}</span>
            <bdi>{draft.text}</bdi>
          </p>
        )}
      </div>
      {!isAtEnd.value && (
        <button type="button" class="pill pill-petrol pill-button to-newest" onClick={toEnd}>
          <Icon node={ArrowDown} size={12} />
          {words.conversation.toNewest}
        </button>
      )}
    </div>
  );
}

type RowProps = { readonly shown: Shown; readonly visitor: string };

/** Drawn again only when it reads differently: a long conversation gets one more line, not all anew. */
const ShownRow = memo(
  DrawnRow,
  (before: RowProps, after: RowProps) =>
    before.visitor === after.visitor && readsTheSame(before.shown, after.shown),
);

function DrawnRow({ shown, visitor }: RowProps) {
  const { clock } = usePanel();
  const words = useWords();
  switch (shown.kind) {
    case 'day':
      return <p class="day">{words.time.day(shown.at, clock.now())}</p>;
    case 'notice': {
      const { kind, name } = shown.notice;
      return (
        <p class="notice" data-testid="notice" data-kind={kind}>
          {words.notices[kind](name)} · {words.time.clock(shown.at)}
        </p>
      );
    }
    case 'line':
      return <LineRow line={shown} visitor={visitor} />;
  }
}

const STATE_ICONS = { pending: Clock, sent: Check, seen: CheckCheck };

function LineRow({ line, visitor }: { readonly line: ShownLine; readonly visitor: string }) {
  const words = useWords();
  const { author, state } = line;
  const who = author === 'visitor' ? visitor : author === 'me' ? words.conversation.you : line.name;
  return (
    <div
      class={`line line-${author} ${line.isFirst ? 'line-first' : ''}`}
      data-testid="line"
      data-author={author === 'visitor' ? 'visitor' : 'agent'}
      data-state={state ?? 'sent'}
    >
      {line.isFirst && (
        <p class="line-who">
          {who} · {words.time.clock(line.at)}
        </p>
      )}
      <p class="line-text">
        <SafeText text={line.text} />
        {state !== null && (
          <span class={`line-state line-state-${state}`} title={words.conversation[state]}>
            <Icon node={STATE_ICONS[state]} size={12} name={words.conversation[state]} />
          </span>
        )}
      </p>
    </div>
  );
}
