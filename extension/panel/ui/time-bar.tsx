/** How much time is left, as a quiet line; the words beside it say it to everybody. @param share 0..1 */
export function TimeBar({ share }: { readonly share: number }) {
  return (
    <span class="time-bar" aria-hidden="true">
      <span class="time-bar-left" style={{ inlineSize: `${Math.round(share * 100)}%` }} />
    </span>
  );
}
