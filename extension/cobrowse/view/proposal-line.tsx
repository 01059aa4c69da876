import { Check, CircleX, Hourglass, X } from 'lucide';
import { IconButton } from '../../panel/ui/button.tsx';
import { Icon } from '../../panel/ui/icon.tsx';
import type { Words } from '../../panel/words/words.ts';
import { isOpen, type Proposal } from './proposals.ts';
import type { Tools } from './tools.ts';

type LineProps = { readonly words: Words; readonly tools: Tools };

/** The newest proposal and what became of it. */
export function ProposalLine({ words, tools }: LineProps) {
  const proposal = tools.proposals.current.value;
  const { view } = words.cobrowse;
  return (
    <div role="status">
      {proposal !== null && (
        <p
          class={`viewer-line viewer-line-${toneOf(proposal)}`}
          data-testid="proposal"
          data-answer={proposal.answer}
        >
          <Icon node={iconOf(proposal)} />
          <span>
            <b>{sayProposal(words, proposal)}</b>: {view.answers[proposal.answer]}
          </span>
          <IconButton
            icon={X}
            name={isOpen(proposal) ? view.withdraw : view.putAway}
            testId="proposal-away"
            onClick={tools.proposals.putAway}
          />
        </p>
      )}
    </div>
  );
}

function sayProposal({ cobrowse }: Words, { what }: Proposal): string {
  const { proposals } = cobrowse.view;
  switch (what.kind) {
    case 'fill':
      return proposals.fill(what.text);
    case 'code':
      return what.code === null ? proposals.code : proposals.codeWith(what.code);
    default:
      return proposals[what.kind];
  }
}

function toneOf(proposal: Proposal): 'plain' | 'green' | 'amber' {
  if (isOpen(proposal)) return 'plain';
  return proposal.answer === 'done' ? 'green' : 'amber';
}

function iconOf(proposal: Proposal) {
  if (isOpen(proposal)) return Hourglass;
  return proposal.answer === 'done' ? Check : CircleX;
}
