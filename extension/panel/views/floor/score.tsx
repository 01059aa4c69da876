import { ArrowDown, ArrowUp, Minus } from 'lucide';
import type { FloorRow } from '../../../../shared/protocol/messages/floor.ts';
import { useWords } from '../../state/panel.ts';
import { Icon } from '../../ui/icon.tsx';
import { sayScore } from './floor.model.ts';

const ARROWS = { rising: ArrowUp, steady: Minus, falling: ArrowDown };

type ScoreProps = { readonly row: Pick<FloorRow, 'score' | 'direction' | 'rank'> };

/** A small number with a direction; what it says stands in its hint. */
export function Score({ row }: ScoreProps) {
  const words = useWords();
  return (
    <span class={`score score-${row.direction}`} title={sayScore(words, row)}>
      <span class="sr-only">{words.floor.score(row.score, words.directions[row.direction])}</span>
      <span aria-hidden="true" class="score-figure">
        <Icon node={ARROWS[row.direction]} size={12} />
        {row.score}
      </span>
    </span>
  );
}
