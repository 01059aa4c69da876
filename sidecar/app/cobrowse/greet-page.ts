import { asId, type CobrowseId, type ShopId, type VisitorId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { PageHello } from '../../../shared/protocol/frame-sockets.ts';
import type { CobrowseRules } from '../../../shared/protocol/messages/cobrowse.ts';
import { type Environment, type Refusal, refuse } from '../context.ts';
import { BLOCKED } from '../conversation/refusal.ts';
import { look } from '../pipeline.ts';
import { NO_COBROWSE, NOT_AGREED, OVER } from './refusal.ts';
import { cobrowseRulesOf } from './rules-of.ts';

/** A shop page that may send frames of itself. */
export interface GreetedPage {
  readonly visitor: VisitorId;
  readonly cobrowse: CobrowseId;
  readonly rules: CobrowseRules;
}

/**
 * Lets a page in whose visitor agreed to this and has not stopped it (SPEC CB2). Known by the secret, as a
 * link is, but nobody is made and nothing written. What is another visitor's is taken for what never was.
 * It may end meanwhile: `pageCame` says so.
 */
export function greetPage(
  environment: Environment,
  hello: PageHello,
  shop: ShopId,
): Promise<Result<GreetedPage, Refusal>> {
  return look(environment, async ({ tx, digest, policy }) => {
    const visitor = await tx.visitors.findBySecret(shop, digest.sha256(hello.secret));
    if (visitor === null) return err(UNKNOWN);
    if (visitor.blocked !== null) return err(BLOCKED);
    const cobrowse = await tx.cobrowses.find(asId(hello.cobrowse));
    if (cobrowse?.visitor !== visitor.visitor) return err(NO_COBROWSE);
    if (cobrowse.state === 'asked') return err(NOT_AGREED);
    if (cobrowse.state === 'ended') return err(OVER);
    return ok({
      visitor: visitor.visitor,
      cobrowse: cobrowse.cobrowse,
      rules: cobrowseRulesOf(policy, visitor.shop),
    });
  });
}

const UNKNOWN = refuse('unauthenticated', 'This visitor is not known here. Load the page again.');
