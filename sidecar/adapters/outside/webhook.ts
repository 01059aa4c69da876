import { Webhook } from 'standardwebhooks';
import { neverSent } from '../../../shared/kernel/never-sent.ts';
import { EFFECT_TIMEOUT_MS } from '../../../shared/protocol/limits.ts';
import type { Effect } from '../../domain/effect/effect.ts';
import type { Clock, Log } from '../../ports/ambient.ts';
import type { Outside, Performed } from '../../ports/outside.ts';

export interface WebhookOptions {
  /** http or https. */
  readonly url: string;
  /**
   * As Standard Webhooks writes them: base64, with or without `whsec_` before it. Each signs, so that
   * the receiver can go from one to the next whenever it likes.
   */
  readonly secrets: readonly string[];
  readonly clock: Clock;
  /** Until the answer has come. */
  readonly timeoutMs?: number;
}

/**
 * Sends effects to one address, signed as Standard Webhooks (https://www.standardwebhooks.com). The
 * effect's id is the `webhook-id`, the same at every try, by which the receiver drops repeats (SPEC EF1).
 *
 * @throws when a secret is not base64 or the address is none
 */
export function webhookOutside(options: WebhookOptions): Outside {
  const { secrets, clock, timeoutMs = EFFECT_TIMEOUT_MS } = options;
  const url = new URL(options.url);
  const signers = secrets.map((secret) => new Webhook(secret));

  async function post(effect: Effect, signal: AbortSignal): Promise<Performed> {
    const now = new Date(clock.now());
    const body = bodyOf(effect);
    const answer = await fetch(url, {
      method: 'POST',
      body,
      // The signature is for this address: whatever another one is told, it is not from us.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      headers: {
        'content-type': 'application/json',
        'webhook-id': effect.effect,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
        'webhook-signature': signers.map((each) => each.sign(effect.effect, now, body)).join(' '),
      },
    });
    await answer.body?.cancel();
    return outcomeOf(answer.status);
  }

  return {
    perform: async (effect, signal) => {
      try {
        return await post(effect, signal);
      } catch (error) {
        return outcomeOfError(error);
      }
    },
  };
}

/**
 * For an installation without an address: there is nobody to tell, so every effect is done at once.
 * Leaving it due would fill the table with rows that no retry can help.
 */
export function noOutside(log: Log): Outside {
  return {
    perform: async ({ effect, kind }) => {
      log.debug('No webhook address is set; the effect counts as done.', { effect, kind });
      return { kind: 'done' };
    },
  };
}

/** The payload Standard Webhooks recommends: type, time of the cause, data. */
function bodyOf({ body, createdAt }: Effect): string {
  const timestamp = new Date(createdAt).toISOString();
  return JSON.stringify({ type: body.type, timestamp, data: body.fields });
}

function outcomeOf(status: number): Performed {
  if (status >= 200 && status < 300) return { kind: 'done' };
  const sentence = `The webhook's address answered ${status}.`;
  // 410: the receiver wants no more of it (Standard Webhooks); all else may be mended at the other end.
  return { kind: 'failed', canRetry: status !== 410, sentence };
}

function outcomeOfError(error: unknown): Performed {
  const code = neverSent(error);
  if (code !== null) {
    return {
      kind: 'failed',
      canRetry: true,
      sentence: `The webhook's address cannot be reached (${code}).`,
    };
  }
  return { kind: 'unknown', sentence: 'The webhook was sent, but no answer came.' };
}
