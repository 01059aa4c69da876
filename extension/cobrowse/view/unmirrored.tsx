import { ChevronDown } from 'lucide';
import { Icon } from '../../panel/ui/icon.tsx';
import type { Words } from '../../panel/words/words.ts';
import type { Picture } from '../picture.ts';

type UnmirroredProps = { readonly words: Words; readonly picture: Picture };

/** What is not in the picture: a quiet line that can be opened. */
export function Unmirrored({ words, picture }: UnmirroredProps) {
  const { view } = words.cobrowse;
  const parts = picture.unmirrored.value.filter(({ count }) => count > 0);
  if (parts.length === 0) return null;
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  return (
    <details class="unmirrored" data-testid="unmirrored">
      <summary>
        <Icon node={ChevronDown} size={12} />
        {view.unmirrored(total)}
      </summary>
      <ul>
        {parts.map(({ kind, count }) => (
          <li key={kind}>{sayKind(view.unmirroredKinds, kind, count)}</li>
        ))}
      </ul>
    </details>
  );
}

/** A newer page may name a kind that has no words here yet. */
function sayKind(
  kinds: Words['cobrowse']['view']['unmirroredKinds'],
  kind: string,
  count: number,
): string {
  return isKnown(kinds, kind) ? kinds[kind](count) : kind;
}

function isKnown<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(table, key);
}
