import './split.css';
import { ShieldAlert } from 'lucide';
import type { ShopRatio } from '../../shared/protocol/messages/effect.ts';
import { useWords } from '../panel/state/panel.ts';
import { Icon } from '../panel/ui/icon.tsx';
import { drawnHeldOut, sayRate } from './compared.model.ts';
import { useConsoleWords } from './words/words.ts';

/** Whether the arms are split as they were drawn, per shop: loud where they are not, for then nothing below holds. */
export function Split({ ratios }: { readonly ratios: readonly ShopRatio[] }) {
  if (ratios.length === 0) return null;
  return (
    <div class="split">
      {ratios.map((ratio) =>
        ratio.isOff ? (
          <Broken key={ratio.shop} ratio={ratio} />
        ) : (
          <Calm key={ratio.shop} {...ratio} />
        ),
      )}
    </div>
  );
}

function Broken({ ratio }: { readonly ratio: ShopRatio }) {
  const { split } = useConsoleWords().given;
  const { count } = useWords().number;
  const { name, heldOut, offered } = ratio;
  return (
    <div class="sentence sentence-red split-broken" role="alert" data-testid="split-broken">
      <Icon node={ShieldAlert} />
      <span>
        <b>{split.broken(name)}</b>{' '}
        {split.brokenBy(count(heldOut), count(offered), count(drawnHeldOut(ratio)))}{' '}
        {split.brokenDo}
      </span>
    </div>
  );
}

function Calm({ name, heldOut, offered, planned, chance }: ShopRatio) {
  const { split } = useConsoleWords().given;
  const { number, language } = useWords();
  const all = number.count(heldOut + offered);
  // Held out by nobody's lot: there is nothing to be split.
  if (planned === 0) return null;
  return (
    <p class="hint" data-testid="split-calm">
      {chance === null
        ? split.tooFew(name, all)
        : split.even(name, number.count(heldOut), all, sayRate(planned, 1, language))}
    </p>
  );
}
