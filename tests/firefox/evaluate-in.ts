import type { Bidi } from './bidi.ts';

type Evaluated =
  | { readonly type: 'success'; readonly result: { readonly value?: string } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

/** The value of an expression in a page, as JSON carries it; what it promises is waited for. */
export async function evaluateIn<T>(bidi: Bidi, context: string, expression: string): Promise<T> {
  const evaluated = await bidi.send<Evaluated>('script.evaluate', {
    expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
    target: { context },
    awaitPromise: true,
    userActivation: false,
  });
  if (evaluated.type === 'exception') {
    throw new Error(`in Firefox: ${evaluated.exceptionDetails.text}`);
  }
  return JSON.parse(evaluated.result.value ?? 'null');
}
