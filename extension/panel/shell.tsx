import { useSignal } from '@preact/signals';
import { TriangleAlert } from 'lucide';
import { useCallback, useEffect } from 'preact/hooks';
import { assertNever } from '../../shared/kernel/assert.ts';
import { KeySheet } from './shell/key-sheet.tsx';
import { LinkLine } from './shell/link-line.tsx';
import { Refusals } from './shell/refusals.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { useKeys } from './shell/use-keys.ts';
import { usePanel, useWords } from './state/panel.ts';
import type { Place } from './state/place.ts';
import { Button } from './ui/button.tsx';
import { EmptyState } from './ui/empty-state.tsx';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { Approvals } from './views/approvals/approvals.tsx';
import { ConversationView } from './views/conversation/view.tsx';
import { FloorView } from './views/floor/view.tsx';
import { SearchView } from './views/search/view.tsx';
import { Pairing } from './views/settings/pairing.tsx';
import { SettingsView } from './views/settings/view.tsx';
import { VisitorView } from './views/visitor/view.tsx';

type ShellProps = { readonly onError: (error: unknown) => void };

/** The frame round every view; before pairing there is nothing but pairing. */
export function Shell({ onError }: ShellProps) {
  const { tables, places, pulse } = usePanel();
  const words = useWords();
  const isSheetOpen = useSignal(false);
  useKeys(
    useCallback(() => {
      isSheetOpen.value = true;
    }, [isSheetOpen]),
  );
  // The floor says where visitors are in every view, not only in its own.
  useEffect(() => pulse.watch(), [pulse]);
  const pairing = tables.pairing.value;
  // Both come from the disk within milliseconds; a flash of something else would only startle.
  if (pairing === undefined || tables.settings.value === undefined) return null;
  if (pairing === null) return <Pairing />;

  const place = places.current.value;
  return (
    <div class="shell">
      <TopBar />
      <LinkLine />
      <Refusals />
      <Approvals />
      <main class={`view view-${place.view}`} aria-label={words.shell.main}>
        <ErrorBoundary
          key={place.view}
          onError={onError}
          instead={(again) => (
            <EmptyState
              icon={TriangleAlert}
              says={words.shell.broken}
              hint={words.shell.brokenHint}
              testId="broken"
            >
              <div class="form-acts">
                <Button onClick={() => places.go({ view: 'floor' })}>{words.shell.toFloor}</Button>
                <Button kind="primary" onClick={again}>
                  {words.shell.showAgain}
                </Button>
              </div>
            </EmptyState>
          )}
        >
          <View place={place} />
        </ErrorBoundary>
      </main>
      {isSheetOpen.value && (
        <KeySheet
          onClose={() => {
            isSheetOpen.value = false;
          }}
        />
      )}
    </div>
  );
}

function View({ place }: { readonly place: Place }) {
  switch (place.view) {
    case 'floor':
      return <FloorView />;
    case 'visitor':
      return <VisitorView key={place.visitor} visitor={place.visitor} />;
    case 'conversation':
      return <ConversationView conversation={place.conversation} />;
    case 'search':
      return <SearchView text={place.text} />;
    case 'settings':
      return <SettingsView />;
    default:
      return assertNever(place);
  }
}
