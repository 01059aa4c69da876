import { assert } from '../../../shared/kernel/assert.ts';
import { err, type Result } from '../../../shared/kernel/result.ts';
import type { VisitorIdentify } from '../../../shared/protocol/messages/session.ts';
import { FLOOR, ofAgent, ofVisitor } from '../../domain/audience.ts';
import { later } from '../../domain/conversation/change.ts';
import type { Conversation } from '../../domain/conversation/conversation.ts';
import type { Visitor } from '../../domain/visitor/visitor.ts';
import type { IdentityFault, SignedIdentity } from '../../ports/identity-check.ts';
import {
  DONE,
  type Environment,
  type Outcome,
  type Refusal,
  refuse,
  type VisitorCaller,
  type Work,
} from '../context.ts';
import { conversationCard } from '../conversation/card.ts';
import { showRow } from '../report/show-row.ts';

type Fault = IdentityFault | 'other-visitor' | 'used-before';

/** What the shop's word is worth, found out before the transaction. */
export type CheckedIdentity = Result<SignedIdentity, IdentityFault>;

/** Checks the shop's signature, audience and times (SPEC ID1). */
export async function checkIdentity(
  environment: Environment,
  who: VisitorCaller,
  command: VisitorIdentify,
): Promise<CheckedIdentity> {
  const shop = environment.shops.current().find((one) => one.shop === who.shop);
  if (shop === undefined) return err('no-key');
  return environment.identityCheck.check(shop, command.token, environment.clock.now());
}

/** The shop says who this visitor is: accepted once, and only for the visitor it was signed for. */
export async function identify(
  work: Work,
  who: VisitorCaller,
  checked: CheckedIdentity | null,
): Promise<Outcome> {
  const visitor = await work.tx.visitors.find(who.visitor);
  assert(visitor !== null && checked !== null, 'known and checked before it is acted upon');
  const going = await work.tx.conversations.openOf(who.visitor);
  if (!visitor.observe && going === null) return NOT_YET;
  if (!checked.isOk) return refusedFor(work, who, checked.error);
  const said = checked.value;
  if (said.visitor !== who.visitor) return refusedFor(work, who, 'other-visitor');
  // Hashed: a shop puts into it what it likes, and it outlives the visitor's erasure.
  const jti = work.digest.sha256(said.jti);
  const isNew = await work.tx.visitors.useTokenOnce(who.shop, jti, said.expiresAt);
  if (!isNew) return refusedFor(work, who, 'used-before');
  await work.tx.visitors.put(identified(visitor, said, work));
  if (going !== null) await renameConversation(work, going, said.name);
  work.tell(ofVisitor(who.visitor), { type: 'visitor.identified', name: said.name });
  await audit(work, 'identity-accepted', who, '');
  await showRow(work, who.visitor);
  return DONE;
}

function identified(visitor: Visitor, said: SignedIdentity, { now }: Work): Visitor {
  const { customer, name, customerValue, orders } = said;
  return { ...visitor, identity: { customer, name, customerValue, orders, identifiedAt: now } };
}

async function renameConversation(
  work: Work,
  conversation: Conversation,
  visitorName: string | null,
): Promise<void> {
  if (conversation.visitorName === visitorName) return;
  const renamed = { ...conversation, visitorName, changedAt: later(conversation, work.now) };
  await work.tx.conversations.put(renamed);
  const card = conversationCard(renamed);
  work.tell(FLOOR, { type: 'conversation.changed', card, lines: [] });
  if (renamed.holder !== null) {
    work.tell(ofAgent(renamed.holder), { type: 'conversation.changed', card, lines: [] });
  }
}

async function refusedFor(work: Work, who: VisitorCaller, fault: Fault): Promise<Refusal> {
  await audit(work, 'identity-refused', who, fault);
  return refusal(fault);
}

function audit(
  work: Work,
  kind: 'identity-accepted' | 'identity-refused',
  who: VisitorCaller,
  detail: string,
): Promise<void> {
  return work.tx.audit.add({ at: work.now, kind, by: who.shop, about: who.visitor, detail });
}

function refusal(fault: Fault): Refusal {
  return refuse('identity-refused', SENTENCES[fault]);
}

// For the shop's developer, who reads them in the browser's console.
const SENTENCES: Record<Fault, string> = {
  'no-key': 'This shop has no identify key here. Set one before signing identities.',
  'bad-signature': 'The signature is not made with the identify key of this shop (HS256).',
  'wrong-audience': 'The token was made for another audience. Set aud to this installation.',
  expired: 'The token has expired. Make a new one for each page.',
  'too-long-valid': 'The token is valid for too long. Make exp at most 5 minutes after iat.',
  malformed: 'The token is not a signed identity with sub, visitor, jti, iat and exp.',
  'other-visitor': 'The token was signed for another visitor. Sign the id of this one.',
  'used-before': 'This token has been used. Give each one a jti of its own and use it once.',
};

const NOT_YET = refuse(
  'not-consented',
  'The visitor has not agreed to be observed and has no chat open. Identify them after either.',
);
