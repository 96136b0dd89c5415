import { existsSync } from 'node:fs';
import { describe } from 'node:test';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { journey } from '../support/journey.ts';
import { oneAfterAnother } from '../support/steps.ts';
import { actAndLookBack } from './collaborative/after.ts';
import { OPEN_DATA, theCouncils } from './collaborative/cast.ts';
import { fieldwork } from './collaborative/fieldwork.ts';
import { prepareFieldwork } from './collaborative/preparing.ts';
import { hostReport, readReport } from './collaborative/report.ts';
import { enquire, findReviewers, scope } from './collaborative/scope-and-reviewers.ts';

const skip = existsSync(OPEN_DATA) ? false : 'the open data of ../shared is not here';

if (skip === false) buildAssetsApart();

describe('The same life on the real authorities of ../shared/data for the improvement collaborative', { skip }, () => {
  for (const javaScript of [true, false]) {
    describe(javaScript ? 'with JavaScript' : 'without JavaScript', async () => {
      const life = skip === false ? await theCouncils(await journey({ javaScript, windows: false })) : null;
      if (!life) return;
      const { step } = oneAfterAnother();
      step('begins with a council’s enquiry and a question that host and facilitator agree', async () => {
        await enquire(life);
        await scope(life);
      });
      step('has reviewers of three other councils, where a shared border needs a reason', () => findReviewers(life));
      step('is prepared by the host: checklist, evidence, plan of the fieldwork, call', () => prepareFieldwork(life));
      step('does its fieldwork, where notes become findings that the team alone sees', () => fieldwork(life));
      step('has a report that the host writes, signs off and publishes, with the reviewers’ comments', () =>
        hostReport(life),
      );
      step('lets anybody read the report as a page, a PDF and a Word file that name nobody', () => readReport(life));
      step('ends with actions, a look back by both sides, and its close', () => actAndLookBack(life));
    });
  }
});
