import type { IconNode } from 'lucide';
import {
  CircleCheck,
  CircleQuestionMark,
  CreditCard,
  FileText,
  House,
  LayoutGrid,
  LifeBuoy,
  MessageSquare,
  Search,
  ShoppingBasket,
  Tag,
  UserRound,
} from 'lucide';
import type { PageType } from '../../../../shared/protocol/messages/session.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Stop, Visit } from './journey.model.ts';
import { type ActTone, sayAct } from './say-act.ts';
import type { VisitorNow } from './use-visitor.ts';

type JourneyProps = { readonly known: VisitorNow; readonly visits: readonly Visit[] };

/** Pages and signals of this and earlier visits, newest on top, with time in view. */
export function Journey({ known, visits }: JourneyProps) {
  const words = useWords();
  return (
    <section aria-labelledby="journey-title" data-testid="journey">
      <h2 id="journey-title" class="section-title">
        {words.visitor.journey}
      </h2>
      {visits.length === 0 && (
        <p class="hint section-hint">
          {known.card?.observe === false ? words.visitor.journeyOff : words.visitor.journeyEmpty}
        </p>
      )}
      {visits.map((visit, at) => (
        <VisitStops
          key={visit.session}
          visit={visit}
          isThis={at === 0 && known.row?.isHere === true}
        />
      ))}
      {known.hasOlder && (
        <div class="older">
          <Button kind="quiet" testId="older" onClick={known.showOlder}>
            {words.visitor.older}
          </Button>
        </div>
      )}
    </section>
  );
}

function VisitStops({ visit, isThis }: { readonly visit: Visit; readonly isThis: boolean }) {
  const { clock } = usePanel();
  const words = useWords();
  const day = words.time.day(visit.startedAt, clock.calm.value);
  return (
    <>
      <h3 class="visit-title">
        {isThis ? words.visitor.thisVisit : `${day} ${words.time.clock(visit.startedAt)}`}
      </h3>
      <ol class="stops">
        {visit.stops.map((stop) => (
          <StopRow key={stop.key} stop={stop} />
        ))}
      </ol>
    </>
  );
}

function StopRow({ stop }: { readonly stop: Stop }) {
  const words = useWords();
  const { page, visibleMs } = stop;
  const title = page === null ? words.pages.other : page.title || words.pages[page.pageType];
  return (
    <li class="stop">
      <span class="stop-icon">
        <Icon
          node={PAGE_ICONS[page?.pageType ?? 'other']}
          name={words.pages[page?.pageType ?? 'other']}
        />
      </span>
      <span class="stop-words">
        <span class="stop-line">
          <span class="stop-title">{title}</span>
          {visibleMs !== null && (
            <span class="stop-time" title={words.visitor.visible(words.time.length(visibleMs))}>
              {words.time.length(visibleMs)}
            </span>
          )}
          <time class="stop-clock">{words.time.clock(stop.at)}</time>
        </span>
        {stop.acts.map((act) => {
          const { says, tone } = sayAct(words, act);
          return (
            <span key={`${act.place} ${act.act.type}`} class={`act act-${tone}`}>
              <Icon node={TONE_ICONS[tone]} size={12} />
              {says}
            </span>
          );
        })}
      </span>
    </li>
  );
}

const PAGE_ICONS: Record<PageType, IconNode> = {
  home: House,
  category: LayoutGrid,
  product: Tag,
  search: Search,
  basket: ShoppingBasket,
  checkout: CreditCard,
  'thank-you': CircleCheck,
  account: UserRound,
  service: LifeBuoy,
  other: FileText,
};

const TONE_ICONS: Record<ActTone, IconNode> = {
  plain: FileText,
  hesitates: CircleQuestionMark,
  offer: MessageSquare,
  ordered: CircleCheck,
};
