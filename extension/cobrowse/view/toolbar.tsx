import type { Signal } from '@preact/signals';
import {
  Circle,
  Eraser,
  ExternalLink,
  EyeOff,
  Keyboard,
  Maximize2,
  Minimize2,
  MousePointer2,
  MousePointerClick,
  PencilLine,
  TicketPercent,
} from 'lucide';
import { Button, IconButton } from '../../panel/ui/button.tsx';
import type { Picture } from '../picture.ts';
import type { Reading } from './age.model.ts';
import { AgePill } from './age-line.tsx';
import type { Zoom } from './fit.model.ts';
import type { ViewerSide } from './side.ts';
import { TOOLS, type Tools } from './tools.ts';

const TOOL_ICONS = {
  point: MousePointer2,
  ring: Circle,
  draw: PencilLine,
  propose: MousePointerClick,
};
const TOOL_KEYS = { point: 'p', ring: 'r', draw: 'd', propose: 'o' };

type ToolbarProps = {
  readonly side: ViewerSide;
  readonly shown: { readonly picture: Picture; readonly tools: Tools } | null;
  readonly reading: Reading;
  readonly zoom: Signal<Zoom>;
  readonly isSheetOpen: Signal<boolean>;
};

/** One row: the age in one corner, ending in the other, what can be done between them. */
export function Toolbar({ side, shown, reading, zoom, isSheetOpen }: ToolbarProps) {
  const words = side.words.value;
  const { view } = words.cobrowse;
  const canPoint = shown?.picture.canPoint.value === true;
  const mayEnd = side.background.around.value?.mayEnd === true;
  const isFit = zoom.value === 'fit';
  return (
    <header class="viewer-bar">
      <AgePill words={words} reading={reading} />
      {shown !== null && canPoint && <ToolButtons words={words} tools={shown.tools} />}
      <span class="viewer-space" />
      <IconButton
        icon={isFit ? Maximize2 : Minimize2}
        name={`${isFit ? view.full : view.fit} (f)`}
        testId="viewer-zoom"
        onClick={() => {
          zoom.value = isFit ? 'full' : 'fit';
        }}
      />
      {side.isTab ? (
        <IconButton
          icon={Keyboard}
          name={`${view.keys.title} (?)`}
          testId="viewer-keys"
          onClick={() => {
            isSheetOpen.value = true;
          }}
        />
      ) : (
        <IconButton
          icon={ExternalLink}
          name={view.popOut}
          testId="viewer-pop-out"
          onClick={side.background.popOut}
        />
      )}
      <Button
        kind={mayEnd ? 'danger' : 'plain'}
        icon={EyeOff}
        label={mayEnd ? view.endLong : view.leaveLong}
        testId="viewer-end"
        onClick={mayEnd ? side.background.end : side.leave}
      >
        {mayEnd ? view.end : view.leave}
      </Button>
    </header>
  );
}

type ToolButtonsProps = {
  readonly words: ViewerSide['words']['value'];
  readonly tools: Tools;
};

function ToolButtons({ words, tools }: ToolButtonsProps) {
  const { view } = words.cobrowse;
  return (
    <fieldset class="viewer-tools">
      <legend class="sr-only">{view.tools}</legend>
      {TOOLS.map((tool) => (
        <IconButton
          key={tool}
          icon={TOOL_ICONS[tool]}
          name={`${view.tool[tool]} (${TOOL_KEYS[tool]})`}
          isPressed={tools.tool.value === tool}
          testId={`tool-${tool}`}
          onClick={() => tools.choose(tool)}
        />
      ))}
      <IconButton
        icon={TicketPercent}
        name={`${view.code} (c)`}
        isPressed={tools.asking.value?.kind === 'code'}
        testId="tool-code"
        onClick={tools.askCode}
      />
      <IconButton
        icon={Eraser}
        name={`${view.clear} (e)`}
        testId="tool-clear"
        isDisabled={tools.ring.value === null && tools.drawing.strokes.value.length === 0}
        onClick={tools.clear}
      />
    </fieldset>
  );
}
