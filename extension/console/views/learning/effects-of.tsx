import type { EffectsCard } from '../../../../shared/protocol/messages/learning.ts';
import { useWords } from '../../../panel/state/panel.ts';
import { Pill } from '../../../panel/ui/pill.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { isCompared, sayOrders } from './weighing.model.ts';

type EffectsProps = {
  readonly effects: EffectsCard;
  /** In sight; else they are opened. */
  readonly isWithMaps: boolean;
};

/** What one version has learned of offers: whom it tells apart, what is missing, and each map. */
export function EffectsOf({ effects, isWithMaps }: EffectsProps) {
  const { weighing } = useConsoleWords().learning;
  const { number, language } = useWords();
  const { distances, ordersMissing, isUnconfirmed, maps } = effects;
  const part = new Intl.NumberFormat(language, { style: 'percent' });
  return (
    <>
      <p data-testid="learning-distances">
        {distances === null
          ? weighing.alike
          : weighing.apart(weighing.learner[distances.learner], part.format(distances.believed))}
      </p>
      {isUnconfirmed && <p data-testid="learning-missing">{weighing.unconfirmed}</p>}
      {!isUnconfirmed && ordersMissing > 0 && (
        <p data-testid="learning-missing">{weighing.ordersMissing(number.count(ordersMissing))}</p>
      )}
      {maps.length > 0 &&
        (isWithMaps ? (
          <Maps maps={maps} />
        ) : (
          <details class="learning-maps-of">
            <summary>{weighing.maps}</summary>
            <Maps maps={maps} />
          </details>
        ))}
    </>
  );
}

function Maps({ maps }: Pick<EffectsCard, 'maps'>) {
  const { weighing } = useConsoleWords().learning;
  const { columns } = weighing;
  return (
    <table class="table learning-maps">
      <thead>
        <tr>
          <th scope="col">{columns.map}</th>
          <th scope="col">{columns.effect}</th>
          <th scope="col">{columns.decides}</th>
        </tr>
      </thead>
      <tbody>
        {maps.map((map) => (
          <MapRow key={map.actionMap} map={map} />
        ))}
      </tbody>
    </table>
  );
}

function MapRow({ map }: { readonly map: EffectsCard['maps'][number] }) {
  const { weighing } = useConsoleWords().learning;
  const { number, language } = useWords();
  const { name, offered, heldOut, effect, isKnown, needed } = map;
  const orders = (value: number) => sayOrders(value, language);
  return (
    <tr data-testid="learning-map" data-known={isKnown}>
      <th scope="row">
        <span dir="auto">{name}</span>
        <span class="hint">{weighing.arms(number.count(offered), number.count(heldOut))}</span>
      </th>
      <td>
        {isCompared(effect) ? (
          <>
            {weighing.effect(orders(effect.estimate))}
            <span class="hint">{weighing.between(orders(effect.low), orders(effect.high))}</span>
          </>
        ) : (
          <span class="hint">{weighing.notCompared}</span>
        )}
      </td>
      <td>
        <Pill tone={isKnown ? 'green' : 'plain'}>
          {isKnown ? weighing.decided : weighing.atWord}
        </Pill>
        {!isKnown && needed !== 0 && (
          <span class="hint">
            {needed === null ? weighing.neededNever : weighing.needed(number.count(needed))}
          </span>
        )}
      </td>
    </tr>
  );
}
