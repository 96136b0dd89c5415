import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { journey } from '../support/journey.ts';
import { oneAfterAnother } from '../support/steps.ts';

/** Walks the year from choosing challenges to offers, a no, and a mended plan. */
export async function walkTheYear(options: { javaScript: boolean }): Promise<void> {
  buildAssetsApart();
  const here = await journey({ template: 'demo', windows: false, ...options });
  const officerRow = await here.service.db
    .selectFrom('role_grants as held')
    .innerJoin('people as person', 'person.id', 'held.person_id')
    .select(['person.name', 'person.email'])
    .where('held.role', '=', 'placement-officer')
    .executeTakeFirstOrThrow();
  const officer = await here.person(officerRow.name, officerRow.email);

  const post = await here.person('A peer who has not signed in', null, { phone: true });

  /** The path of the page the officer is on. */
  const whereNow = () => new URL(officer.page.url()).pathname;

  /** Lets the plan be worked out, and comes to it. */
  async function workedOut(plan: string): Promise<void> {
    await here.service.runJobs();
    if (options.javaScript) await officer.page.locator('#progress').waitFor({ state: 'detached' });
    else await officer.follow('See how far it is now');
    await officer.goto(plan);
  }

  describe('The placement officer plans the year on the demo', () => {
    const { step } = oneAfterAnother();
    let plan = '';

    step('finds a plan there to look at, worked out by itself', async () => {
      await here.service.runJobs();
      await officer.goto('/plans');
      await officer.sees('The year ahead');
      await officer.follow('The year ahead');
      await officer.sees(
        /as good as any plan could be|of the best that any plan could be/,
        'The year by week',
        'What the plan brings and costs',
      );
    });

    step('chooses challenges, says what counts more, and sees the plan close in by itself', async () => {
      await officer.goto('/plans/new');
      await officer.sees(/\d+ challenges ask for \d+ peers/, 'asks for most peers');
      await officer.fill({ name: 'Less travel' });
      await officer.tick('10 seconds');
      await officer.press('Work out a plan');
      await officer.sees('Being worked on', 'You can leave this page and come back');
      plan = whereNow();
      await workedOut(plan);
      await officer.sees('Places filled', 'assumed, not agreed');
    });

    step('looks at a team, why somebody is in it, and who is next best', async () => {
      await officer.follow('Millgarth: six towns, one council');
      await officer.sees('The places', 'The team against the focus');
      await officer.follow(/^Why .*, and who else$/);
      await officer.sees('Who else could be here', 'Why not somebody else?');
    });

    step('asks why somebody is not there, and is told the rule in the way and what would lift it', async () => {
      const row = await here.service.db
        .selectFrom('people as person')
        .innerJoin('peers as peer', 'peer.person_id', 'person.id')
        .select('person.name')
        .where('peer.kind', '=', 'lived-experience')
        .where('peer.status', '=', 'serving')
        .orderBy('person.name')
        .executeTakeFirstOrThrow();
      await officer.page.locator('main [name="words"]').fill(row.name);
      await officer.press('Look');
      await officer.follow(row.name);
      await officer.sees('in the way', 'The place asks for', 'What would lift it');
    });

    step('puts somebody else into an open place, sees what it costs, and runs again round them', async () => {
      const open = await here.service.db
        .selectFrom('plan_places')
        .select('slot_key')
        .where('plan_id', '=', plan.split('/')[2] ?? '')
        .where('hold', 'is', null)
        .where('peer_id', 'is not', null)
        .where('slot_id', 'is not', null)
        .orderBy('slot_key')
        .execute();
      await officer.goto(`${plan}/places/${open[0]?.slot_key}`);
      const other = officer.page.locator('main table tbody th a').first();
      const name = (await other.textContent()) ?? '';
      await officer.follow(name);
      await officer.sees(/The plan would (lose|gain)|be worth the same/, `What would change with ${name} here`);
      await officer.press(`Put ${name} here in the plan`);
      await officer.sees(
        'Done, and pinned.',
        /The plan has (lost|gained) [\d.]+ points? by it\.|The plan is worth the same\./,
      );
      await officer.goto(plan);
      await officer.press('Run again');
      await workedOut(plan);
      await officer.goto(`${plan}/places/${open[0]?.slot_key}`);
      await officer.sees(`Why ${name}`, `Let the next run move ${name}`);
    });

    step('compares it with the plan that was there', async () => {
      await officer.goto('/plans');
      await officer.press('Compare');
      await officer.sees('What each plan comes to', 'Where they differ');
    });

    step('proposes and offers all that can be, with a reason for each conflict', async () => {
      await officer.goto(`${plan}/acceptance`);
      const reasons = officer.page.locator('main textarea');
      for (let n = 0; n < (await reasons.count()); n += 1)
        await reasons.nth(n).fill('They know the place and nobody else has the skill.');
      await officer.tick('Yes: offer each of them the place');
      await officer.press('Propose those ticked');
      await officer.sees('What came of it', 'Proposed and offered: we have written to');
      const { count } = await here.service.db
        .selectFrom('plan_places')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('plan_id', '=', plan.split('/')[2] ?? '')
        .where('outcome', 'like', 'Proposed and offered%')
        .executeTakeFirstOrThrow();
      assert.equal(count > 0, true);
    });

    let lost = { name: '', slot: '' };
    step(
      'one of them says no by the link of the letter; the plan says so and is mended, everybody else staying',
      async () => {
        const row = await here.service.db
          .selectFrom('plan_places as x')
          .innerJoin('people as person', 'person.id', 'x.peer_id')
          .select(['person.name', 'person.email', 'x.slot_key as slot'])
          .where('x.plan_id', '=', plan.split('/')[2] ?? '')
          .where('x.outcome', 'like', 'Proposed and offered%')
          .orderBy('x.slot_key')
          .executeTakeFirstOrThrow();
        lost = row;
        const { links } = await here.letter(row.email ?? '', /Would you join/);
        await post.goto(new URL(links.find((link) => link.includes('/offers/')) ?? '').pathname);
        await post.tick('Too busy');
        await post.press('No, I cannot this time');
        await post.sees('You have said no, and that is fine');
        await officer.goto(plan);
        await officer.sees('A place has come open again', 'everybody else');
        await officer.press('Mend the plan');
        await workedOut(plan);
        await officer.seesNot('has come open again');
        await officer.goto(`${plan}/places/${lost.slot}`);
        await officer.sees(/Why |Nobody is in this place of the plan/);
        await officer.seesNot(`Why ${lost.name}`);
      },
    );

    step('why the one who said no is not there is told, and the next is proposed and offered', async () => {
      await officer.page.locator('main [name="words"]').fill(lost.name.replace(/^Cllr /, ''));
      await officer.press('Look');
      await officer.follow(lost.name);
      await officer.sees(`${lost.name} was asked for this team and said no on`, 'too busy', 'No run proposes them');
      await officer.goto(`${plan}/acceptance`);
      const reasons = officer.page.locator('main textarea');
      for (let n = 0; n < (await reasons.count()); n += 1) await reasons.nth(n).fill('They were asked for by name.');
      await officer.tick('Yes: offer each of them the place');
      await officer.press('Propose those ticked');
      await officer.sees('What came of it', 'Proposed and offered: we have written to');
    });
  });
}
