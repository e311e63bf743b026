/** The words of the contents and of the way through an article; this file is the type of the other languages'. */
export const en = {
  contents: 'Contents',
  close: 'Close',
  minutesLeft: (minutes: string, isOne: boolean) => (isOne ? '1 minute left' : `${minutes} minutes left`),
  almostDone: 'Less than a minute left',
  done: 'Read to the end',
  leaveFocus: 'Leave focus mode',
  focusMode: 'Focus',
  copyLink: (title: string) => `Copy the link to “${title}”`,
};

export type ContentsMessages = typeof en;
