import { useSignal } from '@preact/signals';
import { CircleAlert, Unplug } from 'lucide';
import type { LinkState } from '../../platform/panel-channel.ts';
import { usePanel, useWords } from '../state/panel.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { UnpairDialog } from '../views/settings/unpair-dialog.tsx';
import { sayError } from '../words/words.ts';
import { lineOf, needsPairing } from './link.model.ts';

/** The thin line under the header is the link; when it needs a person it says so in words. */
export function LinkLine() {
  const { port, clock } = usePanel();
  const words = useWords();
  const state = port.link.value;
  const { tone, isSaid } = lineOf(state, clock.second.value);
  return (
    <>
      <div
        class={`link-line link-${tone}`}
        data-testid="link-state"
        data-state={state?.kind ?? 'connecting'}
        role="status"
      >
        <span class="sr-only">{shortWords(state, words)}</span>
      </div>
      {isSaid && state !== null && <Sentence state={state} />}
    </>
  );
}

function shortWords(state: LinkState | null, words: ReturnType<typeof useWords>): string {
  switch (state?.kind) {
    case 'live':
      return words.link.live;
    case 'catching-up':
      return words.link.catchingUp;
    case 'stopped':
      return words.link.stopped;
    case 'unpaired':
      return words.link.unpaired;
    default:
      return words.link.connecting;
  }
}

function Sentence({ state }: { readonly state: LinkState }) {
  const { port } = usePanel();
  const words = useWords();
  const retry = (
    <Button kind="quiet" testId="reconnect" onClick={() => port.post({ kind: 'reconnect' })}>
      {words.link.tryNow}
    </Button>
  );
  if (state.kind === 'stopped') {
    return (
      <div class="sentence sentence-red" role="alert" data-testid="link-sentence">
        <Icon node={CircleAlert} />
        <span>
          {words.link.stopped}. {sayError(words, state.because, state.sentence)}
        </span>
        {needsPairing(state.because) ? <PairAgain /> : retry}
      </div>
    );
  }
  if (state.kind !== 'connecting') return null;
  return (
    <p class="sentence sentence-amber" role="status" data-testid="link-sentence">
      <Icon node={Unplug} />
      <span>{words.link.offline(words.time.clock(state.since))}</span>
      {retry}
    </p>
  );
}

function PairAgain() {
  const words = useWords();
  const isAsking = useSignal(false);
  return (
    <>
      <Button
        kind="quiet"
        testId="pair-again"
        onClick={() => {
          isAsking.value = true;
        }}
      >
        {words.link.pairAgain}
      </Button>
      {isAsking.value && (
        <UnpairDialog
          onClose={() => {
            isAsking.value = false;
          }}
        />
      )}
    </>
  );
}
