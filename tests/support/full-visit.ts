import {
  asId,
  type ConversationId,
  type ExerciseId,
  type VisitorId,
} from '../../shared/kernel/ids.ts';
import { after, asDurationMs } from '../../shared/kernel/time.ts';
import { noteViewed } from '../../sidecar/app/cobrowse/note-viewed.ts';
import type { Observed, Product } from '../../sidecar/domain/session/act.ts';
import { anApproval, anEntry, aTask, LINK } from './builders/ledger.ts';
import { aCode, anExercise } from './builders/mandate.ts';
import { agentCaller, type Desk } from './desk.ts';
import { identityToken } from './environment.ts';
import { COUPON } from './hesitating.ts';
import { aVisit, type Visit } from './visit.ts';

/** Somebody who left something in every field there is, and those traces. */
export interface FullVisit {
  readonly visit: Visit;
  readonly visitor: VisitorId;
  readonly conversations: readonly string[];
  /** Every text that is theirs, or about them; each stands somewhere in the store. */
  readonly traces: readonly string[];
}

/** How far it came, so that no two visits are the same. */
export interface FullVisitSteps {
  readonly lines: number;
  readonly isStillTalking: boolean;
  readonly isBlocked: boolean;
}

/** Plays one whole visit with agents `agent-a` and `agent-b`; `mark` begins every text, in small letters. */
export async function fullVisit(
  desk: Desk,
  mark: string,
  { lines, isStillTalking, isBlocked }: FullVisitSteps,
): Promise<FullVisit> {
  const { environment } = desk;
  const traces: string[] = [];
  const trace = (what: string): string => {
    traces.push(`${mark}-${what}`);
    return `${mark}-${what}`;
  };
  const visit = await aVisit(environment, { tab: trace('tab') });
  const { visitor } = visit.who;
  await visit.send(...signals(trace), COUPON);
  await desk.visitor(visitor, {
    type: 'visitor.identify',
    token: identityToken({
      customer: trace('customer'),
      visitor,
      // Not a trace: only its hash is kept.
      jti: `${mark}-jti`,
      expiresAt: after(environment.clock.now(), asDurationMs(60_000)),
      name: trace('name'),
      customerValue: 'high',
      orders: 3,
    }),
  });
  const { session } = await visit.session();
  await desk.agent('agent-a', { type: 'offer.make', session, offer: `${mark}-offer` });

  const talk = trace('talk');
  await desk.visitor(visitor, { type: 'conversation.open', conversation: talk, language: 'nl' });
  const holder = (await desk.conversation(talk)).holder ?? 'nobody';
  const other = holder === 'agent-a' ? 'agent-b' : 'agent-a';
  await desk.agent(holder, { type: 'conversation.accept', conversation: talk });
  for (let n = 1; n <= lines; n += 1) {
    const said = { type: 'chat.say', conversation: talk } as const;
    const line = trace(`line${n}`);
    await desk.visitor(visitor, { ...said, line, text: trace(`words${n}`) });
    const shown = { conversation: talk, line, articles: [] };
    await desk.agent(holder, { type: 'suggestion.shown', ...shown });
    await desk.agent(holder, { ...said, line: `${mark}-answer${n}`, text: trace(`answer${n}`) });
    await desk.agent(holder, { type: 'chat.see', conversation: talk, upTo: 1 });
  }
  // Ends with the hand-over. An id of its own, for the audit log, which stays.
  const cobrowse = environment.ids.next();
  await desk.agent(holder, { type: 'cobrowse.ask', cobrowse, conversation: talk });
  await desk.visitor(visitor, { type: 'cobrowse.answer', cobrowse, isAgreed: true });
  await noteViewed(environment, agentCaller(holder), asId(cobrowse));
  const note = trace('handover');
  await desk.agent(holder, {
    type: 'conversation.hand-over',
    conversation: talk,
    to: other,
    note,
  });
  await desk.agent(other, { type: 'conversation.accept', conversation: talk });
  const conversations = [talk];
  if (!isStillTalking) {
    // The note of the wrap-up takes the place of the hand-over's, which is then told only in feeds.
    await desk.agent(other, { type: 'conversation.end', conversation: talk });
    const disposition = environment.policy.current().dispositions[0]?.id ?? 'none';
    await desk.agent(other, {
      type: 'conversation.wrap-up',
      conversation: talk,
      disposition,
      note: trace('wrapup'),
    });
    const conversation = trace('message');
    conversations.push(conversation);
    await desk.visitor(visitor, {
      type: 'message.leave',
      conversation,
      line: trace('left'),
      text: trace('lefttext'),
      contact: trace('contact'),
      language: 'nl',
    });
  }
  await environment.store.transact((tx) =>
    tx.offers.putOrder({
      shop: visit.who.shop,
      order: trace('order'),
      session,
      visitor,
      confirmedAt: environment.clock.now(),
      changedAt: environment.clock.now(),
    }),
  );
  await giveAll(desk, visitor, asId(talk), trace);
  if (isBlocked) {
    await desk.agent('lead', { type: 'visitor.block', visitor, reason: trace('reason') });
  }
  return { visit, visitor, conversations, traces };
}

