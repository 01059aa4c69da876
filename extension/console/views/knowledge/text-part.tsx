import { useRef } from 'preact/hooks';
import { filled, SNIPPET_VARIABLES } from '../../../../shared/kernel/snippet.ts';
import { TITLE_MAX_CHARS } from '../../../../shared/protocol/limits.ts';
import { Button } from '../../../panel/ui/button.tsx';
import { Field } from '../../../panel/ui/field.tsx';
import { Markdown } from '../../../panel/ui/markdown.tsx';
import { useConsoleWords } from '../../words/words.ts';
import type { Draft } from './draft.ts';
import type { Language } from './knowledge.model.ts';

type Props = {
  readonly language: Language;
  readonly draft: Draft;
  readonly wrong: (field: string) => string | undefined;
  readonly set: (change: Partial<Draft>) => void;
};

/** One language: its title, its text, and how that reads. */
export function TextPart({ language, draft, wrong, set }: Props) {
  const { knowledge } = useConsoleWords();
  const place = useRef<HTMLDivElement>(null);
  const name = knowledge.languages[language];
  const title = draft.titles[language];
  const body = draft.bodies[language];
  const isSnippet = draft.kind === 'snippet';
  const setBody = (text: string): void => set({ bodies: { ...draft.bodies, [language]: text } });

  /** Where the person is writing, else at the end; they go on writing behind it. */
  const insert = (text: string): void => {
    const area = place.current?.querySelector('textarea') ?? null;
    const from = area?.selectionStart ?? body.length;
    const to = area?.selectionEnd ?? body.length;
    setBody(body.slice(0, from) + text + body.slice(to));
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(from + text.length, from + text.length);
    });
  };

  return (
    <section class="article-text" lang={language} ref={place} aria-label={name}>
      <Field
        label={knowledge.titleIn(name)}
        value={title}
        error={wrong(`title.${language}`)}
        maxLength={TITLE_MAX_CHARS}
        testId={`article-title-${language}`}
        onInput={(text) => set({ titles: { ...draft.titles, [language]: text } })}
      />
      <Field
        label={knowledge.bodyIn(name)}
        hint={isSnippet ? knowledge.snippetHint : knowledge.bodyHint}
        value={body}
        error={wrong(`body.${language}`)}
        lines={isSnippet ? 4 : 10}
        testId={`article-body-${language}`}
        onInput={setBody}
      />
      {isSnippet && (
        <fieldset class="article-variables">
          <legend class="hint">{knowledge.insert}</legend>
          {SNIPPET_VARIABLES.map((variable) => (
            <Button
              key={variable}
              testId={`insert-${variable}-${language}`}
              onClick={() => insert(`{${variable}}`)}
            >
              {knowledge.variables[variable]}
            </Button>
          ))}
        </fieldset>
      )}
      {(title.trim() !== '' || body.trim() !== '') && (
        <div class="article-preview" data-testid={`article-preview-${language}`}>
          <p class="hint">{knowledge.preview(name)}</p>
          {title.trim() !== '' && <p class="article-preview-title">{title}</p>}
          {isSnippet ? (
            <p class="markdown-plain">{filled(body, knowledge.examples).text}</p>
          ) : (
            <Markdown text={body} />
          )}
        </div>
      )}
    </section>
  );
}
