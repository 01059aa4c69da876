/** How a conversation may end where no sidecar has said it yet: those of the policy that ships; the words are in words/. */
export const DISPOSITIONS = [
  'solved',
  'not-solved',
  'ordered',
  'information-given',
  'complaint',
  'visitor-left',
  'spam',
] as const;
