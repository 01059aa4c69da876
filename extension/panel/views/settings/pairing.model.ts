/** An address as somebody types or pastes it → the origin to call; null when it cannot be one. */
export function readAddress(written: string): string | null {
  const text = written.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : guess(text);
  if (text === '' || !URL.canParse(full)) return null;
  const url = new URL(full);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.hostname !== '' && url.username === '' ? url.origin : null;
}

/** Codes are read aloud and pasted out of chats: spaces and small letters do not matter. */
export function readCode(written: string): string {
  return written.replace(/\s+/g, '').toUpperCase();
}

type Brand = { readonly brand: string };
type Navigating = {
  readonly userAgent: string;
  readonly userAgentData?: { readonly brands: readonly Brand[]; readonly platform: string };
};

/** Browser and system in words, so that a lead can tell two machines of one agent apart. */
export function describeDevice({ userAgent, userAgentData }: Navigating): {
  readonly browser: string;
  readonly system: string;
} {
  const named = userAgentData?.brands.filter(({ brand }) => !/not.?a|chromium/i.test(brand)) ?? [];
  const browser = named[0]?.brand ?? /(Firefox|Edg|Chrome)/.exec(userAgent)?.[1] ?? 'Chromium';
  const system =
    userAgentData?.platform ??
    /(Windows|Mac OS X|Linux|Android)/.exec(userAgent)?.[1] ??
    'computer';
  return { browser, system };
}

// Nobody has a certificate for their own machine.
function guess(text: string): string {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/i.test(text)
    ? `http://${text}`
    : `https://${text}`;
}
