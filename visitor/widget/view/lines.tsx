import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Line } from '../../../shared/protocol/messages/chat.ts';
import type { OwnLine, TalkState } from '../talk-state.ts';
import type { Words } from '../words/words.ts';
import type { ChatProps } from './chat-props.ts';
import { piecesOf } from './links.ts';
import { noticeWords } from './notice-words.ts';
import { clockTime, dayOf } from './times.ts';

/** Closer to the end than this, the reader follows the conversation; further up they read back. */
const FOLLOWS_WITHIN_PX = 80;

export function Lines({ state, words, acts }: ChatProps) {
  const list = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  useLayoutEffect(() => {
    if (list.current !== null && isFollowing.current)
      list.current.scrollTop = list.current.scrollHeight;
  });
  // A turned phone or a resized window is no new state; whoever follows goes on following.
  useLayoutEffect(() => {
    const box = list.current;
    if (box === null) return;
    const watch = new ResizeObserver(() => {
      if (isFollowing.current) box.scrollTop = box.scrollHeight;
    });
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  return (
    <div
      ref={list}
      class="lines"
      role="log"
      aria-live="polite"
      aria-label={words.lines}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: reading back needs the arrow keys
      tabIndex={0}
      onScroll={({ currentTarget: box }) => {
        isFollowing.current =
          box.scrollHeight - box.scrollTop - box.clientHeight < FOLLOWS_WITHIN_PX;
      }}
    >
      {state.lines.length + state.ownLines.length === 0 && <p class="notice">{words.empty}</p>}
      {state.lines.map((line, index) => (
        <Told
          key={line.line}
          line={line}
          before={state.lines[index - 1]}
          state={state}
          words={words}
        />
      ))}
      {state.ownLines.map((own) => (
        <Own
          key={own.line}
          own={own}
          state={state}
          words={words}
          onAgain={() => acts.sayAgain(own.line)}
        />
      ))}
      {state.hasOfferGone && <p class="notice">{words.offerGone}</p>}
      {state.isAgentTyping && (
        <p class="typing">{words.isTyping(state.conversation?.agentName ?? words.somebody)}</p>
      )}
    </div>
  );
}

interface ToldProps {
  readonly line: Line;
  readonly before: Line | undefined;
  readonly state: TalkState;
  readonly words: Words;
}

function Told({ line, before, state, words }: ToldProps) {
  const day = dayOf(line.at, Date.now(), state.language, words);
  const isNewDay =
    before === undefined || dayOf(before.at, Date.now(), state.language, words) !== day;
  return (
    <>
      {isNewDay && <p class="day">{day}</p>}
      {line.notice !== null ? (
        <p class="notice">{noticeWords(line.notice, words)}</p>
      ) : (
        <div class={`line ${line.author.kind}`}>
          <Author line={line} before={isNewDay ? undefined : before} words={words} />
          <Text text={line.text ?? ''} words={words} />
          <p class="under">
            <time dateTime={new Date(line.at).toISOString()}>
              {clockTime(line.at, state.language)}
            </time>
            <Delivery line={line} state={state} words={words} />
          </p>
        </div>
      )}
    </>
  );
}

/** Whose line it is: seen once per run of lines, heard with each. */
function Author({
  line,
  before,
  words,
}: {
  readonly line: Line;
  readonly before: Line | undefined;
  readonly words: Words;
}) {
  const { author } = line;
  if (author.kind !== 'agent') return <span class="sr">{words.you}: </span>;
  const isSame = before?.author.kind === 'agent' && before.author.agent === author.agent;
  return <span class={isSame ? 'sr' : 'author'}>{author.name}</span>;
}

/** Under the visitor's newest line only. */
function Delivery({
  line,
  state,
  words,
}: {
  readonly line: Line;
  readonly state: TalkState;
  readonly words: Words;
}) {
  const newest = state.lines.filter(({ author }) => author.kind === 'visitor').at(-1);
  if (newest?.line !== line.line || state.ownLines.length > 0) return null;
  const isSeen = (state.conversation?.seenByAgent ?? 0) >= line.n;
  return <span> · {isSeen ? words.seen : words.sent}</span>;
}

interface OwnProps {
  readonly own: OwnLine;
  readonly state: TalkState;
  readonly words: Words;
  readonly onAgain: () => void;
}

/** Written, not told back yet. */
function Own({ own, state, words, onAgain }: OwnProps) {
  const isRefused = own.state === 'refused';
  return (
    <div class={`line visitor ${own.state}`}>
      <span class="sr">{words.you}: </span>
      <Text text={own.text} words={words} />
      <p class="under">
        <time dateTime={new Date(own.at).toISOString()}>{clockTime(own.at, state.language)}</time>
        {' · '}
        {isRefused ? words.notSent : words[own.state === 'sent' ? 'sent' : 'pending']}
        {isRefused && (
          <button type="button" class="inline" onClick={onAgain}>
            {words.tryAgain}
          </button>
        )}
      </p>
    </div>
  );
}

function Text({ text, words }: { readonly text: string; readonly words: Words }) {
  return (
    <p class="text">
      {piecesOf(text).map((piece, index) =>
        piece.href === null ? (
          piece.text
        ) : (
          <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer">
            {piece.text}
            <span class="sr"> ({words.newTab})</span>
          </a>
        ),
      )}
    </p>
  );
}
