import { describe } from 'node:test';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { journey } from '../support/journey.ts';
import { oneAfterAnother } from '../support/steps.ts';
import * as steps from './steps/proposing.ts';
import { aVisit } from './steps/visit.ts';

/** From what to hear to a released timetable, as the manager, the host and those who are heard do it. */
export async function walkToARelease({ javaScript }: { javaScript: boolean }): Promise<void> {
  buildAssetsApart();
  const visit = await aVisit(await journey({ javaScript, windows: false }), { themes: ['leadership', 'safety'] });
  describe(`A timetable is proposed and released, ${javaScript ? 'with' : 'without'} JavaScript`, () => {
    const { step } = oneAfterAnother();
    step('the manager says what to hear, and sees what would be unheard', () => steps.sayWhatToHear(visit));
    step('the host says which rooms there are, and how far apart', () => steps.sayWhere(visit));
    step('the host names people by a spreadsheet’s file, after its bad row was named', () =>
      steps.nameInterviewees(visit),
    );
    step('people say when they can come by a link of their own: two presses are enough', () =>
      steps.sayWhenTheyCan(visit),
    );
    step('the manager says who is heard in what, and which peer must be there', () => steps.putPeopleIn(visit));
    step('the host has a timetable proposed, and sees it being worked on', () => steps.propose(visit));
    step('the host accepts it, and nobody hears yet', () => steps.accept(visit));
    step('what nobody could keep cannot be released; proposed again, it can be kept', () => steps.refuseAClash(visit));
    step('released, each person hears once, with their own sessions for the calendar', () => steps.release(visit));
    step('it is printed: the days, one person’s day, a sheet for each door', () => steps.printIt(visit));
  });
}
