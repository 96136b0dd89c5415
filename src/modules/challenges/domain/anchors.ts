import type { IsoDate } from '#kernel/dates';
import type { AnchorDates, MilestoneKey } from '#modules/programmes';

/** When each milestone happened; one that has not is not in it. */
export type Reached = ReadonlyMap<MilestoneKey, IsoDate>;

/** The days of a challenge as it stores them. `openedOn` is the day it was asked for, until it is opened. */
export type ChallengeDays = {
  readonly onSiteFrom: IsoDate | null;
  readonly onSiteUntil: IsoDate | null;
  readonly openedOn: IsoDate;
};

/** The days that a challenge's clocks are counted from. `opened` is the day it was taken up, `published` that of its report. */
export function anchorDates(days: ChallengeDays, reached: Reached): AnchorDates {
  return {
    'on-site-from': days.onSiteFrom,
    'on-site-until': days.onSiteUntil,
    opened: reached.get('opened') ?? days.openedOn,
    published: reached.get('report-published') ?? null,
  };
}
