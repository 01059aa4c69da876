import './console.css';
import {
  BookOpenText,
  GraduationCap,
  HandCoins,
  History,
  Link2,
  ReceiptText,
  Scale,
  SearchX,
  ShieldAlert,
  TriangleAlert,
  Unplug,
} from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { usePanel } from '../panel/state/panel.ts';
import { Button } from '../panel/ui/button.tsx';
import { EmptyState } from '../panel/ui/empty-state.tsx';
import { ErrorBoundary } from '../panel/ui/error-boundary.tsx';
import { Icon } from '../panel/ui/icon.tsx';
import { type ConsolePlace, type ConsolePlaces, placeOf } from './place.ts';
import { GapsView } from './views/gaps/view.tsx';
import { GivenView } from './views/given/view.tsx';
import { KnowledgeView } from './views/knowledge/view.tsx';
import { LearningView } from './views/learning/view.tsx';
import { LedgerView } from './views/ledger/view.tsx';
import { MandatesView } from './views/mandates/view.tsx';
import { OffersView } from './views/offers/view.tsx';
import { ReplayView } from './views/replay/view.tsx';
import { useConsoleWords } from './words/words.ts';

type Props = { readonly places: ConsolePlaces; readonly onError: (error: unknown) => void };

const PLACES = [
  { view: 'mandates', icon: HandCoins },
  { view: 'knowledge', icon: BookOpenText },
  { view: 'gaps', icon: SearchX },
  { view: 'offers', icon: Scale },
  { view: 'learning', icon: GraduationCap },
  { view: 'replay', icon: History },
  { view: 'given', icon: ReceiptText },
  { view: 'ledger', icon: Link2 },
] as const;

/** A lead's tab: places on the left, the chosen one beside them. */
export function ConsoleShell({ places, onError }: Props) {
  const { tables, port } = usePanel();
  const words = useConsoleWords();
  const me = tables.me.value;
  if (tables.pairing.value === undefined || tables.settings.value === undefined) return null;
  if (tables.pairing.value === null) {
    return <EmptyState icon={Unplug} says={words.notPaired} hint={words.notPairedHint} isView />;
  }
  if (me === undefined) return null;
  if (me?.role !== 'lead') {
    return <EmptyState icon={ShieldAlert} says={words.notLead} hint={words.notLeadHint} isView />;
  }
  const place = places.current.value;
  const link = port.link.value;
  return (
    <div class="console">
      <Places places={places} />
      <main class="console-main">
        {link !== null && link.kind !== 'live' && (
          <p class="sentence sentence-amber" role="status">
            <span>{words.offline}</span>
          </p>
        )}
        <ErrorBoundary
          key={place.view}
          onError={onError}
          instead={(again) => (
            <EmptyState icon={TriangleAlert} says={words.broken} hint={words.brokenHint}>
              <div class="form-acts">
                <Button kind="primary" onClick={again}>
                  {words.showAgain}
                </Button>
              </div>
            </EmptyState>
          )}
        >
          <View place={place} places={places} />
        </ErrorBoundary>
      </main>
    </div>
  );
}

function Places({ places }: { readonly places: ConsolePlaces }) {
  const words = useConsoleWords();
  const nav = useRef<HTMLElement>(null);
  const here = places.current.value.view;
  useEffect(() => {
    // On a narrow tab they lie side by side, further than it is wide.
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  return (
    <nav class="console-nav" aria-label={words.places} ref={nav}>
      <p class="console-name">Toonbank</p>
      {PLACES.map(({ view, icon }) => (
        <button
          key={view}
          type="button"
          class="console-place"
          aria-current={here === view ? 'page' : undefined}
          data-testid={`console-${view}`}
          onClick={() => places.go(placeOf(`#/${view}`))}
        >
          <Icon node={icon} />
          {words.names[view]}
        </button>
      ))}
    </nav>
  );
}

function View({ place, places }: { readonly place: ConsolePlace; readonly places: ConsolePlaces }) {
  switch (place.view) {
    case 'mandates':
      return <MandatesView chosen={place.mandate} places={places} />;
    case 'knowledge':
      return <KnowledgeView chosen={place.article} places={places} />;
    case 'gaps':
      return <GapsView places={places} />;
    case 'offers':
      return <OffersView />;
    case 'learning':
      return <LearningView />;
    case 'replay':
      return <ReplayView />;
    case 'given':
      return <GivenView />;
    case 'ledger':
      return <LedgerView />;
  }
}
