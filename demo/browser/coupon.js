/** Applying a code reloads the step; the way to pay that was already chosen goes along. */
export function startCoupon() {
  const kept = document.getElementById('coupon-payment');
  if (!(kept instanceof HTMLInputElement)) return;
  kept.form?.addEventListener('submit', () => {
    const chosen = document.querySelector('input[type="radio"][name="payment"]:checked');
    if (chosen instanceof HTMLInputElement) kept.value = chosen.value;
  });
}
