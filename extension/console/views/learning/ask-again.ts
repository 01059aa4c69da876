import { useEffect, useRef } from 'preact/hooks';
import type { LearningAsk } from '../../../../shared/protocol/messages/learning.ts';
import { usePanel } from '../../../panel/state/panel.ts';

/** Asked again every few seconds, until what is kept and what decides are one. */
export function useAskAgain(question: LearningAsk, isChanging: boolean): void {
  const { clock, questions } = usePanel();
  const tick = isChanging ? clock.calm.value : null;
  const last = useRef<number | null>(null);
  useEffect(() => {
    const isLater = last.current !== null && tick !== null;
    last.current = tick;
    if (isLater && questions.asking(question).peek() === 'answered') questions.ask(question);
  }, [tick]);
}
