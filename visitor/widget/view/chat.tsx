import { useEffect, useRef, useState } from 'preact/hooks';
import type { Question } from '../cobrowse.ts';
import type { TalkState } from '../talk-state.ts';
import type { Words } from '../words/words.ts';
import { ChatHeader } from './chat-header.tsx';
import type { ChatProps } from './chat-props.ts';
import { CobrowseQuestion } from './cobrowse-question.tsx';
import { Composer } from './composer.tsx';
import { holdFocus, isPhone } from './focus.ts';
import { LeaveMessage } from './leave-message.tsx';
import { Lines } from './lines.tsx';
import { sceneOf } from './scene.ts';

interface AskedProps {
  readonly question: Question | null;
}

/** The chat: beside the shop on a wide screen, over it on a phone. */
export function Chat({ state, question, words, acts }: ChatProps & AskedProps) {
  const panel = useRef<HTMLElement>(null);
  const [isAsking, setIsAsking] = useState(false);
  const scene = sceneOf(state);

  useEffect(() => (panel.current === null ? undefined : holdFocus(panel.current)), []);
  // A question about ending is worth nothing once there is nothing to end.
  const canEnd = scene === 'waiting' || scene === 'talking';

  const answer = (): void => {
    setIsAsking(false);
    // The button that was pressed goes away; its focus must not go with it.
    panel.current?.focus({ preventScroll: true });
  };

  return (
    <section
      ref={panel}
      class="chat"
      role="dialog"
      aria-modal={isPhone() ? 'true' : undefined}
      aria-labelledby="chat-title"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.stopPropagation();
        acts.close();
      }}
    >
      <ChatHeader
        state={state}
        scene={scene}
        words={words}
        onClose={acts.close}
        onEnd={canEnd ? () => setIsAsking(true) : null}
      />
      {isAsking && canEnd && (
        <fieldset class="ask">
          <legend>{words.endAsk}</legend>
          <button
            type="button"
            class="primary"
            onClick={() => {
              answer();
              acts.end();
            }}
          >
            {words.endYes}
          </button>
          <button type="button" class="quiet" onClick={answer}>
            {words.endNo}
          </button>
        </fieldset>
      )}
      <LinkLine state={state} words={words} />
      {/* There before the question is, so that its coming is told. */}
      <div role="status" class="asked">
        {question !== null && <CobrowseQuestion question={question} words={words} />}
      </div>
      {scene === 'leave' ? (
        <LeaveMessage state={state} words={words} acts={acts} />
      ) : (
        <>
          <Lines state={state} words={words} acts={acts} />
          <Foot state={state} words={words} acts={acts} />
        </>
      )}
    </section>
  );
}

function Foot({ state, words, acts }: ChatProps) {
  const scene = sceneOf(state);
  if (scene === 'ended')
    return (
      <div class="foot">
        <button type="button" class="primary wide" onClick={acts.startAgain}>
          {words.startAgain}
        </button>
      </div>
    );
  const isNobodyHere = scene === 'waiting' && state.counter?.isStaffed === false;
  return (
    <>
      {isNobodyHere && (
        <div class="foot">
          <button type="button" class="quiet wide" onClick={acts.leaveInstead}>
            {words.leaveInstead}
          </button>
        </div>
      )}
      <Composer state={state} words={words} acts={acts} />
    </>
  );
}

function LinkLine({ state, words }: { readonly state: TalkState; readonly words: Words }) {
  const said = linkWords(state, words);
  return (
    <p class="link" role="status" hidden={said === null}>
      {said}
    </p>
  );
}

function linkWords({ link }: TalkState, words: Words): string | null {
  switch (link) {
    case 'lost':
      return words.linkLost;
    case 'stopped':
      return words.linkStopped;
    case 'off':
    case 'connecting':
    case 'live':
      return null;
    default:
      return link satisfies never;
  }
}
