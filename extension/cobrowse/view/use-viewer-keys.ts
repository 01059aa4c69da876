import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Zoom } from './fit.model.ts';
import type { ViewerSide } from './side.ts';
import type { Tool, Tools } from './tools.ts';

/** Letters are typed by accident by whoever takes the picture for the chat: one x ends nothing. */
const END_ASKED_MS = 3_000;

const TOOL_OF: Readonly<Record<string, Tool>> = {
  p: 'point',
  r: 'ring',
  d: 'draw',
  o: 'propose',
};

type KeysProps = {
  readonly side: ViewerSide;
  /** Null when this agent may only look. */
  readonly tools: Tools | null;
  readonly zoom: Signal<Zoom>;
  readonly isSheetOpen: Signal<boolean>;
  /** Asked once by key; the same key again ends. */
  readonly isEndAsked: Signal<boolean>;
};

/** The viewer's own keys, anywhere outside a dialog and a field. */
export function useViewerKeys(keys: KeysProps): void {
  const { side, tools, zoom, isSheetOpen, isEndAsked } = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape' && tools !== null) {
        if (!tools.dismiss()) tools.choose('point');
      } else if (isField(event.target)) return;
      else if (!performKey(event.key, { side, tools, zoom, isSheetOpen, isEndAsked })) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [side, tools, zoom, isSheetOpen, isEndAsked]);
}

/** Whether the key was one of ours. */
function performKey(key: string, keys: KeysProps): boolean {
  const { tools, zoom, isSheetOpen } = keys;
  const tool = TOOL_OF[key];
  if (key === 'f') zoom.value = zoom.peek() === 'fit' ? 'full' : 'fit';
  else if (key === '?') isSheetOpen.value = true;
  else if (key === 'x') askEnd(keys);
  else if (tools === null) return false;
  else if (tool !== undefined) tools.choose(tool);
  else if (key === 'c') tools.askCode();
  else if (key === 'e') tools.clear();
  else return false;
  return true;
}

function askEnd({ side, isEndAsked }: KeysProps): void {
  if (side.background.around.peek()?.mayEnd !== true) {
    side.leave();
    return;
  }
  if (isEndAsked.peek()) side.background.end();
  isEndAsked.value = !isEndAsked.peek();
  side.later(() => {
    isEndAsked.value = false;
  }, END_ASKED_MS);
}

/** Whether keys are letters here, not acts. */
function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
