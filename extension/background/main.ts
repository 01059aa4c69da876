import type { PlacedFact } from '../db/apply.ts';
import { forgetAll, forgetOld } from '../db/retention.ts';
import { Tables } from '../db/tables.ts';
import {
  clearNotice,
  everyMinutes,
  onNoticeClick,
  onWoken,
  openPanel,
  openPanelOnClick,
  stayAwake,
  toggleSidebarOnClick,
} from '../platform/browser.ts';
import type { FromPanel, LinkState } from '../platform/panel-channel.ts';
import { announce, paintBadge } from './attention.ts';
import { KnowledgeCopy } from './knowledge-copy.ts';
import { Link } from './link.ts';
import { Outbox } from './outbox.ts';
import { type Panel, PanelPorts } from './panel-ports.ts';
import { Questions } from './questions.ts';
import { receive } from './receive.ts';
import { lookUp, pair } from './sign-in.ts';
import { soon } from './soon.ts';
import { aroundViewer, proveForViewer } from './viewer.ts';
import { ViewerPorts } from './viewer-ports.ts';

/** Conversation whose notice was clicked while no panel was open; the next one shows it. */
let wanted: string | null = null;

/** Between two tries while the sidecar's store is full or locked. */
const RETRY_MS = 2_000;

const db = new Tables();
const now = () => Date.now();
const panels = new PanelPorts();
const viewers = new ViewerPorts();

const link = new Link({
  db,
  now,
  onBeat: stayAwake,
  onState: (state) => {
    // In this very turn: a command written in the next one must find its place behind the others.
    if (state.kind === 'live') outbox.resend().catch(logged);
    inOrder(() => linkBecame(state));
  },
  onMessages: (batch) =>
    receive(
      {
        db,
        outbox,
        questions,
        knowledge,
        now,
        retrySoon,
        tell: (message) => panels.tell(message),
        tellWatchers: (message) => panels.tellWatchers(message),
        onApplied: (facts) => {
          for (const { fact } of facts) {
            if (fact.type === 'visitor.erased') {
              panels.tell({ kind: 'erased', conversations: fact.conversations });
            }
            if (fact.type === 'cobrowse.changed' && fact.card.ending !== null) {
              viewers.ended(fact.card.cobrowse, fact.card.ending);
            }
            // Who has just said something is no longer writing it; "stopped" may get lost.
            if (fact.type !== 'chat.said' || fact.line.author.kind !== 'visitor') continue;
            const { conversation } = fact.line;
            panels.tell({ kind: 'typing', conversation, isTyping: false });
          }
          // A notice or a sound that fails is no reason to start the link again, nor to leave what was
          // erased on the desktop.
          inOrder(async () => {
            await paintBadge(db, link.state);
            await announce(db, facts, panels.showing, now());
          });
          inOrder(() => clearErased(facts));
          inOrder(() => knowledge.ensure());
        },
      },
      batch,
    ),
});
const outbox = new Outbox(db, ({ id, at, body }) => link.send(id, at, body));
const retrySoon = soon(RETRY_MS, () => guarded(() => outbox.resend()));
const knowledge = new KnowledgeCopy(db, (id, question) => link.send(id, now(), question));
const questions = new Questions(db, (id, question) => link.send(id, now(), question), now);

// Every listener is registered in the worker's first turn: the browser wakes it only for those.
panels.listen({
  onAttach: (panel) => {
    panel.post({ kind: 'link', state: link.state });
    panel.post({ kind: 'popped-out', cobrowses: viewers.poppedOut });
    if (wanted !== null) panel.post({ kind: 'show', conversation: wanted });
    wanted = null;
    void link.ensure();
  },
  onMessage: (panel, message) => guarded(() => answerPanel(panel, message)),
  onWatchChange: watchFloor,
  onDetach: (panel) => questions.leftBy(panel),
});
viewers.listen({
  around: (cobrowse) => aroundViewer(db, cobrowse),
  prove: async (challenge) => {
    void link.ensure();
    return proveForViewer(db, challenge, await link.sidecarNow());
  },
  end: async (id, cobrowse) => {
    await outbox.add(id, now(), { type: 'cobrowse.end', cobrowse });
    return link.ensure();
  },
  onTabsChange: () => panels.tell({ kind: 'popped-out', cobrowses: viewers.poppedOut }),
  guarded,
});
onWoken(() => guarded(openPanelOnClick));
toggleSidebarOnClick();
onNoticeClick((conversation) => {
  if (panels.isOpen) panels.tell({ kind: 'show', conversation });
  else wanted = conversation;
  void clearNotice(conversation);
  openPanel();
});
// An alarm outlives the worker: it brings the link back if the worker died while somebody waits.
everyMinutes('revive', 0.5, () => void link.ensure());
everyMinutes('forget', 60, () => guarded(() => forgetOld(db, now())));
self.addEventListener('online', () => {
  // A network that is back mends no access that was taken back.
  if (link.state.kind !== 'stopped') void link.restart();
});
void link.ensure();

