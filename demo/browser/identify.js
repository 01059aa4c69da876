import { toonbank } from './queue.js';

const KEY = 'vandam.identified';

/** For a signed-in customer: Toonbank says which visitor this is, the shop's server vouches for who that is. */
export function startIdentify() {
  const customer = document.body.dataset.customer;
  if (customer === undefined) return;
  /** @param {unknown} visitorId */
  const vouch = async (visitorId) => {
    if (typeof visitorId !== 'string') return;
    const told = `${customer} ${visitorId}`;
    if (sessionStorage.getItem(KEY) === told) return;
    const answer = await fetch(`/identify?visitor=${encodeURIComponent(visitorId)}`, {
      method: 'POST',
    });
    if (!answer.ok) return;
    toonbank('identify', await answer.text());
    sessionStorage.setItem(KEY, told);
  };
  toonbank('visitor', vouch);
}
