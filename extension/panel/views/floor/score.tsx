import { ArrowDown, ArrowUp, Minus } from 'lucide';
import type { FloorRow } from '../../../../shared/protocol/messages/floor.ts';
import { useWords } from '../../state/panel.ts';
import { Icon } from '../../ui/icon.tsx';

const ARROWS = { rising: ArrowUp, steady: Minus, falling: ArrowDown };

/** A small number with a direction. */
export function Score({ row }: { readonly row: Pick<FloorRow, 'score' | 'direction'> }) {
  const words = useWords();
  return (
    <span class={`score score-${row.direction}`}>
      <span class="sr-only">{words.floor.score(row.score, words.directions[row.direction])}</span>
      <span aria-hidden="true" class="score-figure">
        <Icon node={ARROWS[row.direction]} size={12} />
        {row.score}
      </span>
    </span>
  );
}
