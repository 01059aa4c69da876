import type { OrderNoted } from '../../app/mandate/note-order.ts';
import type { Counters } from '../counters.ts';

/** What an order did to codes, for the numbers; loss is an alarm (SPEC CD4). */
export function countNoted(counters: Counters, noted: OrderNoted): void {
  counters.codes('redeemed', noted.redeemed);
  counters.codes('released', noted.released);
  counters.codes('returned', noted.returned);
  counters.codes('lost', noted.lost);
  counters.codes('paid-after-end', noted.afterEnd);
}