let isFloorAsked = false;

function watchFloor(): void {
  const isWanted = panels.isFloorWatched;
  if (isWanted === isFloorAsked && !isWanted) return;
  // Asking again while watching brings the whole floor: a second panel needs it too.
  if (link.send(crypto.randomUUID(), now(), { type: 'floor.watch', isOn: isWanted })) {
    isFloorAsked = isWanted;
  }
}

async function linkBecame(state: LinkState): Promise<void> {
  panels.tell({ kind: 'link', state });
  if (state.kind === 'live') {
    isFloorAsked = false;
    watchFloor();
    await knowledge.ensure();
  } else {
    questions.abandon();
    knowledge.abandon();
  }
  await paintBadge(db, state);
}

/** Their words and name stood in notices too. */
async function clearErased(facts: readonly PlacedFact[]): Promise<void> {
  for (const { fact } of facts) {
    if (fact.type !== 'visitor.erased') continue;
    for (const conversation of fact.conversations) await clearNotice(conversation);
  }
}

async function answerPanel(panel: Panel, message: FromPanel): Promise<void> {
  switch (message.kind) {
    case 'command': {
      const isKept = await outbox.add(message.id, now(), message.body);
      if (isKept) panel.post({ kind: 'kept', id: message.id });
      else panel.post({ kind: 'refused', id: message.id, refusal: 'at-capacity', sentence: '' });
      return link.ensure();
    }
    case 'question':
      return questions.ask(panel, message.id, message.body);
    case 'left':
      return questions.left(message.id);
    case 'typing': {
      const { conversation, isTyping } = message;
      link.send(crypto.randomUUID(), now(), { type: 'chat.typing', conversation, isTyping });
      return;
    }
    case 'look-up': {
      const found = await lookUp(message.url);
      panel.post({
        kind: 'looked-up',
        id: message.id,
        sidecar: found.isOk ? found.sidecar : null,
        sentence: found.isOk ? '' : found.sentence,
      });
      return;
    }
    case 'pair': {
      const { id, url, code, deviceName } = message;
      const paired = await pair(db, url, code, deviceName);
      if (!paired.isOk) {
        const { because, sentence } = paired;
        panel.post({ kind: 'refused', id, refusal: because, sentence });
        return;
      }
      panel.post({ kind: 'paired', id, name: paired.name, role: paired.role });
      return link.restart();
    }
    case 'unpair':
      // What had arrived is written first, or it would be written after all was forgotten.
      await link.restart(() => forgetAll(db));
      panel.post({ kind: 'acked', id: message.id, result: null });
      return;
    case 'bring-back':
      return viewers.bringBack(message.cobrowse);
    case 'show-viewer':
      return viewers.show(message.cobrowse);
    case 'reconnect':
      return link.restart();
    case 'watch-floor':
    case 'showing':
      return;
  }
}

let turn: Promise<void> = Promise.resolve();

/** One after another: a link that flickers must not flush twice at once. */
function inOrder(act: () => Promise<void>): void {
  turn = turn.then(act).catch(logged);
}

/** The service-worker listener's one catch: log and go on. */
function guarded(act: () => Promise<void> | void): void {
  Promise.resolve().then(act).catch(logged);
}

function logged(error: unknown): void {
  console.error('the background could not finish something', error);
}
