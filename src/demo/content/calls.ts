import { addToDate, type IsoDate } from '#kernel/dates';
import type { Gap } from '#modules/demand';

/** A call for peers of the demo. `named`: whose offers to become a peer came from it. */
export type DemoCall = {
  readonly key: string;
  readonly title: string;
  readonly wanted: string;
  readonly about: string;
  readonly gap: Gap;
  readonly opensOn: IsoDate;
  readonly closesOn: IsoDate;
  readonly named: readonly string[];
  /** How many people it was sent to. */
  readonly mailed: number;
};

/** Two calls that are open, and one that has closed, with what came of it. */
export function demoCalls(today: IsoDate): DemoCall[] {
  const day = (days: number) => addToDate(today, { days });
  return [
    {
      key: 'health',
      title: 'Wanted: senior health managers',
      wanted:
        'We are looking for senior managers from health trusts and boards to look at social care with us this spring.',
      about:
        'Four councils have asked us to look at how care and health work together, and each team needs somebody who knows a hospital or a community trust from the inside. We have two such peers who are free.\n\nYou go with a small team for five days. You listen to wards, social workers and carers, and say what is strong and what could be better. Nobody is rated.\n\nYour trust keeps paying you; we pay for travel and a room. People come home with more ideas than they left behind.',
      gap: {
        need: 'health-manager~~any',
        label: 'Senior health manager',
        roles: ['health-manager'],
        topic: null,
        party: null,
        short: 2,
        months: ['March 2027', 'April 2027'],
      },
      opensOn: day(-24),
      closesOn: day(32),
      named: ['Nkechi Umeh', 'Dr Struan Heggie'],
      mailed: 9,
    },
    {
      key: 'cabinet',
      title: 'Wanted: cabinet members who have held the money',
      wanted: 'We are looking for councillors of every party who have set a budget and lived with it.',
      about:
        'Half of the councils we visit next year ask us to look at their finances. A councillor is believed by councillors, so every team has one, and those who know money are asked again and again.\n\nYou need not be in office in a large council, nor in control. You do need to have sat in the room when the figures did not add up.\n\nYour political group stands behind your offer; we ask them.',
      gap: {
        need: 'cabinet-member~finance~any',
        label: 'Cabinet member; who knows finance',
        roles: ['cabinet-member'],
        topic: 'finance',
        party: null,
        short: 1,
        months: ['May 2027'],
      },
      opensOn: day(-6),
      closesOn: day(50),
      named: ['Cllr Rosalind Frayne'],
      mailed: 0,
    },
    {
      key: 'practice',
      title: 'Wanted: people who still work with families',
      wanted: 'We were looking for senior practitioners who read case files and can say what they see.',
      about:
        'A safeguarding challenge reads files, and only somebody who writes them can read them well.\n\nWe asked for senior social workers and occupational therapists with time for five days in a year.',
      gap: {
        need: 'social-work-practitioner_safeguarding-coordinator~~any',
        label: 'Senior social work practitioner, or safeguarding co-ordinator',
        roles: ['social-work-practitioner', 'safeguarding-coordinator'],
        topic: null,
        party: null,
        short: 3,
        months: ['October 2026', 'November 2026'],
      },
      opensOn: day(-230),
      closesOn: day(-170),
      named: ['Samira Haddad'],
      mailed: 14,
    },
  ];
}
