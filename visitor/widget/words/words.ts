/** Every word the widget says; each language is one file that has them all. */
export interface Words {
  readonly close: string;
  readonly title: string;

  readonly staffed: string;
  readonly staffedWait: (wait: string) => string;
  readonly notStaffed: string;
  readonly connecting: string;
  readonly waiting: string;
  readonly next: string;
  readonly ahead: (count: number) => string;
  readonly wait: (wait: string) => string;
  readonly waitUnknown: string;
  readonly talkingWith: (name: string) => string;
  readonly talking: string;
  readonly messageLeft: string;
  readonly messageLeftMore: string;
  readonly ended: string;

  readonly linkLost: string;
  readonly linkStopped: string;
  readonly isTyping: (name: string) => string;
  readonly somebody: string;
  readonly you: string;

  readonly lines: string;
  readonly write: string;
  readonly writeHint: string;
  readonly shareDraft: (name: string) => string;
  /** In the middle of a chat in which nothing has been said yet. */
  readonly empty: string;
  readonly send: string;
  readonly full: string;
  readonly pending: string;
  readonly sent: string;
  readonly seen: string;
  readonly notSent: string;
  readonly tryAgain: string;

  readonly leaveIntro: string;
  readonly message: string;
  readonly contact: string;
  readonly contactHint: string;
  readonly leaveSend: string;
  readonly leaveMissing: string;
  readonly leaveRefused: string;
  readonly leaveInstead: string;

  readonly end: string;
  readonly endAsk: string;
  readonly endYes: string;
  readonly endNo: string;
  readonly startAgain: string;

  readonly offer: string;
  readonly offerWords: string;
  readonly offerFrom: (name: string) => string;
  readonly offerYes: string;
  readonly offerNo: string;
  readonly offerGone: string;

  readonly cobrowse: string;
  readonly cobrowseAsks: (name: string) => string;
  readonly cobrowseSees: (name: string) => string;
  readonly cobrowseHides: string;
  readonly cobrowseStops: string;
  readonly cobrowseYes: string;
  readonly cobrowseNo: string;
  readonly cobrowseHideFirst: string;

  readonly joined: (name: string) => string;
  readonly handedOver: (name: string) => string;
  readonly handedOverNobody: string;
  readonly takenOver: (name: string) => string;
  readonly backInQueue: string;
  readonly endedNotice: string;
  readonly leftMessage: string;

  readonly today: string;
  readonly yesterday: string;
  readonly underAMinute: string;
  readonly minutes: (count: number) => string;
  readonly overAnHour: string;
  readonly newTab: string;
}
