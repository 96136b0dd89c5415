import { londonDate } from '#kernel/dates';
import { recordAudit } from '#modules/audit';
import { csvText } from '#modules/pool';
import { bodiesOf, OFFICE_ROLES } from '#platform/access/roles';
import { type Context, type Outcome, signedIn } from '#platform/http/context';
import { get } from '#platform/http/routes';
import { yearAhead } from '../../application/year-ahead.ts';
import { openCallsByNeed } from '../../store/calls.ts';
import { monthWords, needWords } from '../need-words.ts';
import { demandView } from './view.ts';

/** Demand against supply, for the office. */
export const demandPageRoutes = [get('/demand', 'demand.see', showDemand), get('/demand.csv', 'demand.see', download)];

async function showDemand(context: Context): Promise<Outcome> {
  const bodies = bodiesOf(signedIn(context), OFFICE_ROLES);
  const programme = programmeOf(context);
  const year = await yearAhead(context.services, bodies, programme);
  const calls = await openCallsByNeed(context.services.db, bodies, londonDate(context.now));
  return context.show({
    title: 'Demand against supply',
    width: 'wide',
    main: demandView({ year, programme, calls, mayOpenCall: context.may('call.open') }),
  });
}

/** The same as a table for a spreadsheet: a line for each need and month that asks for anybody. */
async function download(context: Context): Promise<Outcome> {
  const actor = signedIn(context);
  const { db } = context.services;
  const year = await yearAhead(context.services, bodiesOf(actor, OFFICE_ROLES), programmeOf(context));
  const lines = year.rows.flatMap((row) =>
    row.cells.flatMap((cell, index) =>
      cell.needed === 0
        ? []
        : [
            [
              needWords(row.need),
              monthWords(year.months[index] ?? ''),
              cell.needed,
              cell.held,
              cell.fillable,
              cell.short,
              cell.daysShort,
            ],
          ],
    ),
  );
  await db.transaction().execute(async (trx) => {
    const subject = { kind: 'demand', id: londonDate(context.now) };
    await recordAudit(trx, {
      actorId: actor.personId,
      subject,
      action: 'Downloaded demand against supply',
      at: context.now,
    });
  });
  const head = ['What is asked for', 'Month', 'Places', 'Held', 'Can be filled', 'Short', 'Days short'];
  return {
    kind: 'file',
    content: Buffer.from(csvText([head, ...lines])),
    mediaType: 'text/csv; charset=utf-8',
    fileName: `demand-${londonDate(context.now)}.csv`,
  };
}

function programmeOf({ query }: Context): string {
  return /^[\w-]{1,60}$/.test(query.programme ?? '') ? (query.programme ?? '') : '';
}
