import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Line } from '../../../../shared/protocol/messages/chat.ts';
import type { ConversationCard } from '../../../../shared/protocol/messages/conversation.ts';
import type { LinesAsk } from '../../../../shared/protocol/messages/report.ts';
import { usePanel } from '../../state/panel.ts';
import { useAnswers, useLive } from '../../state/use-live.ts';
import { olderThan, uniqueLines } from './lines.model.ts';

export type LinesNow = {
  /** undefined until the tables were read. */
  readonly lines: readonly Line[] | undefined;
  readonly hasOlder: boolean;
  readonly showOlder: () => void;
};

/** Lines of a conversation: what the tables hold, and what was asked for beyond it. */
export function useLines(card: ConversationCard): LinesNow {
  const { queries, afloat } = usePanel();
  const { conversation } = card;
  const kept = useLive(() => queries.lines(conversation), conversation);
  const asks = useSignal<readonly LinesAsk[]>([]);
  const before = (place: number | null): LinesAsk => ({
    type: 'lines.ask',
    conversation,
    before: place,
  });

  const isMissing = kept.value !== undefined && kept.value.length === 0 && card.lines > 0;
  // sheets belong to one conversation
  useEffect(() => {
    asks.value = [];
  }, [conversation]);
  const { rows } = useAnswers(isMissing ? [before(null), ...asks.value] : asks.value);

  const answered = (rows ?? []).flatMap(({ answer }) =>
    answer.type === 'lines.answered' && answer.conversation === conversation ? [answer] : [],
  );
  const lines =
    kept.value === undefined
      ? undefined
      : uniqueLines([...answered.flatMap((sheet) => sheet.lines), ...kept.value]);
  useEffect(() => {
    if (kept.value) afloat.landed(new Set(kept.value.map(({ line }) => line)));
  }, [kept.value, afloat]);

  const place = olderThan(lines ?? []);
  const isEnd = answered.some((sheet) => !sheet.hasMore);
  return {
    lines,
    hasOlder: place !== null && !isEnd,
    showOlder: () => {
      if (place !== null) asks.value = [...asks.value, before(place)];
    },
  };
}
