import { button, make, say } from '../elements.ts';
import type { Follow } from '../follow.ts';
import { beside, viewport } from '../geometry.ts';
import { place, placeAt } from '../place.ts';
import { settling } from '../settling.ts';
import { boxOf, openSight } from '../sight-of.ts';
import type { Stage } from '../stage.ts';
import type { Words } from '../words/words.ts';

export interface ProposalSide {
  readonly stage: Stage;
  readonly follow: Follow;
  readonly words: Words;
  readonly element: Element;
  readonly title: string;
  readonly meaning: string;
  agreed(): void;
  refused(): void;
  gone(): void;
}

/** One proposal beside its element, or in the corner while that is out of sight. @returns takes it off */
export function showProposal(side: ProposalSide): () => void {
  const { stage, words, element } = side;
  const status = make('p', { role: 'status', class: 'along-strong' });
  const yes = button('primary', words.doIt, side.agreed);
  const no = button('quiet', words.refuse, side.refused);
  const card = make(
    'section',
    { class: 'along-card along-proposal', 'aria-label': words.proposal },
    status,
    make('p', { class: 'along-quiet' }, side.meaning),
    make('div', { class: 'along-acts' }, yes, no),
  );
  const outline = make('div', { class: 'along-outline', 'aria-hidden': 'true' });
  stage.under.append(outline);
  stage.over.append(card);
  say(status, side.title);
  const freed = settling([yes, no]);
  const sightOf = openSight(element);
  const remove = (): void => {
    freed();
    unfollow();
    stage.makeWay(null);
    card.remove();
    outline.remove();
  };
  const unfollow = side.follow.add(() => {
    if (!element.isConnected) return side.gone();
    const isSeen = sightOf() !== null;
    outline.hidden = !isSeen;
    stage.makeWay(isSeen ? boxOf(element) : null);
    const size = { width: card.offsetWidth, height: card.offsetHeight };
    const view = viewport();
    if (!isSeen) {
      placeAt(card, {
        x: (view.width - size.width) / 2,
        y: (view.height - size.height) / 2,
      });
      return;
    }
    const box = boxOf(element);
    place(outline, box);
    placeAt(card, beside(box, size, view));
  });
  return remove;
}
