import type { CodeId } from '../../../shared/kernel/ids.ts';
import { made } from '../../domain/mandate/code-moves.ts';
import type { Work } from '../context.ts';
import { askShopToRevoke } from './ask-shop.ts';
import { tellCode } from './tell-code.ts';

/** The shop has made it. One that ended while the shop was making it is taken back there. */
export async function codeMade(work: Work, id: CodeId, shopRef: string | null): Promise<void> {
  const code = await work.tx.codes.find(id);
  if (code === null) return;
  const moved = made(code, shopRef, work.now);
  if (!moved.isOk) return;
  const there = moved.value;
  if (there !== code) await tellCode(work, there);
  const isOver = there.state === 'revoked' || there.state === 'expired' || there.state === 'failed';
  if (isOver) await askShopToRevoke(work, there);
}
