import { CircleCheck, CircleX, Hourglass, TimerOff, X } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { ApprovalCard } from '../../../../../shared/protocol/messages/approval.ts';
import { usePanel, useWords } from '../../../state/panel.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { TimeBar } from '../../../ui/time-bar.tsx';
import { sayStep } from '../../../words/say-step.ts';
import { ANSWER_SAID_MS, type Asked, shareLeft, timeLeft } from './asked.model.ts';

type AskedProps = {
  readonly asked: Asked;
  /** To say the step of a question that is still on its way. */
  readonly currency: string;
  readonly onPutAway: (approval: string) => void;
};

/** A question to the leads, in its place: who was asked, time left, and the answer in the lead's words. */
export function AskedLine({ asked, currency, onPutAway }: AskedProps) {
  const words = useWords();
  switch (asked.kind) {
    case 'asking':
      return (
        <div class="asked" data-testid="asked" data-state="asking">
          <Icon node={Hourglass} />
          <p role="status">{words.mandate.asking(sayStep(words, asked.step, currency))}</p>
        </div>
      );
    case 'asked':
      return <Waiting card={asked.card} isEnding={asked.isEnding} />;
    case 'answered':
      return <Answered card={asked.card} onPutAway={onPutAway} />;
  }
}

function Waiting({ card, isEnding }: { readonly card: ApprovalCard; readonly isEnding: boolean }) {
  const { commands, clock } = usePanel();
  const words = useWords();
  const names = useNames(card.leads);
  const now = clock.second.value;
  return (
    <div class="asked" data-testid="asked" data-state="asked">
      <Icon node={Hourglass} />
      <p>
        <span role="status">
          {words.mandate.askedLeads(names, sayStep(words, card.step, card.currency, card.what))}
        </span>{' '}
        <b class="countdown">{words.mandate.timeLeft(words.time.length(timeLeft(card, now)))}</b>
      </p>
      <Button
        kind="quiet"
        testId="withdraw"
        isDisabled={isEnding}
        onClick={() => commands.send({ type: 'approval.withdraw', approval: card.approval })}
      >
        {isEnding ? words.mandate.withdrawing : words.mandate.withdraw}
      </Button>
      <TimeBar share={shareLeft(card, now)} />
    </div>
  );
}

const ICONS = {
  granted: CircleCheck,
  lowered: CircleCheck,
  refused: CircleX,
  'timed-out': TimerOff,
  withdrawn: X,
};

function Answered({
  card,
  onPutAway,
}: {
  readonly card: ApprovalCard;
  readonly onPutAway: AskedProps['onPutAway'];
}) {
  const { tables, later } = usePanel();
  const words = useWords();
  const { state, approval, answeredBy, currency } = card;
  // Counted from when it is seen: the sidecar's clock and this one may differ.
  useEffect(() => later(() => onPutAway(approval), ANSWER_SAID_MS), [approval]);
  if (state === 'asked') return null;
  const lead = tables.agents.value?.find(({ agent }) => agent === answeredBy);
  const step = sayStep(words, card.allowed ?? card.step, currency, card.what);
  return (
    <div class={`asked asked-${state}`} data-testid="asked" data-state={state}>
      <Icon node={ICONS[state]} />
      <p role="status">
        {words.mandate.answers[state](lead?.name ?? words.mandate.aLead, step)}
        {card.words !== '' && <q class="asked-words">{card.words}</q>}
      </p>
      <IconButton
        icon={X}
        name={words.shell.putAway}
        testId="asked-put-away"
        onClick={() => onPutAway(approval)}
      />
    </div>
  );
}

/** Up to two by name; more are simply the leads. */
function useNames(leads: readonly string[]): string {
  const { tables } = usePanel();
  const words = useWords();
  const names = (tables.agents.value ?? []).flatMap(({ agent, name }) =>
    leads.includes(agent) ? [name] : [],
  );
  const isFew = names.length > 0 && names.length === leads.length && names.length <= 2;
  return isFew ? names.join(', ') : words.mandate.leads;
}
