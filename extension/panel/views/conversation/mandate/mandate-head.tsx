import { ChevronDown, ChevronUp } from 'lucide';
import { usePanel, useWords } from '../../../state/panel.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { Giving } from './giving.ts';
import type { Left, Reading } from './mandate.model.ts';
import { DeniedLines, OptionButton } from './options.tsx';
import type { AllowedNow } from './use-allowed.ts';

type HeadProps = {
  readonly allowed: AllowedNow;
  readonly reading: Reading;
  readonly giving: Giving;
  readonly conversation: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

/** The act, always in the same place; shut, it still offers the smallest step. */
export function MandateHead(props: HeadProps) {
  const { port } = usePanel();
  const words = useWords();
  const { allowed, reading, giving, conversation, isOpen, onToggle } = props;
  const { answer, asking } = allowed;
  const isLive = port.link.value?.kind === 'live';
  if (answer === undefined) {
    const isOver = asking === 'refused';
    const says = !isLive
      ? words.mandate.offline
      : isOver
        ? words.mandate.unanswered
        : words.mandate.loading;
    return <Sentence says={says} kind={isOver || !isLive ? 'unanswered' : 'loading'} />;
  }
  if (answer.options.length === 0) return <Sentence says={words.mandate.none} kind="none" />;
  return (
    <>
      <div
        class={isOpen ? 'mandate-head' : 'mandate-head mandate-head-shut'}
        data-testid="mandate-head"
      >
        <button
          type="button"
          class="mandate-toggle"
          aria-expanded={isOpen}
          title={isOpen ? words.mandate.shut : words.mandate.open}
          data-testid="mandate-toggle"
          onClick={onToggle}
        >
          {words.mandate.title}
          <Icon node={isOpen ? ChevronUp : ChevronDown} size={12} />
        </button>
        {!isOpen && reading.first !== null && (
          <OptionButton
            option={reading.first}
            giving={giving}
            conversation={conversation}
            isAlone
          />
        )}
        <Lefts left={reading.left} />
      </div>
      {!isLive && <Sentence says={words.mandate.offline} kind="offline" />}
      {!isOpen && reading.rows.length === 0 && <DeniedLines denied={reading.denied} />}
    </>
  );
}

function Sentence({ says, kind }: { readonly says: string; readonly kind: string }) {
  return (
    <p class="mandate-sentence" role="status" data-testid="mandate-sentence" data-kind={kind}>
      {says}
    </p>
  );
}

/** What is left, once for all; by name only where there is more than one mandate. */
function Lefts({ left }: { readonly left: readonly Left[] }) {
  const words = useWords();
  const [only] = left;
  const money = ({ minor, currency }: Left) => words.number.money(minor, currency);
  const says =
    left.length === 1 && only !== undefined
      ? words.mandate.left(money(only))
      : left.map((one) => words.mandate.leftOf(one.name, money(one))).join(' · ');
  if (says === '') return null;
  return (
    <span
      class={left.length === 1 ? 'mandate-left mandate-left-one' : 'mandate-left'}
      title={words.mandate.leftLong}
      data-testid="mandate-left"
    >
      {says}
    </span>
  );
}
