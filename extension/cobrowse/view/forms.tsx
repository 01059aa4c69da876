import { FILL_TEXT_MAX_CHARS, RING_TEXT_MAX_CHARS } from '../../../shared/protocol/limits.ts';
import type { Words } from '../../panel/words/words.ts';
import type { Anchor } from '../picture.ts';
import { OneField } from './one-field.tsx';
import { ProposeForm } from './propose-form.tsx';
import type { Tools } from './tools.ts';

type FormsProps = { readonly words: Words; readonly tools: Tools };

/** What the tool in hand asks for; without a question, what to do with it. */
export function Forms({ words, tools }: FormsProps) {
  const { view } = words.cobrowse;
  const asking = tools.asking.value;
  const tool = tools.tool.value;
  if (asking?.kind === 'ring') {
    return (
      <OneField
        key={keyOf(asking.anchor)}
        label={view.ringWords}
        acts={view.ringDo}
        maxLength={RING_TEXT_MAX_CHARS}
        testId="ring-words"
        onSubmit={tools.sayRing}
      />
    );
  }
  if (asking?.kind === 'code') {
    return (
      <OneField
        label={view.codeField}
        hint={view.codeHint}
        acts={view.codeDo}
        maxLength={FILL_TEXT_MAX_CHARS}
        testId="code-field"
        onSubmit={(code) => {
          tools.proposals.showCode(code === '' ? null : code);
          tools.dismiss();
        }}
      />
    );
  }
  if (asking?.kind === 'propose') {
    return <ProposeForm key={keyOf(asking.anchor)} words={words} tools={tools} on={asking} />;
  }
  if (tool === 'point') return null;
  const hints = { ring: view.ringHint, draw: view.drawHint, propose: view.proposeHint };
  return <p class="viewer-line">{hints[tool]}</p>;
}

/** Another element is another question: nothing of the one before stays. */
function keyOf(anchor: Anchor | null): string {
  return anchor === null ? 'none' : `${anchor.checkpoint} ${anchor.node}`;
}
