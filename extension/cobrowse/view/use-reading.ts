import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Picture } from '../picture.ts';
import { type Reading, readAge } from './age.model.ts';
import type { ViewerSide } from './side.ts';

/** How old the picture is, read again a few times a second; drawn again only when it reads differently. */
export function useReading(side: ViewerSide, picture: Picture | null): Reading {
  const read = useSignal<Reading>(readAge({ kind: 'connecting' }, null));
  const state = picture?.state.value ?? { kind: 'connecting' as const };
  useEffect(() => {
    const again = () => {
      const next = readAge(state, picture?.ageMs() ?? null);
      const before = read.peek();
      const isSame =
        before.seconds === next.seconds &&
        before.says === next.says &&
        before.tone === next.tone &&
        before.isDimmed === next.isDimmed;
      if (!isSame) read.value = next;
    };
    again();
    return side.every(again);
  }, [side, picture, state, read]);
  return read.value;
}
