import type { Words } from './words.ts';

export const en: Words = {
  close: 'Minimise',
  title: 'Ask your question',

  staffed: 'You talk with a person, not with a computer.',
  staffedWait: (wait) => `A person will answer. Waiting time: ${wait}.`,
  notStaffed: 'Nobody is here now. Leave a message.',
  connecting: 'Connecting',
  waiting: 'One moment, nobody has joined yet',
  next: 'You are next as soon as somebody is free.',
  ahead: (count) =>
    count === 1 ? 'There is 1 person before you.' : `There are ${count} people before you.`,
  wait: (wait) => `Waiting time: ${wait}.`,
  waitUnknown: 'How long it takes cannot be said yet.',
  talkingWith: (name) => name,
  talking: 'Customer service, talking with you',
  messageLeft: 'We have your message',
  messageLeftMore: 'We answer at the address you gave.',
  ended: 'The conversation has ended',

  linkLost: 'No connection. What you write is sent as soon as it is back.',
  linkStopped: 'Chat does not work on this page. Try another page, or try later.',
  isTyping: (name) => `${name} is writing`,
  somebody: 'Customer service',
  you: 'You',

  lines: 'Conversation',
  write: 'Your message',
  writeHint: 'Write a message',
  empty: 'Write below what you would like to know. A person reads it as soon as one is free.',
  send: 'Send',
  full: 'Too many messages are waiting. Go on when the connection is back.',
  pending: 'Sending',
  sent: 'Sent',
  seen: 'Seen',
  notSent: 'Not sent.',
  tryAgain: 'Try again',

  leaveIntro:
    'Write your question and where we can reach you. We answer as soon as somebody is here.',
  message: 'Message',
  contact: 'E-mail or telephone',
  contactHint: 'Only to answer your question.',
  leaveSend: 'Leave message',
  leaveMissing: 'Fill in a message and where we can reach you.',
  leaveRefused: 'Your message did not arrive. Try once more.',
  leaveInstead: 'Leave a message instead',

  end: 'End conversation',
  endAsk: 'End the conversation?',
  endYes: 'Yes, end it',
  endNo: 'No, go on',
  startAgain: 'New conversation',

  offer: 'Offer to help',
  offerWords: 'Can we help you with something?',
  offerFrom: (name) => `${name} can help you now.`,
  offerYes: 'Yes, please',
  offerNo: 'No, thanks',
  offerGone: 'Nobody is free any more. You can still ask your question here.',

  cobrowse: 'Request to look along',
  cobrowseAsks: (name) => `${name} would like to look along with you. Is that all right?`,
  cobrowseSees: (name) =>
    `${name} then sees this page as it is here, and the pages of this shop that you go to.`,
  cobrowseHides:
    'What stays hidden: what you type, passwords, payment details, e‑mail addresses, phone and card numbers. Of account and checkout pages only labels and prices can be seen.',
  cobrowseStops: 'You can stop at any moment. You can also hide parts of the page first.',
  cobrowseYes: 'Agree',
  cobrowseNo: 'No, thanks',
  cobrowseHideFirst: 'Hide something first',

  joined: (name) => `${name} has joined`,
  handedOver: (name) => `Your conversation goes on with ${name}`,
  handedOverNobody: 'Your conversation goes on with a colleague',
  takenOver: (name) => `${name} takes over the conversation`,
  backInQueue: 'You are at the front of the queue; a colleague takes over',
  endedNotice: 'The conversation has ended',
  leftMessage: 'You left a message',

  today: 'Today',
  yesterday: 'Yesterday',
  underAMinute: 'less than a minute',
  minutes: (count) => (count === 1 ? 'about 1 minute' : `about ${count} minutes`),
  overAnHour: 'more than an hour',
  newTab: 'opens in a new tab',
};
