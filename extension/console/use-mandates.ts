import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { MANDATES_MAX, MANDATES_PAGE_MAX } from '../../shared/protocol/limits.ts';
import type { MandateCard } from '../../shared/protocol/messages/mandate.ts';
import type { AgentQuestion } from '../../shared/protocol/shape.ts';
import { usePanel } from '../panel/state/panel.ts';
import { type Asked, useAnswers } from '../panel/state/use-live.ts';

/** Pages that are read by themselves; who has more mandates than that looks at those that hold. */
const PAGES_MAX = Math.ceil(MANDATES_MAX / MANDATES_PAGE_MAX);

type Mandates = Pick<Asked, 'asking' | 'refused'> & {
  /** Those that hold first; as far as they are read. Undefined before the first page. */
  readonly mandates: readonly MandateCard[] | undefined;
  readonly again: () => void;
};

/** All mandates, a page at a time. */
export function useMandates(): Mandates {
  const { questions } = usePanel();
  const places = useSignal<readonly (string | null)[]>([null]);
  const asks = places.value.map((after): AgentQuestion => ({ type: 'mandates.ask', after }));
  const { rows, asking, refused } = useAnswers(asks);
  const pages = (rows ?? []).flatMap(({ answer }) =>
    answer.type === 'mandates.answered' ? [answer] : [],
  );
  const isWhole = pages.length === asks.length;
  const next = isWhole ? (pages.at(-1)?.next ?? null) : null;
  useEffect(() => {
    const known = places.peek();
    if (next === null || known.includes(next) || known.length >= PAGES_MAX) return;
    places.value = [...known, next];
  }, [next]);
  // While a further page is read, and while all are read again, what was there stays.
  const last = useRef<readonly MandateCard[] | undefined>(undefined);
  if (isWhole) {
    const byId = new Map(pages.flatMap((page) => page.mandates).map((one) => [one.mandate, one]));
    last.current = [...byId.values()];
  }
  return {
    mandates: last.current,
    asking,
    refused,
    again: () => {
      for (const question of asks) questions.ask(question);
    },
  };
}