/** One of each thing that may be given, and what came with it. */
async function giveAll(
  { environment }: Desk,
  visitor: VisitorId,
  conversation: ConversationId,
  trace: (what: string) => string,
): Promise<void> {
  const id = <Id extends string>(): Id => asId<Id>(environment.ids.next());
  const whose = { visitor, conversation, exercise: id<ExerciseId>() };
  const exercise = anExercise({ ...whose, code: id(), task: id() });
  await environment.store.transact(async (tx) => {
    const known = await tx.visitors.find(visitor);
    if (known !== null) await tx.visitors.put({ ...known, ledgerSalt: environment.ids.secret() });
    await tx.exercises.put(exercise);
    await tx.exercises.putTask(
      aTask({ ...whose, task: exercise.task ?? id(), note: trace('tasknote') }),
    );
    await tx.codes.put(aCode({ ...whose, code: exercise.code ?? id(), text: trace('codetext') }));
    const { exercise: _, ...asked } = whose;
    await tx.approvals.put(
      anApproval({ ...asked, approval: id(), state: 'granted', reason: trace('approvalreason') }),
    );
    await tx.ledger.append([anEntry({ charges: exercise.charges })], LINK);
  });
}

/** Every signal, with a text of the visitor's in every field that takes one. */
function signals(trace: (what: string) => string): readonly Observed[] {
  const product: Product = {
    product: trace('product'),
    name: trace('productname'),
    category: trace('category'),
    variant: trace('variant'),
    priceMinor: 4_995,
  };
  const page = trace('page');
  const order = { page, valueMinor: 4_995, currency: 'EUR' } as const;
  const basket = { lines: [{ ...product, quantity: 1 }], valueMinor: 4_995, currency: 'EUR' };
  return [
    {
      type: 'page.viewed',
      page,
      url: `/${trace('url')}`,
      title: trace('title'),
      pageType: 'product',
      referrer: 'search',
    },
    { type: 'product.viewed', page, product },
    { type: 'list.viewed', page, name: trace('list') },
    { type: 'search.made', page, query: trace('search') },
    { type: 'basket.changed', page, basket },
    { type: 'checkout.stepped', page, step: 'begun' },
    { type: 'refund.claimed', ...order, order: trace('refund') },
    { type: 'track.noted', page, name: trace('tracked') },
    { type: 'page.left', page, visibleMs: 1_000 },
  ];
}

/** Agents and a lead who can help whoever comes. */
export async function staff(desk: Desk): Promise<void> {
  for (const agent of ['agent-a', 'agent-b']) {
    await desk.hire({ agent: asId(agent), name: agent, capacity: 20 });
  }
  await desk.hire({ agent: asId('lead'), name: 'lead', role: 'lead', chosen: 'away' });
}
