import { type ComponentChildren, render } from 'preact';
import { answerKey } from '../../../../../extension/db/answer-key.ts';
import { PanelContext } from '../../../../../extension/panel/state/panel.ts';
import type { AgentAnswer, AgentQuestion } from '../../../../../shared/protocol/shape.ts';
import { opening, root, until } from '../../panel/support/draw-panel.tsx';
import type { OpenedPanel } from '../../panel/support/open-panel.ts';

type Of<T extends AgentQuestion['type']> = Extract<AgentQuestion, { readonly type: T }>;

/** A view of the console by itself, in English. */
export async function drawView(view: ComponentChildren): Promise<OpenedPanel> {
  const opened = await opening();
  await opened.db.settings.put({ key: 'language', value: 'en' });
  document.body.innerHTML = '<div></div>';
  render(<PanelContext.Provider value={opened.panel}>{view}</PanelContext.Provider>, root());
  return opened;
}

/** What it asked of this type, oldest first. */
export function questionsOf<T extends AgentQuestion['type']>(
  { background }: OpenedPanel,
  type: T,
): readonly { readonly id: string; readonly body: Of<T> }[] {
  const isMeant = (body: AgentQuestion): body is Of<T> => body.type === type;
  return background.posted.flatMap((message) =>
    message.kind === 'question' && isMeant(message.body)
      ? [{ id: message.id, body: message.body }]
      : [],
  );
}

/** The newest question of its type gets this answer. */
export async function answer(
  opened: OpenedPanel,
  type: AgentQuestion['type'],
  answered: AgentAnswer,
): Promise<void> {
  const question = await until(() => {
    const last = questionsOf(opened, type).at(-1);
    if (last === undefined) throw new Error('nothing was asked');
    return last;
  });
  const key = answerKey(question.body);
  await opened.db.answers.put({ key, at: 1, answer: answered });
  opened.background.tell({ kind: 'answered', id: question.id, key });
}
