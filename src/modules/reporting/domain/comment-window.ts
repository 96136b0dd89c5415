import { addToDate, type IsoDate } from '#kernel/dates';

/** The last day of the window: opened on 1 March for 21 days, peers may comment until the end of 22 March. */
export function commentsCloseOn(openedOn: IsoDate, days: number): IsoDate {
  return addToDate(openedOn, { days });
}

/** Whether peers may still comment on that day; the last day counts. */
export function isWindowOpen(closeOn: IsoDate | null, today: IsoDate): boolean {
  return closeOn !== null && today <= closeOn;
}
