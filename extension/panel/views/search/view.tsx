import './search.css';
import { useSignal } from '@preact/signals';
import { Search, SearchX, Unplug } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import type { ConversationsAsk } from '../../../../shared/protocol/messages/report.ts';
import { usePanel, useWords } from '../../state/panel.ts';
import { useAnswers } from '../../state/use-live.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field } from '../../ui/field.tsx';
import { Head } from '../../ui/head.tsx';
import { focusFirstRow, List } from '../../ui/list.tsx';
import { PastRow } from './past-row.tsx';

/** A pause in typing this long means: look. */
const PAUSE_MS = 250;
/** One letter finds everything and nothing. */
const TEXT_MIN_CHARS = 2;
const TEXT_MAX_CHARS = 100;

/** What was said before, found by its words. */
export function SearchView({ text }: { readonly text: string }) {
  const { places } = usePanel();
  const words = useWords();
  const written = useSignal(text);
  const field = useRef<HTMLInputElement>(null);
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Coming back from what was found, the focus belongs to the row that was opened.
    if (places.remembered('search') === undefined || text === '') field.current?.focus();
  }, [places, text]);
  useEffect(() => {
    if (written.value === text) return;
    const timer = setTimeout(
      () => places.replace({ view: 'search', text: written.value }),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [written.value, text, places]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow down leads from the field to the list, nothing else
    <div
      class="search"
      data-testid="search-view"
      ref={view}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || event.target !== field.current) return;
        if (view.current !== null && focusFirstRow(view.current)) event.preventDefault();
      }}
    >
      <Head
        title={words.search.title}
        backName={words.shell.back}
        onBack={places.back}
        keepsFocus
      />
      <search class="search-field">
        <Field
          label={words.search.field}
          value={written.value}
          kind="search"
          maxLength={TEXT_MAX_CHARS}
          inputRef={field}
          testId="search-field"
          onInput={(next) => {
            written.value = next;
          }}
        />
      </search>
      {text.trim().length < TEXT_MIN_CHARS ? (
        <EmptyState icon={Search} says={words.search.start} hint={words.search.startHint} />
      ) : (
        <Found key={text} text={text.trim()} />
      )}
    </div>
  );
}

function Found({ text }: { readonly text: string }) {
  const { places } = usePanel();
  const words = useWords();
  const first: ConversationsAsk = { type: 'conversations.ask', visitor: null, text, before: null };
  const asks = useSignal<readonly ConversationsAsk[]>([first]);
  const { rows, asking } = useAnswers(asks.value);
  const sheets = (rows ?? []).flatMap(({ answer }) =>
    answer.type === 'conversations.answered' ? [answer] : [],
  );
  const cards = sheets.flatMap((sheet) => sheet.rows);
  const next = sheets.at(-1)?.next ?? null;

  if (sheets.length === 0 && asking === 'refused') {
    return (
      <EmptyState
        icon={Unplug}
        says={words.search.offline}
        hint={words.search.offlineHint}
        testId="search-offline"
      />
    );
  }
  if (sheets.length === 0) {
    return (
      <p class="empty hint" role="status">
        {words.search.searching}
      </p>
    );
  }
  if (cards.length === 0) {
    return (
      <EmptyState
        icon={SearchX}
        says={words.search.none(text)}
        hint={words.search.noneHint}
        testId="search-none"
      />
    );
  }
  return (
    <>
      <p class="hint section-hint" role="status">
        {words.search.found(cards.length)}
      </p>
      <List label={words.search.title} testId="found" restore={places.remembered('search')}>
        {cards.map((card) => (
          <PastRow
            key={card.conversation}
            card={card}
            onOpen={() => {
              places.remember('search', card.conversation);
              places.go({ view: 'conversation', conversation: card.conversation });
            }}
          />
        ))}
      </List>
      {next !== null && (
        <div class="older">
          <Button
            kind="quiet"
            onClick={() => {
              asks.value = [...asks.value, { ...first, before: next }];
            }}
          >
            {words.search.more}
          </Button>
        </div>
      )}
    </>
  );
}
