import { addToDate, type IsoDate } from '#kernel/dates';
import { cell, oneOf, readTable } from './table.ts';

/** How a host sees its own action. Nobody else gives one. */
const ACTION_STATUSES = ['not-started', 'under-way', 'done', 'stopped'] as const;

export type DemoAction = {
  key: string;
  /** The report's recommendation it answers. */
  recommendation: string;
  title: string;
  ownerRole: string;
  due: IsoDate;
  /** How the host will know. */
  measure: string;
  status: (typeof ACTION_STATUSES)[number];
  /** What the host adds to the status; often nothing. */
  note: string;
};

/** What was found at a progress review about one recommendation. */
export type DemoProgress = {
  recommendation: string;
  /** In the host's words. */
  host: string;
  /** In the reviewing peers' words. */
  peers: string;
};

/** The action plans by challenge: key | recommendation | owner | due in days | status | action | measure | note. */
const PLANS: Record<string, string> = {
  'port-wenlow': `
a1 | r1 | Chief executive | 75 | under-way | Agree twelve outcomes in order, after four evenings with residents, and take them to full council | Any member of staff, stopped in a corridor, can name the first three | -
a2 | r2 | Director of place | 40 | under-way | Go through all 143 projects in six open sessions; close, pause or keep each | 95 projects or fewer, and nobody named in more than four | -
a3 | r3 | Section 151 officer | 28 | under-way | Give each saving in the medium-term plan an owner, a date and a test | No saving without an owner when the plan goes to cabinet | Eleven of nineteen savings have an owner; the rest are waiting for the new director of change
a4 | r4 | Director of children’s services | 110 | under-way | One plan and one budget for families in temporary housing, with one named worker for each family | Fewer than 520 families, and each can name their worker | -
a5 | r5 | Monitoring officer | 60 | under-way | A forward plan of six months; four scrutiny subjects chosen by its members | Four in ten scrutiny items come before the decision, from fewer than two in ten | -
a6 | r6 | Section 151 officer | -6 | done | A quarterly hour on the money for every councillor, with supper | Forty of fifty-one councillors came to the first; questions and answers are published | -
a7 | r7 | Head of people | 180 | not-started | Advertise every acting-up post for at least five days, and tell each person who was not chosen why | One in three of those appointed to senior posts from a minority ethnic background within two years | -
a8 | r8 | Leader of the council | 150 | not-started | Offer partners the chair of three of the six City Partnership groups, and a shared staff of two | Three groups led by partners; agreements written down and signed | -`,
  dunfarran: `
a1 | r1 | Head of revenues and benefits | -40 | done | One form for free school meals, clothing grant and council tax reduction | Families tell us once; the form takes under eight minutes | -
a2 | r2 | Team leader, welfare rights | 35 | under-way | A welfare rights adviser in each of the four health centres, one day a week | 400 families helped in the first year | -
a3 | r3 | Data analyst | 80 | under-way | Agree with schools how to find families who are entitled and have not claimed | Eight in ten entitled families claim, from six in ten | Two schools are unsure about sharing names; we meet them next month`,
  'castle-dunmere': `
a1 | r1 | Leader of the council | -120 | done | A written agreement between the three groups, published | The agreement is reviewed each May in public | -
a2 | r2 | Managing director | -60 | done | A single vision for the city centre, agreed with the university and the cathedral | Planning applications quote it | -
a3 | r3 | Director of finance | 45 | under-way | Build reserves back to seven per cent in three years | Six per cent by the end of this year | At 5.8 per cent, with two one-off sums in it
a4 | r4 | Director of housing | 20 | under-way | Inspect every block for damp and fire safety and publish the results | All 212 blocks by the end of the year; 171 so far | Forty-one blocks to go, the tallest; dates will be on the doors
a5 | r5 | Chair of scrutiny | -30 | done | Hear from residents in public at every scrutiny meeting | Residents spoke at eleven of the last twelve | -
a6 | r6 | Head of digital | 90 | under-way | Replace the three customer systems by one | One log-in for residents; two systems switched off | -`,
  'oldbridge-and-weir': `
a1 | r1 | Director of adult services | -150 | done | A named worker for everybody who waits, with a call each month | Nobody waits more than four weeks without hearing from us | -
a2 | r2 | Head of commissioning | -90 | done | Move homecare to small neighbourhood teams | Eight in ten people have three carers or fewer | -
a3 | r3 | Principal social worker | -45 | done | Let carers write their own plan, with help if they want it | 640 plans, 410 of them written by the carer | -
a4 | r4 | Cabinet member for adults | -20 | done | People with lived experience on every appointment panel for managers | Every panel since the spring | -`,
};

/** The host's action plan, in its own words; empty where there is none yet. */
export function actionPlan(challenge: string, today: IsoDate): DemoAction[] {
  return readTable(PLANS[challenge] ?? '', 8).map((row) => ({
    key: cell(row, 0),
    recommendation: cell(row, 1),
    ownerRole: cell(row, 2),
    due: addToDate(today, { days: Number(cell(row, 3)) }),
    status: oneOf(ACTION_STATUSES, cell(row, 4)),
    title: cell(row, 5),
    measure: cell(row, 6),
    note: cell(row, 7) === '-' ? '' : cell(row, 7),
  }));
}

/** Castle Dunmere's progress, recommendation by recommendation: recommendation | the host | the peers. */
const CASTLE_DUNMERE_PROGRESS = `
r1 | The three group leaders signed an agreement in public in the spring. It has been tested once, over the leisure centres, and held. | Members of all groups told us that meetings are shorter and duller, which they meant as praise. Officers now get one answer. The next test is the budget, and leaders know it.
r2 | “The city between the two bridges” was agreed with the university and the cathedral and is used by developers. | It is a good page and a half. We heard it quoted in the planning office, on a bus and in the cathedral close. The market traders had not heard of it, and would like to.
r3 | Reserves are at 5.8 per cent, from 4.9. We are a little ahead of the plan, helped by two one-off sums. | The direction is right and the honesty about the one-off sums is welcome. Two of the larger savings for next year still rest on decisions that have not been taken.
r4 | We have inspected 171 of 212 blocks. It has been slower than we promised, because we found more than we expected and mended it as we went. | We think that mending as they went was the right choice. Tenants told us that nobody had explained the delay to them. The remaining 41 blocks are the tallest. A date for each, on the door, would help.
r5 | A resident has spoken at eleven of the last twelve scrutiny meetings, with travel and childcare paid. | This has changed the room. We watched a meeting stop while residents explained a form. The form had gone by the end of the week.
r6 | One of three customer systems has gone. The second goes in the new year. | Staff like the new system and were asked about it first. The third system, for repairs, has no date, and it is the one that residents use most.`;

/** What the progress review found, one entry a recommendation; empty for every other challenge. */
export function progressReview(challenge: string): DemoProgress[] {
  if (challenge !== 'castle-dunmere') return [];
  return readTable(CASTLE_DUNMERE_PROGRESS, 3).map((row) => ({
    recommendation: cell(row, 0),
    host: cell(row, 1),
    peers: cell(row, 2),
  }));
}
