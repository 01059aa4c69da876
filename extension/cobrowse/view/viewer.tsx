import { useSignal } from '@preact/signals';
import { Unplug } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { EmptyState } from '../../panel/ui/empty-state.tsx';
import { sayError, type Words } from '../../panel/words/words.ts';
import type { Picture, PictureState } from '../picture.ts';
import { AgeLine } from './age-line.tsx';
import { Ended } from './ended.tsx';
import type { Zoom } from './fit.model.ts';
import { Forms } from './forms.tsx';
import { ViewerKeySheet } from './key-sheet.tsx';
import { ProposalLine } from './proposal-line.tsx';
import type { ViewerSide } from './side.ts';
import { Stage } from './stage.tsx';
import { Toolbar } from './toolbar.tsx';
import { openTools, type Tools } from './tools.ts';
import { Unmirrored } from './unmirrored.tsx';
import { useReading } from './use-reading.ts';
import { useViewerKeys } from './use-viewer-keys.ts';

/** The visitor's page with what an agent does on it; the same in the panel and in a tab of its own. */
export function Viewer({ side }: { readonly side: ViewerSide }) {
  const around = side.background.around.value;
  const ending = side.background.ending.value;
  const words = side.words.value;
  if (around === null) return null;
  return (
    <main class="viewer" data-testid="viewer" aria-label={words.cobrowse.view.title(around.name)}>
      {ending !== null ? (
        <Ended side={side} says={words.cobrowse.endings[ending]} />
      ) : around.url === null ? (
        <Unpaired words={words} />
      ) : (
        <Opened side={side} url={around.url} />
      )}
    </main>
  );
}

function Unpaired({ words }: { readonly words: Words }) {
  const { states } = words.cobrowse.view;
  return (
    <div class="viewer-over">
      <EmptyState
        icon={Unplug}
        says={states.unpaired}
        hint={states.unpairedHint}
        testId="viewer-unpaired"
        isView
      />
    </div>
  );
}

type Shown = { readonly picture: Picture; readonly tools: Tools };

/** The picture needs a place in the document before it can be opened: it is drawn in two steps. */
function Opened({ side, url }: { readonly side: ViewerSide; readonly url: string }) {
  const root = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (root.current === null) return;
    const picture = side.open(root.current, url);
    setShown({ picture, tools: openTools(picture, side) });
    return () => picture.close();
  }, [side, url]);
  return <Frame side={side} shown={shown} root={root} />;
}

/** Why the sidecar let go; the facts say more exactly who stopped it, once they are here. */
function sayEnded(
  words: Words,
  { because, sentence }: Extract<PictureState, { kind: 'ended' }>,
): string {
  return because === 'over'
    ? words.cobrowse.view.states.overHint
    : sayError(words, because, sentence);
}

type FrameProps = {
  readonly side: ViewerSide;
  readonly shown: Shown | null;
  readonly root: { current: HTMLDivElement | null };
};

function Frame({ side, shown, root }: FrameProps) {
  const words = side.words.value;
  const zoom = useSignal<Zoom>(side.isTab ? 'full' : 'fit');
  const isSheetOpen = useSignal(false);
  const isEndAsked = useSignal(false);
  const reading = useReading(side, shown?.picture ?? null);
  const canPoint = shown?.picture.canPoint.value === true;
  const state = shown?.picture.state.value;
  const isOver = state?.kind === 'ended';
  const tools = canPoint ? (shown?.tools ?? null) : null;
  useEffect(() => (shown === null ? undefined : side.every(shown.tools.forgetGone)), [side, shown]);
  useViewerKeys({ side, tools, zoom, isSheetOpen, isEndAsked });

  return (
    <>
      {!isOver && <h1 class="sr-only">{words.cobrowse.view.title(null)}</h1>}
      {!isOver && (
        <Toolbar
          side={side}
          shown={shown}
          reading={reading}
          zoom={zoom}
          isSheetOpen={isSheetOpen}
        />
      )}
      <AgeLine words={words} reading={reading} />
      <div role="status">
        {isEndAsked.value && <p class="viewer-line">{words.cobrowse.view.endAgain}</p>}
        {shown?.tools.haveMarksGone.value === true && (
          <p class="viewer-line" data-testid="marks-gone">
            {words.cobrowse.view.marksGone}
          </p>
        )}
      </div>
      {shown !== null && !canPoint && reading.says === null && (
        <p class="viewer-line" data-testid="cannot-point">
          {words.cobrowse.view.cannotPoint}
        </p>
      )}
      {shown !== null && canPoint && <Forms words={words} tools={shown.tools} />}
      <Stage side={side} shown={shown} root={root} zoom={zoom} reading={reading} />
      {shown !== null && <ProposalLine words={words} tools={shown.tools} />}
      {shown !== null && <Unmirrored words={words} picture={shown.picture} />}
      {state?.kind === 'ended' && <Ended side={side} says={sayEnded(words, state)} />}
      {isSheetOpen.value && (
        <ViewerKeySheet
          words={words}
          onClose={() => {
            isSheetOpen.value = false;
          }}
        />
      )}
    </>
  );
}
