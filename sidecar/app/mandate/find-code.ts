import type { ShopId } from '../../../shared/kernel/ids.ts';
import type { Code } from '../../domain/mandate/code.ts';
import { codeTextOf } from '../../domain/mandate/code-text.ts';
import type { Work } from '../context.ts';

/** The code that was typed in this shop; a code of another shop is none (SPEC CD7). */
export async function findCode(
  { tx }: Pick<Work, 'tx'>,
  shop: ShopId,
  typed: string,
): Promise<Code | null> {
  const text = codeTextOf(typed);
  return text === null ? null : tx.codes.findByText(shop, text);
}
