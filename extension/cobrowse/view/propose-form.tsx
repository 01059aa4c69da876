import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { FILL_TEXT_MAX_CHARS } from '../../../shared/protocol/limits.ts';
import { Button } from '../../panel/ui/button.tsx';
import type { Words } from '../../panel/words/words.ts';
import { OneField } from './one-field.tsx';
import type { Asking, Tools } from './tools.ts';

type ProposeProps = {
  readonly words: Words;
  readonly tools: Tools;
  readonly on: Extract<Asking, { kind: 'propose' }>;
};

/** What may be proposed about the element that was clicked; why not, where it may not. */
export function ProposeForm({ words, tools, on }: ProposeProps) {
  const { view } = words.cobrowse;
  const isFilling = useSignal(false);
  const line = useRef<HTMLDivElement>(null);
  const { anchor, what } = on;
  useLayoutEffect(() => line.current?.querySelector('button')?.focus(), []);
  if (anchor === null) {
    return (
      <p class="viewer-line" role="status">
        {view.nothingThere}
      </p>
    );
  }
  if (isFilling.value) {
    return (
      <OneField
        label={view.fillWith}
        acts={view.fillDo}
        maxLength={FILL_TEXT_MAX_CHARS}
        testId="fill-text"
        onSubmit={(text) => {
          if (text === '') return;
          tools.proposals.propose(anchor, { kind: 'fill', text });
          tools.dismiss();
        }}
      />
    );
  }
  const propose = (kind: 'scroll' | 'click') => () => {
    tools.proposals.propose(anchor, { kind });
    tools.dismiss();
  };
  return (
    <div class="viewer-line viewer-form" data-testid="propose-form" data-what={what} ref={line}>
      {what === 'covered' ? <span>{view.covered}</span> : null}
      {what === 'field' && (
        <Button
          testId="propose-fill"
          onClick={() => {
            isFilling.value = true;
          }}
        >
          {view.fill}
        </Button>
      )}
      {what !== 'covered' && (
        <Button testId="propose-click" onClick={propose('click')}>
          {view.click}
        </Button>
      )}
      <Button testId="propose-scroll" onClick={propose('scroll')}>
        {view.scroll}
      </Button>
    </div>
  );
}
