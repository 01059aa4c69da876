import { useSignal } from '@preact/signals';
import { Ellipsis } from 'lucide';
import type { ConversationCard } from '../../../../../shared/protocol/messages/conversation.ts';
import { usePanel, useWords } from '../../../state/panel.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { sayStep } from '../../../words/say-step.ts';
import { capital } from '../../../words/words.ts';
import { canRevoke, type Given, isReplaceable } from './given.model.ts';
import { useGivenState } from './given-state.ts';
import type { Giving } from './giving.ts';
import { RevokeDialog } from './revoke-dialog.tsx';
import { ShowForm } from './show-form.tsx';

type GivenProps = {
  readonly given: Given;
  readonly talk: ConversationCard;
  readonly giving: Giving;
  /** This agent holds the conversation. */
  readonly isMine: boolean;
  /** Of what is still on its way. */
  readonly currency: string;
};

/** One thing given: what, its code, how it stands in words, what it costs, and what can be done now. */
export function GivenRow({ given, talk, giving, isMine, currency: expected }: GivenProps) {
  const words = useWords();
  const isRevoking = useSignal(false);
  const { card, step, moving } = given;
  const { tone, icon, says, kind } = useGivenState(given);
  const code = card?.code ?? null;
  const currency = card?.currency ?? expected;
  const said = sayStep(words, step, currency, card?.task?.what);
  const hasText = code !== null && code.state !== 'making' && code.state !== 'failed';
  const isTalking = isMine && talk.state === 'active';
  const mayRevoke = isMine && code !== null && canRevoke(code.state) && moving === null;
  const shut = () => {
    isRevoking.value = false;
  };
  return (
    <li class={`given given-${tone}`} data-testid="given" data-state={kind}>
      <Icon node={icon} />
      <div class="given-words">
        <p class="given-line">
          <b class="given-step">{capital(said)}</b>
          {card !== null && <Cost card={card} />}
        </p>
        <p class="given-line given-second">
          {hasText && (
            <span class="given-code" data-testid="given-code">
              {code.text}
            </span>
          )}
          <span class="given-state" role={tone === 'red' ? 'alert' : 'status'}>
            {says}
          </span>
        </p>
        {code !== null && code.why !== '' && <Why code={code} />}
      </div>
      {mayRevoke && (
        <Menu
          label={words.mandate.moreOf(said)}
          class="menu-icon"
          align="end"
          testId="given-more"
          button={<Icon node={Ellipsis} />}
          choices={[
            {
              id: 'revoke',
              testId: 'given-revoke',
              content: words.mandate.revoke,
              onChoose: () => {
                isRevoking.value = true;
              },
            },
          ]}
        />
      )}
      {isTalking && code !== null && code.state === 'made' && (
        <ShowForm
          key={code.code}
          code={code}
          step={step}
          currency={currency}
          talk={talk}
          isShowing={moving === 'showing'}
          mayTakeFocus={() => {
            const at = document.activeElement;
            const isHere = at === document.body || at?.closest('[data-place="mandate"]') != null;
            return isHere && giving.last.peek() === given.exercise;
          }}
        />
      )}
      {isMine && card !== null && code !== null && isReplaceable(card) && (
        <Replace code={code.code} isOn={moving === 'replacing'} />
      )}
      {isRevoking.value && code !== null && (
        <RevokeDialog code={code.code} said={said} onClose={shut} />
      )}
    </li>
  );
}

function Cost({ card }: { readonly card: NonNullable<Given['card']> }) {
  const words = useWords();
  const { cost, reserved, currency, step } = card;
  const money = words.number.money(cost ?? reserved, currency);
  const isOpen = cost === null && step.kind === 'percentage';
  return (
    <span class="money given-cost" data-testid="given-cost">
      {isOpen ? words.mandate.atMost(money) : money}
    </span>
  );
}

/** Why it stands so, in the reader's language; what the shop itself said is there for who points at it. */
function Why({ code }: { readonly code: NonNullable<NonNullable<Given['card']>['code']> }) {
  const words = useWords();
  const { cause, why } = code;
  if (cause === undefined) return <p class="given-second">{why}</p>;
  const isOfShop = cause.kind === 'shop-failed' || cause.kind === 'not-taken-back';
  return (
    <p
      class="given-second"
      title={isOfShop ? why : undefined}
      data-testid="given-why"
      data-cause={cause.kind}
    >
      {words.mandate.causes[cause.kind](cause.order ?? '', cause.by ?? '')}
    </p>
  );
}

function Replace({ code, isOn }: { readonly code: string; readonly isOn: boolean }) {
  const { commands, newId } = usePanel();
  const words = useWords();
  return (
    <Button
      kind="danger"
      testId="replace"
      isDisabled={isOn}
      onClick={() => commands.send({ type: 'code.replace', code, by: newId() })}
    >
      {isOn ? words.mandate.replacing : words.mandate.replace}
    </Button>
  );
}
