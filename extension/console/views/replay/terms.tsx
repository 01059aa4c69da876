import { useSignal } from '@preact/signals';
import { History } from 'lucide';
import { useId } from 'preact/hooks';
import type { ReplayAsk } from '../../../../shared/protocol/messages/replay.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { Choose } from '../../../panel/ui/field.tsx';
import { LastDays } from '../../last-days.tsx';
import { useConsoleWords } from '../../words/words.ts';
import { chancesIn } from '../learning/deciding.ts';
import { useSayVersion } from '../learning/say-version.ts';
import type { Chosen } from './changes.ts';
import { ChangesFile } from './changes-file.tsx';
import type { Versions } from './use-versions.ts';

// Sessions are kept for ninety days.
const DAYS = ['7', '28', '90'] as const;
const AS_NOW = '';
const PLAIN_RULE = 'plain-rule';

type TermsProps = {
  readonly versions: Versions;
  readonly onAsk: (question: ReplayAsk, file: string | null) => void;
};

/** Of which days, by which model, and with which changes. */
export function Terms({ versions, onAsk }: TermsProps) {
  const { replay } = useConsoleWords();
  const { when } = useSayVersion();
  const noneId = useId();
  const days = useSignal<(typeof DAYS)[number]>('28');
  const model = useSignal(AS_NOW);
  const chosen = useSignal<Chosen | null>(null);
  const file = chosen.value;
  const isChange = file === null ? model.value !== AS_NOW : file.is === 'read';
  // What decides now is a choice of its own.
  const others = chancesIn(versions.models).filter(({ state }) => state !== 'champion');
  return (
    <form
      class="effect"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isChange) return;
        const changes = file?.is === 'read' ? file.text : null;
        const by = model.value === AS_NOW ? null : model.value;
        const question = {
          type: 'replay.ask',
          days: Number(days.value),
          changes,
          model: by,
        } as const;
        onAsk(question, file?.name ?? null);
      }}
    >
      <div class="fields">
        <LastDays days={days} choices={DAYS} testId="replay-days" />
        {versions.shops.length > 1 && versions.shop !== null && (
          <Choose
            label={replay.shop}
            value={versions.shop}
            choices={versions.shops.map(({ shop, name }) => ({ value: shop, words: name }))}
            testId="replay-shop"
            onChange={(shop) => {
              model.value = AS_NOW;
              versions.choose(shop);
            }}
          />
        )}
        <Choose
          label={replay.model}
          value={model.value}
          choices={[
            { value: AS_NOW, words: replay.asNow },
            { value: PLAIN_RULE, words: replay.plain },
            ...others.map((each) => ({
              value: each.model,
              words: replay.version(when(each.learnedAt)),
            })),
          ]}
          testId="replay-model"
          onChange={(value) => {
            model.value = value;
          }}
        />
      </div>
      <ChangesFile chosen={chosen} />
      <div class="replay-acts">
        <Button
          kind="primary"
          icon={History}
          type="submit"
          isDisabled={!isChange}
          testId="replay-go"
          {...(isChange ? {} : { describedBy: noneId })}
        >
          {replay.go}
        </Button>
        {!isChange && (
          <p class="hint" id={noneId}>
            {replay.goNone}
          </p>
        )}
      </div>
    </form>
  );
}
