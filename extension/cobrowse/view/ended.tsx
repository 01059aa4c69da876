import { EyeOff } from 'lucide';
import { Button } from '../../panel/ui/button.tsx';
import { EmptyState } from '../../panel/ui/empty-state.tsx';
import type { ViewerSide } from './side.ts';

/** It is over: why, and the next step. */
export function Ended({ side, says }: { readonly side: ViewerSide; readonly says: string }) {
  const { view } = side.words.value.cobrowse;
  return (
    <div class="viewer-over">
      <EmptyState icon={EyeOff} says={view.states.ended} hint={says} testId="viewer-ended" isView>
        <div class="form-acts">
          <Button onClick={side.leave} testId="viewer-close">
            {side.isTab ? view.closeTab : view.leave}
          </Button>
        </div>
      </EmptyState>
    </div>
  );
}
