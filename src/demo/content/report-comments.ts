import { addToDate, type IsoDate } from '#kernel/dates';
import { cell, readBlocks } from './table.ts';

/** What a peer says about a draft. */
export type DemoReportComment = {
  challenge: string;
  /** The theme of the section it is about. */
  theme: string;
  /** The slot of the peer who says it. */
  author: string;
  madeOn: IsoDate;
  text: string;
  /** What the manager answered; null while it is open. */
  answer: string | null;
};

/** Head line: theme, author's slot, days ago. An answer follows after `→`. */
const WHINMOUTH_COMMENTS = `
outcomes-experience practice 5
The people who were robbed could be known from where they go now on Thursdays, if that went in. It is only in a note, please leave it there. → It stays in the note. I have also made it “some” rather than “a man”.

leadership-strategy lead 4
I can write the paragraph on the other 28. Most of them got good help outside the pathway, and that is rather the point.

practice partner 4
Can we say “customs house”? There is only one, and the circle meets there in the open. I think that they would be proud. → I have asked the host co-ordinator, who says yes and is delighted.

practice member 3
“A way to find out that does not feel like being marked” is the sentence that I would keep if we could only keep one.

working-together partner 3
The hostel manager’s phrase about Father Christmas is wonderful and is hers alone. Everybody in Whinmouth would know. Could we use our own words? → You are right. Changed to “without much hope of an answer”. I have left it as it was until you have all seen it.

quality-learning practice 1
Fourteen audits or fifteen? The board manager’s list has one in pencil.`;

/** The team's comments on Whinmouth's draft, the oldest first; empty for every other challenge. */
export function reportComments(challenge: string, today: IsoDate): DemoReportComment[] {
  if (challenge !== 'whinmouth') return [];
  return readBlocks(WHINMOUTH_COMMENTS).map(({ head, body }) => {
    const [text = '', answer] = body.split(' → ');
    return {
      challenge,
      theme: cell(head, 0),
      author: cell(head, 1),
      madeOn: addToDate(today, { days: -Number(cell(head, 2)) }),
      text,
      answer: answer ?? null,
    };
  });
}
