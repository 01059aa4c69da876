import { useEffect } from 'preact/hooks';
import { assertNever } from '../../../shared/kernel/assert.ts';
import { isWritingIn, type KeyAct, readKeys } from '../state/keys.ts';
import { type Panel, usePanel } from '../state/panel.ts';
import type { Place } from '../state/place.ts';
import { focusFirstRow } from '../ui/list.tsx';
import { actAlong } from '../views/conversation/cobrowse/act-along.ts';
import { nextOfMine } from './next-of-mine.ts';

/** The panel's own keys, anywhere outside a dialog. */
export function useKeys(onSheet: () => void): void {
  const panel = usePanel();
  useEffect(() => {
    const read = readKeys(panel.clock.now);
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (panel.tables.pairing.peek() === null) return;
      const act = read(event, isWritingIn(event.target));
      if (act === null) return;
      event.preventDefault();
      perform(panel, act, onSheet);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [panel, onSheet]);
}

function perform(panel: Panel, act: KeyAct, onSheet: () => void): void {
  switch (act.kind) {
    case 'back':
      panel.places.back();
      break;
    case 'search':
      panel.places.go({ view: 'search', text: '' });
      break;
    case 'sheet':
      onSheet();
      break;
    case 'rows':
      focusFirstRow(document);
      break;
    case 'accept':
      accept(panel);
      break;
    case 'along':
      lookAlong(panel);
      break;
    case 'mandate':
      // Goes there and gives nothing: no letter does.
      focusFirst('[data-place="mandate"] [data-give]', '[data-place="mandate"] button');
      break;
    case 'approval':
      focusFirst('[data-approvals] [data-approval]');
      break;
    case 'go': {
      const place = destination(panel, act.to);
      if (place !== null) panel.places.go(place);
      break;
    }
    default:
      assertNever(act);
  }
}

function focusFirst(...selectors: readonly string[]): void {
  for (const selector of selectors) {
    const found = document.querySelector<HTMLElement>(selector);
    if (found === null) continue;
    found.focus();
    return;
  }
}

function accept({ tables, commands, places }: Panel): void {
  const me = tables.me.peek()?.agent;
  const asked = tables.conversations
    .peek()
    ?.find((card) => card.state === 'assigned' && card.holder === me);
  if (asked === undefined) return;
  const { conversation } = asked;
  commands.send({ type: 'conversation.accept', conversation });
  places.go({ view: 'conversation', conversation });
}

function lookAlong(panel: Panel): void {
  const place = panel.places.current.peek();
  const card =
    place.view === 'conversation'
      ? panel.tables.conversations
          .peek()
          ?.find(({ conversation }) => conversation === place.conversation)
      : undefined;
  if (card !== undefined) actAlong(panel, card);
}

type Destination = Extract<KeyAct, { kind: 'go' }>['to'];

function destination({ places, tables }: Panel, to: Destination): Place | null {
  if (to === 'floor' || to === 'settings') return { view: to };
  const place = places.current.peek();
  const cards = tables.conversations.peek() ?? [];
  const here = place.view === 'conversation' ? place.conversation : null;
  if (to === 'conversation') {
    const next = nextOfMine(cards, tables.me.peek()?.agent ?? null, here);
    return next === null ? null : { view: 'conversation', conversation: next };
  }
  const visitor = cards.find(({ conversation }) => conversation === here)?.visitor;
  return visitor === undefined ? null : { view: 'visitor', visitor };
}
