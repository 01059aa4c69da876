import './replay.css';
import { useSignal } from '@preact/signals';
import { History } from 'lucide';
import { EmptyState } from '../../../panel/ui/empty-state.tsx';
import { useConsoleWords } from '../../words/words.ts';
import type { Asked } from './asked.ts';
import { Replayed } from './replayed.tsx';
import { Terms } from './terms.tsx';
import { useVersions } from './use-versions.ts';

/** Past sessions through a change, before anything goes live. */
export function ReplayView() {
  const { replay } = useConsoleWords();
  const versions = useVersions();
  const asked = useSignal<Asked | null>(null);
  return (
    <div class="console-page replay">
      <div class="console-head">
        <h1>{replay.title}</h1>
        <p class="hint console-says">{replay.hint}</p>
      </div>
      <Terms
        versions={versions}
        onAsk={(question, file) => {
          asked.value = { n: (asked.value?.n ?? 0) + 1, question, file };
        }}
      />
      {asked.value === null ? (
        <EmptyState icon={History} says={replay.none} hint={replay.noneHint} />
      ) : (
        <Replayed
          key={asked.value.n}
          asked={asked.value}
          models={versions.models}
          onLeave={() => {
            asked.value = null;
          }}
        />
      )}
    </div>
  );
}
