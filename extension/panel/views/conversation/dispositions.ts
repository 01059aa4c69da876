/** How a conversation may end: ids that are stored; the words are in words/. */
export const DISPOSITIONS = [
  'solved',
  'not-solved',
  'ordered',
  'information-given',
  'complaint',
  'visitor-left',
  'spam',
] as const;
