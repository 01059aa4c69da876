import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asId, type MessageId, type ShopId } from '../../../shared/kernel/ids.ts';
import type { Work } from '../../app/context.ts';
import { applyForShop } from '../../app/mandate/apply-code.ts';
import { checkForShop, type ForBasket } from '../../app/mandate/check-code.ts';
import { noteOrder, type OrderNoted, type OrderTold } from '../../app/mandate/note-order.ts';
import { type ForOrder, redeemForShop } from '../../app/mandate/redeem-code.ts';
import { releaseForShop } from '../../app/mandate/release-code.ts';
import { type ShopCall, said, shopCall } from '../../app/mandate/shop-call.ts';
import { look } from '../../app/pipeline.ts';
import type { Answer } from '../../ports/store/marks.ts';
import { outcomeOf } from '../answers.ts';
import type { Gateway } from '../context.ts';
import type { CodeEvent } from '../counters.ts';
import { REFUSAL_SCHEMA, refuseHttp } from '../refusal-reply.ts';
import { countNoted } from './count-noted.ts';
import { countGuesses } from './guesses.ts';
import * as schemas from './schemas.ts';
import { signerOf } from './signature.ts';

type Asking<Fields> = Fields & { readonly asker: string };
type InBasket = { readonly code: string; readonly basket: string };

const KEY_HEADER = 'idempotency-key';

/**
 * POST /v1/codes/check, apply, redeem and release, and POST /v1/orders: what a shop's server asks and tells about
 * codes (SPEC CD3, CD5, CD6). For servers: no page may call them.
 */
export function routeCodes(app: FastifyInstance, gateway: Gateway): void {
  const { bounds, counters, environment, faults } = gateway;
  const { isShared } = environment.store;
  const guesses = countGuesses({ ...environment, bounds, isShared });
  const callers = new WeakMap<FastifyRequest, Omit<ShopCall, 'key'>>();
  const config = { rateLimit: { max: bounds.serverCallsPerMinute } };
  const refusals = { '4xx': REFUSAL_SCHEMA, '5xx': REFUSAL_SCHEMA };

  // Kept as it came: the signature is over its bytes.
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) =>
    done(null, body),
  );

  // After the rate limit, before the body is looked at.
  app.addHook('preValidation', async (request, reply) => {
    const { headers, url } = request;
    if (headers.origin !== undefined) {
      return refuseHttp(reply, counters, 'http', 'origin-not-allowed');
    }
    const body = typeof request.body === 'string' ? request.body : '';
    const signature = one(headers['toonbank-signature']);
    const signer = signerOf(
      {
        shop: one(headers['toonbank-shop']),
        timestamp: one(headers['toonbank-timestamp']),
        signature,
        once: one(headers[KEY_HEADER]),
        path: url,
        body,
      },
      environment,
    );
    if (signer.kind === 'unsigned') {
      return refuseHttp(reply, counters, 'http', 'unauthenticated', NOT_SIGNED);
    }
    if (signer.kind === 'late') {
      return refuseHttp(reply, counters, 'http', 'unauthenticated', TOO_LATE);
    }
    const { shop, coversKey } = signer;
    const looseSignature = coversKey ? null : (signature ?? '');
    callers.set(request, { shop, about: `${url}\n${body}`, looseSignature });
    request.body = parsed(body);
    return undefined;
  });

  app.post<{ Body: Asking<ForBasket> }>(
    '/v1/codes/check',
    {
      config,
      schema: {
        summary: 'What a code would take off a basket; changes nothing.',
        headers: schemas.headersSchema(false),
        body: schemas.CHECK_SCHEMA,
        response: { 200: schemas.OFF_SCHEMA, ...refusals },
      },
    },
    (request, reply) =>
      guarded(request, reply, request.body.asker, 'checked', (shop) =>
        look(environment, (work) => checkForShop(work, shop, request.body)),
      ),
  );
  app.post<{ Body: Asking<ForBasket & InBasket> }>(
    '/v1/codes/apply',
    {
      config,
      schema: {
        summary: 'A basket holds the code from now on.',
        headers: schemas.headersSchema(true),
        body: schemas.APPLY_SCHEMA,
        response: { 200: schemas.OFF_SCHEMA, ...refusals },
      },
    },
    (request, reply) =>
      guarded(request, reply, request.body.asker, 'applied', (shop) =>
        once(request, (work) => applyForShop(work, shop, request.body)),
      ),
  );
  app.post<{ Body: Asking<ForOrder> }>(
    '/v1/codes/redeem',
    {
      config,
      schema: {
        summary: 'An order uses the code up; no other order can.',
        headers: schemas.headersSchema(true),
        body: schemas.REDEEM_SCHEMA,
        response: { 200: schemas.REDEEMED_SCHEMA, ...refusals },
      },
    },
    (request, reply) =>
      guarded(request, reply, request.body.asker, 'redeemed', (shop) =>
        once(request, (work) => redeemForShop(work, shop, request.body)),
      ),
  );
  app.post<{ Body: Asking<InBasket> }>(
    '/v1/codes/release',
    {
      config,
      schema: {
        summary: 'The basket lets go of the code.',
        headers: schemas.headersSchema(true),
        body: schemas.RELEASE_SCHEMA,
        response: { 200: schemas.RELEASED_SCHEMA, ...refusals },
      },
    },
    (request, reply) =>
      guarded(request, reply, request.body.asker, 'released', (shop) =>
        once(request, (work) => releaseForShop(work, shop, request.body)),
      ),
  );
  app.post<{ Body: OrderTold }>(
    '/v1/orders',
    {
      config,
      schema: {
        summary: 'How an order stands: paid, cancelled or not paid, with the codes it holds.',
        headers: schemas.headersSchema(true),
        body: schemas.ORDER_SCHEMA,
        response: { 200: schemas.NOTED_SCHEMA, ...refusals },
      },
    },
    async (request, reply) => {
      // Stays null for a repeat, which does nothing that could be counted.
      let noted: OrderNoted | null = null;
      const noting = async (work: Work): Promise<Answer> => {
        noted = await noteOrder(work, shopOf(request), request.body);
        return said({ ...noted });
      };
      const answer = await outcomeOf(() => once(request, noting), faults('codes'));
      if (answer.kind === 'done' && noted !== null) countNoted(counters, noted);
      return say(reply, answer);
    },
  );

  async function guarded(
    request: FastifyRequest,
    reply: FastifyReply,
    asker: string,
    event: CodeEvent,
    ask: (shop: ShopId) => Promise<Answer>,
  ): Promise<FastifyReply> {
    const shop = shopOf(request);
    if (!guesses.mayAsk(shop, asker)) {
      counters.codes('guess-limited', 1);
      return refuseHttp(reply, counters, 'http', 'too-many', TOO_MANY_GUESSES);
    }
    const answer = await outcomeOf(() => ask(shop), faults('codes'));
    if (answer.kind === 'done') {
      counters.codes(event, 1);
    } else if (answer.refusal === 'not-found') {
      counters.codes('guessed', 1);
      if (guesses.noteWrong(shop, asker)) {
        environment.log.warn('Too many wrong discount codes; no more are looked up for a while.', {
          shop,
        });
      }
    } else {
      counters.codes('refused', 1);
    }
    return say(reply, answer);
  }

  /** Acts under the call's once-only key. */
  function once(request: FastifyRequest, act: (work: Work) => Promise<Answer>): Promise<Answer> {
    const key = asId<MessageId>(one(request.headers[KEY_HEADER]) ?? '');
    return shopCall(environment, { ...callerOf(request), key }, act);
  }

  function callerOf(request: FastifyRequest): Omit<ShopCall, 'key'> {
    const caller = callers.get(request);
    if (caller === undefined) throw new Error('a call that is answered was signed');
    return caller;
  }

  function shopOf(request: FastifyRequest): ShopId {
    return callerOf(request).shop;
  }

  function say(reply: FastifyReply, answer: Answer): FastifyReply {
    if (answer.kind === 'refused') {
      return refuseHttp(reply, counters, 'http', answer.refusal, answer.sentence);
    }
    return reply.type('application/json; charset=utf-8').send(answer.said ?? '{}');
  }
}

const NOT_SIGNED =
  'The call is not signed with a server key of this shop (docs/SHOPS.md, "Codes").';
const TOO_LATE = 'The timestamp is more than 5 minutes from the time here. Set the clock right.';
const TOO_MANY_GUESSES = 'Too many wrong codes. Try again in 10 minutes.';

function one(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}

/** What is not JSON is refused by the schema. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
